import { type ErrorTexts } from './catalog.ts';
import { changeEn } from './en/change.ts';
import { detailsEn } from './en/details.ts';
import { errorsEn } from './en/errors.ts';
import { historyEn } from './en/history.ts';
import { lookEn } from './en/look.ts';
import { platformEn } from './en/platform/report.ts';
import { preflightEn } from './en/preflight.ts';
import { reportEn } from './en/report.ts';
import { rolloutEn } from './en/rollout.ts';
import { sourcesEn } from './en/sources.ts';

/** What is said of errors, reports and changes, whoever says it. */
export const en = {
  /** Whose words these are, for times and numbers. */
  language: 'en',
  details: detailsEn,
  errors: errorsEn satisfies ErrorTexts,
  look: lookEn,
  platform: platformEn,
  preflight: preflightEn,
  report: reportEn,
  history: historyEn,
  rollout: rolloutEn,
  sources: sourcesEn,
  change: changeEn,
} as const;
