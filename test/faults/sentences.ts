import { type ChangeReport } from '../../shared/domain/report.ts';
import { reportSentences } from '../../shared/texts/sentences/report.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

/** What a person reads at the end. */
export const sentencesOf = (report: ChangeReport): readonly string[] => {
  const texts = LANGUAGES.en;
  return [...reportSentences(report, texts), report.kept ? texts.report.kept : texts.report.keptPartly];
};
