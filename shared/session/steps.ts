import { type Connection } from '../domain/connection.ts';

/**
 * The screens of the wizard in their order: where Back leads from each (`null` = nowhere any more), and whether the
 * readers are watched there. From the choice of the token to its password they are; afterwards it is no longer needed.
 */
export const WIZARD_STEPS = {
  'sign-in': { back: null, watchesTokens: false },
  /** What is looked at before a change over the platform. */
  preflight: { back: 'sign-in', watchesTokens: false },
  mode: { back: 'sign-in', watchesTokens: false },
  token: { back: 'mode', watchesTokens: true },
  preview: { back: 'token', watchesTokens: true },
  progress: { back: null, watchesTokens: false },
  finish: { back: null, watchesTokens: false },
} as const;

export type WizardStep = keyof typeof WIZARD_STEPS;

/** Where Back leads: over the platform no token is chosen, so its preview comes right behind the mode. */
export const backOf = (step: WizardStep, connection: Connection): WizardStep | null =>
  connection === 'platform' && step === 'preview' ? 'mode' : WIZARD_STEPS[step].back;
