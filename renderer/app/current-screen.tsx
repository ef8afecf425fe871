import { type ComponentType, type ReactNode, Suspense, lazy, useEffect, useLayoutEffect } from 'react';
import { useStore } from 'zustand/react';
import { type Gate, gateOf } from '../../shared/session/gate.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { type WizardStep } from '../../shared/session/steps.ts';
import { SignInStep } from '../steps/sign-in/step.tsx';
import { useFirstScreen } from '../wizard/context.ts';
import { type WizardUi, wizardUi } from '../wizard/typed.ts';

/** All screens after the first are loaded while a person types on it. */
const LATER = {
  mode: () => import('../steps/mode/step.tsx'),
  token: () => import('../steps/token/step.tsx'),
  preview: () => import('../steps/preview/step.tsx'),
  progress: () => import('../steps/progress/step.tsx'),
  finish: () => import('../steps/finish/step.tsx'),
  gates: () => import('../gates/current.tsx'),
  rollout: () => import('../steps/rollout/screen.tsx'),
  tokenDialogs: () => import('../steps/token/dialog-place.tsx'),
} as const;

/** Milliseconds after which they are loaded: by then the first screen takes keys. */
const LATER_AFTER = 500;

/** Over the platform alone something is looked at before the mode. */
const STEPS: Readonly<Record<Exclude<WizardStep, 'preflight'>, ComponentType>> = {
  'sign-in': SignInStep,
  mode: lazy(async () => ({ default: (await LATER.mode()).ModeStep })),
  token: lazy(async () => ({ default: (await LATER.token()).TokenStep })),
  preview: lazy(async () => ({ default: (await LATER.preview()).PreviewStep })),
  progress: lazy(async () => ({ default: (await LATER.progress()).ProgressStep })),
  finish: lazy(async () => ({ default: (await LATER.finish()).FinishStep })),
};
const PlatformScreen = lazy(async () => ({ default: (await import('../steps/screen/platform/screen.tsx')).PlatformScreen }));
const RolloutScreen = lazy(async () => ({ default: (await LATER.rollout()).RolloutScreen }));
const GatePanel = lazy(async () => ({ default: (await LATER.gates()).GatePanel }));
const TokenDialogPlace = lazy(async () => ({ default: (await LATER.tokenDialogs()).TokenDialogPlace }));

/** Screens over which a dialog about tokens may lie. */
const WITH_TOKENS: readonly WizardStep[] = ['token', 'preview', 'progress'];

/** The gate to be shown: the engine's, unless the person went back to the fields, or wants another token library. */
function shownGate(gate: Gate | null, { step, platform }: ViewState, ui: WizardUi): Gate | null {
  // Behind it a sign-in goes on.
  const waits = platform?.waitsForTrust === true;
  if (step === 'sign-in' && ui.editingSignIn && !waits) return null;
  if (step === 'token' && ui.choosingLibrary) return { kind: 'no-module' };
  return gate;
}

/** The panel of the gate, or the screen of the step when nothing is in the way. */
export function CurrentScreen(): ReactNode {
  const { state } = useFirstScreen();
  const ui = useStore(wizardUi);
  const gate = state.rollout === null ? shownGate(gateOf(state), state, ui) : null;
  const overPlatform = state.signIn.connection === 'platform';
  const Step = state.rollout !== null ? RolloutScreen : (overPlatform && state.step !== 'sign-in') || state.step === 'preflight' ? PlatformScreen : STEPS[state.step];
  // What went wrong on one screen says nothing about the next one.
  useLayoutEffect(() => wizardUi.setState({ callError: null }), [state.step, state.rollout?.state, gate?.kind]);
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of Object.values(LATER)) void load();
    }, LATER_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <Suspense fallback={null}>{gate === null ? <Step /> : <GatePanel key={gate.kind} gate={gate} />}</Suspense>
      <Suspense fallback={null}>{!overPlatform && WITH_TOKENS.includes(state.step) ? <TokenDialogPlace /> : null}</Suspense>
    </>
  );
}
