import path from 'node:path';
import { type KeptReport, REPORT_PAGE } from '../../shared/domain/kept-report.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type CommandLineTexts } from '../../shared/texts/languages.ts';
import { keptSentence } from '../../shared/texts/sentences/kept.ts';
import { reportSentences } from '../../shared/texts/sentences/report.ts';
import { sentencesByCommand } from '../platform/report-lines.ts';

type KeptOfRoute = Pick<KeptReport, 'route' | 'report'>;

/** A report that was kept, in sentences, and where it lies; the folder in any case. */
export function reportLines(kept: KeptReport | null, folder: string, texts: CommandLineTexts): readonly string[] {
  // Of which route it was, nothing tells.
  if (kept === null) return [fill(texts.report.keptPartly, { folder })];
  return [...(kept.route === 'with-token' ? reportSentences(kept.report, texts) : sentencesByCommand(kept, texts)), ...folderLines(kept, folder, texts)];
}

/** The last lines of every report: the page, and its folder with what the records of its route are. */
export const folderLines = (kept: KeptOfRoute, folder: string, texts: CommandLineTexts): readonly string[] => [
  fill(texts.commandLine.changes.report.trim(), { path: path.join(folder, REPORT_PAGE) }),
  fill(keptSentence(kept, texts), { folder }),
];
