import { type KeptReport } from '../../domain/kept-report.ts';
import { type Texts } from '../languages.ts';

/** What was kept of a change, and whether all of it was: each route has records of its own. `{folder}` is left to be filled. */
export function keptSentence({ route, report }: Pick<KeptReport, 'route' | 'report'>, { report: withToken, platform }: Pick<Texts, 'report' | 'platform'>): string {
  const words = route === 'with-token' ? withToken : platform.report;
  // Transcripts are a record of the route by command alone.
  const isWhole = report.kept && (!('transcriptKept' in report) || report.transcriptKept);
  return isWhole ? words.kept : words.keptPartly;
}
