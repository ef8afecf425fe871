import { type KeptReport } from '../../shared/domain/kept-report.ts';
import { type CommandLineTexts } from '../../shared/texts/languages.ts';
import { platformReportSentences } from '../../shared/texts/sentences/platform/report.ts';

/** A kept report of a change by command, in sentences. */
export const sentencesByCommand = ({ report }: Extract<KeptReport, { route: 'by-command' }>, texts: CommandLineTexts): readonly string[] => platformReportSentences(report, texts);
