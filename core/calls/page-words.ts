import { type PageWords } from '../../shared/report-page/words.ts';
import { type Workbench } from './workbench.ts';

/** What pages of reports are written with: the language in use and the zone of this computer. The texts are loaded when the first page is wanted. */
export async function pageWords({ language }: Pick<Workbench, 'language'>): Promise<PageWords> {
  const { loadReportTexts } = await import('../../shared/texts/load.ts');
  return { texts: await loadReportTexts[language](), language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}
