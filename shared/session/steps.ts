/** The screens of the wizard in their order, and where Back leads from each (`null` = nowhere any more). */
export const WIZARD_STEPS = {
  'sign-in': { back: null },
  mode: { back: 'sign-in' },
  token: { back: 'mode' },
  preview: { back: 'token' },
  progress: { back: null },
  finish: { back: null },
} as const;

export type WizardStep = keyof typeof WIZARD_STEPS;
