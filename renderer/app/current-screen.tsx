import { type ComponentType, type ReactNode, Suspense, useEffect, useLayoutEffect } from 'react';
import { useStore } from 'zustand/react';
import { type Gate, gateOf } from '../../shared/session/gate.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { type WizardStep } from '../../shared/session/steps.ts';
import { SignInStep } from '../steps/sign-in/step.tsx';
import { useFirstScreen } from '../wizard/context.ts';
import { type WizardUi, wizardUi } from '../wizard/typed.ts';
import { later, loadLater } from '../ui/later.ts';

/** Milliseconds after which all that stands on no first screen is loaded: by then the first screen takes keys. */
const LATER_AFTER = 500;

/** Over the platform alone something is looked at before the mode. */
const STEPS: Readonly<Record<Exclude<WizardStep, 'preflight'>, ComponentType>> = {
  'sign-in': SignInStep,
  mode: later(async () => (await import('../steps/mode/step.tsx')).ModeStep),
  token: later(async () => (await import('../steps/token/step.tsx')).TokenStep),
  preview: later(async () => (await import('../steps/preview/step.tsx')).PreviewStep),
  progress: later(async () => (await import('../steps/progress/step.tsx')).ProgressStep),
  finish: later(async () => (await import('../steps/finish/step.tsx')).FinishStep),
};
const SigningIn = later(async () => (await import('../steps/sign-in/signing-in.tsx')).SigningIn);
const PlatformScreen = later(async () => (await import('../steps/screen/platform/screen.tsx')).PlatformScreen);
const RolloutScreen = later(async () => (await import('../steps/rollout/screen.tsx')).RolloutScreen);
const GatePanel = later(async () => (await import('../gates/current.tsx')).GatePanel);
const TokenDialogPlace = later(async () => (await import('../steps/token/dialog-place.tsx')).TokenDialogPlace);
const OfferedFile = later(async () => (await import('../steps/viewer/offered.tsx')).OfferedFile);

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
  const isSigningIn = state.step === 'sign-in' && state.busy === 'signing-in';
  const Step = state.rollout !== null ? RolloutScreen : isSigningIn ? SigningIn : (overPlatform && state.step !== 'sign-in') || state.step === 'preflight' ? PlatformScreen : STEPS[state.step];
  // What went wrong on one screen says nothing about the next one.
  useLayoutEffect(() => wizardUi.setState({ callError: null }), [state.step, state.rollout?.state, gate?.kind]);
  useEffect(() => {
    const timer = setTimeout(loadLater, LATER_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <Suspense fallback={null}>{gate === null ? <Step /> : <GatePanel key={gate.kind} gate={gate} />}</Suspense>
      <Suspense fallback={null}>{!overPlatform && WITH_TOKENS.includes(state.step) ? <TokenDialogPlace /> : null}</Suspense>
      <Suspense fallback={null}>{state.offeredFiles === 0 ? null : <OfferedFile />}</Suspense>
    </>
  );
}
