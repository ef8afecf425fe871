import { type PageMaker } from '../../change/folder.ts';
import { type Workbench } from '../workbench.ts';

/** Makes pages of reports in the language in use and in the zone of this computer. What they are made of is loaded when the first one is wanted. */
export const pageMaker =
  (bench: Pick<Workbench, 'language'>): PageMaker =>
  async (kept) => {
    const { language } = bench;
    const [{ reportPage }, { loadReportTexts }] = await Promise.all([import('../../../shared/report-page/page.ts'), import('../../../shared/texts/load.ts')]);
    return reportPage(kept, { texts: await loadReportTexts[language](), language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  };
