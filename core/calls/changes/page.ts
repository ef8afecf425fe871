import { type PageMaker } from '../../change/folder.ts';
import { pageWords } from '../page-words.ts';
import { type Workbench } from '../workbench.ts';

/** Makes pages of reports. What they are made of is loaded when the first one is wanted. */
export const pageMaker =
  (bench: Pick<Workbench, 'language'>): PageMaker =>
  async (kept) => {
    const [{ reportPage }, words] = await Promise.all([import('../../../shared/report-page/page.ts'), pageWords(bench)]);
    return reportPage(kept, words);
  };
