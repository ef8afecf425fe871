import { type Catalog } from './catalog.ts';
import { type en } from './en.ts';
import { changeJa } from './ja/change.ts';
import { detailsJa } from './ja/details.ts';
import { errorsJa } from './ja/errors.ts';
import { historyJa } from './ja/history.ts';
import { lookJa } from './ja/look.ts';
import { platformJa } from './ja/platform/report.ts';
import { preflightJa } from './ja/preflight.ts';
import { reportJa } from './ja/report.ts';
import { rolloutJa } from './ja/rollout.ts';
import { sourcesJa } from './ja/sources.ts';

export const ja = {
  /** Whose words these are, for times and numbers. */
  language: 'ja',
  details: detailsJa,
  errors: errorsJa,
  look: lookJa,
  platform: platformJa,
  preflight: preflightJa,
  report: reportJa,
  history: historyJa,
  rollout: rolloutJa,
  sources: sourcesJa,
  change: changeJa,
} as const satisfies Catalog<typeof en>;
