import { type ComponentType, type ReactNode } from 'react';
import { type WizardStep } from '../../shared/session/steps.ts';
import { useWizard } from '../app/wizard.ts';
import { PlatformFinishStep } from './platform-finish/platform-finish-step.tsx';
import { PlatformModeStep } from './platform-mode/platform-mode-step.tsx';
import { PlatformPreviewStep } from './platform-preview/platform-preview-step.tsx';
import { PlatformProgressStep } from './platform-progress/platform-progress-step.tsx';

/** The screens after sign-in; over the platform no token is chosen. */
const STEPS: Readonly<Partial<Record<WizardStep, ComponentType>>> = {
  mode: PlatformModeStep,
  preview: PlatformPreviewStep,
  progress: PlatformProgressStep,
  finish: PlatformFinishStep,
};

export function PlatformScreen(): ReactNode {
  const { state } = useWizard();
  const Step = STEPS[state.step];
  return Step === undefined ? null : <Step />;
}
