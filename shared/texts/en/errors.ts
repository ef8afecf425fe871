import { type ErrorTexts } from '../catalog.ts';
import { connectionErrorsEn } from './errors/connection.ts';
import { platformErrorsEn } from './platform/errors.ts';
import { programErrorsEn } from './errors/program.ts';
import { providerErrorsEn } from './errors/provider.ts';
import { rolloutErrorsEn } from './errors/rollout.ts';
import { tokenErrorsEn } from './errors/token.ts';

/**
 * What a person reads about each error. Whatever shows it also shows where it happened, so the titles do not name the place.
 * A sentence promises only what holds wherever the code is used: most errors can also end a change that was running.
 */
export const errorsEn = {
  ...connectionErrorsEn,
  ...providerErrorsEn,
  ...platformErrorsEn,
  ...tokenErrorsEn,
  ...programErrorsEn,
  ...rolloutErrorsEn,
} as const satisfies ErrorTexts;
