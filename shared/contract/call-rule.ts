import type * as z from 'zod/mini';
import { type WizardStep } from '../session/steps.ts';

/** One call of the engine: what it takes, and on which screens it makes sense (`any` = always). */
export interface CallRule {
  readonly input: z.ZodMiniType;
  readonly on: readonly WizardStep[] | 'any';
}
