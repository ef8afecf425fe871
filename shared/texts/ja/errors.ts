import { type ErrorTexts } from '../catalog.ts';
import { connectionErrorsJa } from './errors/connection.ts';
import { platformErrorsJa } from './platform/errors.ts';
import { programErrorsJa } from './errors/program.ts';
import { providerErrorsJa } from './errors/provider.ts';
import { rolloutErrorsJa } from './errors/rollout.ts';
import { tokenErrorsJa } from './errors/token.ts';

/** What a person reads about each error, in Japanese. Terms are those of the Japanese edition of Cisco document 118892. */
export const errorsJa = {
  ...connectionErrorsJa,
  ...providerErrorsJa,
  ...platformErrorsJa,
  ...tokenErrorsJa,
  ...programErrorsJa,
  ...rolloutErrorsJa,
} as const satisfies ErrorTexts;
