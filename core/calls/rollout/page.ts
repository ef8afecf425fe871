import { type RolloutPageMaker } from '../../rollout/folder.ts';
import { type Workbench } from '../workbench.ts';

/** Makes pages of reports in the language in use and in the zone of this computer. What they are made of is loaded when the first one is wanted. */
export const rolloutPageMaker =
  (bench: Pick<Workbench, 'language'>): RolloutPageMaker =>
  async (report) => {
    const { language } = bench;
    const [{ rolloutPage }, { loadReportTexts }] = await Promise.all([import('../../../shared/report-page/platform/rollout/page.ts'), import('../../../shared/texts/load.ts')]);
    return rolloutPage(report, { texts: await loadReportTexts[language](), language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  };
