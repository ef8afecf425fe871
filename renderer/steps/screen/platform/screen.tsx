import { type ComponentType, type ReactNode } from 'react';
import { type WizardStep } from '../../../../shared/session/steps.ts';
import { useWizard } from '../../../wizard/context.ts';
import { PlatformFinishStep } from '../../finish/platform/step.tsx';
import { PlatformModeStep } from '../../mode/platform/step.tsx';
import { PreflightStep } from '../../preflight/platform/step.tsx';
import { PlatformPreviewStep } from '../../preview/platform/step.tsx';
import { PlatformProgressStep } from '../../progress/platform/step.tsx';

/** The screens after sign-in; over the platform no token is chosen. */
const STEPS: Readonly<Partial<Record<WizardStep, ComponentType>>> = {
  preflight: PreflightStep,
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
