import path from 'node:path';
import { type KeptReport, REPORT_PAGE } from '../../shared/domain/kept-report.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type CommandLineTexts } from '../../shared/texts/languages.ts';
import { reportSentences } from '../../shared/texts/sentences/report.ts';
import { sentencesByCommand } from '../platform/report-lines.ts';

/** A report that was kept, in sentences, and where it lies; the folder in any case. */
export function reportLines(kept: KeptReport | null, folder: string, texts: CommandLineTexts): readonly string[] {
  const { report: words, commandLine } = texts;
  if (kept === null) return [fill(words.keptPartly, { folder })];
  return [
    ...(kept.route === 'with-token' ? reportSentences(kept.report, texts) : sentencesByCommand(kept, texts)),
    ...folderLines(kept.report.kept ? words.kept : words.keptPartly, folder, commandLine),
  ];
}

/** The last lines of every report: the folder, and the page in it. */
export const folderLines = (sentence: string, folder: string, { changes }: CommandLineTexts['commandLine']): readonly string[] => [
  fill(changes.report.trim(), { path: path.join(folder, REPORT_PAGE) }),
  fill(sentence, { folder }),
];
