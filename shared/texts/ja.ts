import { type Catalog } from './catalog.ts';
import { type en } from './en.ts';
import { changeJa } from './ja/change.ts';
import { detailsJa } from './ja/details.ts';
import { errorsJa } from './ja/errors.ts';
import { platformJa } from './ja/platform/report.ts';
import { reportJa } from './ja/report.ts';

export const ja = {
  details: detailsJa,
  errors: errorsJa,
  platform: platformJa,
  report: reportJa,
  change: changeJa,
} as const satisfies Catalog<typeof en>;
