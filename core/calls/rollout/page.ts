import { RolloutFolder, type RolloutPageMaker } from '../../rollout/folder.ts';
import { pageWords } from '../page-words.ts';
import { type Workbench } from '../workbench.ts';

/** Makes pages of reports. What they are made of is loaded when the first one is wanted. */
export const rolloutPageMaker =
  (bench: Pick<Workbench, 'language'>): RolloutPageMaker =>
  async (report) => {
    const [{ rolloutPage }, words] = await Promise.all([import('../../../shared/report-page/platform/rollout/page.ts'), pageWords(bench)]);
    return rolloutPage(report, words);
  };

export const folderOf = (bench: Pick<Workbench, 'options' | 'language'>, id: string): RolloutFolder => new RolloutFolder(bench.options, id, rolloutPageMaker(bench));
