import { type ReactNode, Suspense, lazy, useState } from 'react';
import { useWizard } from '../../app/wizard.ts';
import { useShownError } from '../../ui/error-place.tsx';
import { Findings } from '../../ui/findings.tsx';
import { Screen } from '../../ui/screen.tsx';
import { leaveActions } from '../leave-actions.ts';
import { dialogOver } from '../token/dialog-over.ts';
import { PracticeTable } from '../token/practice-table.tsx';
import { Difference } from './difference.tsx';
import { EntryTable } from './entry-table.tsx';
import { PhoneForecastLine } from './phone-forecast.tsx';
import { PlannedSteps } from './planned-steps.tsx';

const PasswordDialog = lazy(async () => ({ default: (await import('./password-dialog.tsx')).PasswordDialog }));

/** Errors that another try of the password may mend: the dialog opens again by itself. */
const ASKS_AGAIN: readonly string[] = ['token.pin-incorrect', 'token.pin-length'];

/** The next CTL file: what changes, for whom, step by step. Finish asks for the token password. */
export function PreviewStep(): ReactNode {
  const wizard = useWizard();
  const { state, texts } = wizard;
  const { preview: words, frame } = texts.window;
  const error = useShownError();
  const asksAgain = error !== null && ASKS_AGAIN.includes(error.code);
  // A refused password brings the engine back to this screen: then the dialog is where the person left it.
  const [asking, setAsking] = useState(asksAgain);
  // Where the token is not there, or locked, nothing is asked: what was typed is gone, and comes back empty with the token.
  const asksNow = asking && dialogOver(state) === null;
  const finish = (): void => {
    // While tokens were added, another one than the signer was wanted; from here on it is the signer again.
    if (state.tokens.wish?.kind === 'swap') void wizard.call('wishToken', { not: null });
    setAsking(true);
  };
  const { plan } = state;
  if (plan === null) return null;
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      primary={{ label: frame.button.finish, onPress: finish }}
      hideError={asking}
      {...leaveActions(wizard)}
    >
      <PhoneForecastLine phones={plan.phones} />
      <Difference plan={plan} />
      <Findings findings={plan.findings} />
      <EntryTable entries={plan.entries} />
      <PlannedSteps steps={plan.steps} />
      <PracticeTable />
      <Suspense>{asksNow ? <PasswordDialog plan={plan} error={error} onClose={() => setAsking(false)} /> : null}</Suspense>
    </Screen>
  );
}
