import { type ReactNode, Suspense, useState } from 'react';
import { type PlanView } from '../../../shared/domain/plan.ts';
import { refusalIn } from '../../../shared/domain/rules/consent.ts';
import { useWizard } from '../../wizard/context.ts';
import { wizardUi } from '../../wizard/typed.ts';
import { Button } from '../../ui/button.tsx';
import { useShownError } from '../../frame/error-place.tsx';
import { Findings } from '../../frame/findings.tsx';
import { Screen } from '../../frame/screen.tsx';
import { leaveActions } from '../leave-actions.ts';
import { dialogOver } from '../token/dialog-over.ts';
import { PracticeTable } from '../token/practice-table.tsx';
import { Consents } from './consents.tsx';
import { Difference } from './difference.tsx';
import { EntryTable } from './entry-table.tsx';
import { FunctionLegend } from './function-legend.tsx';
import { MoreChoices } from './more-choices.tsx';
import { PhoneForecastLine } from './phone-forecast.tsx';
import { PlannedSteps } from './planned-steps.tsx';
import { TrustTokens, trustMatters } from './trust-tokens.tsx';
import { useConsents } from './use-consents.ts';
import { later } from '../../ui/later.ts';

const PasswordDialog = later(async () => (await import('./password-dialog.tsx')).PasswordDialog);
const AddTokenDialog = later(async () => (await import('./add-token-dialog.tsx')).AddTokenDialog);
const AddTftpDialog = later(async () => (await import('./add-tftp-dialog.tsx')).AddTftpDialog);

/** Errors that another try of the password may mend: the dialog opens again by itself. */
const ASKS_AGAIN: readonly string[] = ['token.pin-incorrect', 'token.pin-length'];

/** The CTL entries window: what changes, for whom, step by step. Finish asks for the token password. */
export function PreviewStep(): ReactNode {
  const { plan } = useWizard().state;
  return plan === null ? null : <Preview plan={plan} />;
}

function Preview({ plan }: { readonly plan: PlanView }): ReactNode {
  const wizard = useWizard();
  const { state, texts, call } = wizard;
  const { preview: words, choices, frame } = texts.window;
  const error = useShownError();
  const consents = useConsents(plan, plan.id);
  const asksAgain = error !== null && ASKS_AGAIN.includes(error.code);
  // A refused password brings the engine back to this screen: then the dialog is where the person left it, unless the page was loaded again and knows of no consent.
  const [asking, setAsking] = useState(asksAgain && consents.complete);
  const [addsServer, setAddsServer] = useState(false);
  const waitsForHand = dialogOver(state) !== null;
  const [addsToken, setAddsToken] = useState(false);
  const addToken = (): void => {
    setAddsToken(true);
    void call('wishToken', { not: plan.signerSerial });
  };
  const finish = (): void => {
    // While tokens were added, another one than the signer was wanted; from here on it is the signer again.
    if (state.tokens.wish?.kind === 'swap') void call('wishToken', { not: null });
    if (!asksAgain) wizardUi.setState({ passwordsSent: 0 });
    setAsking(true);
  };
  const refused = refusalIn(plan.findings) !== undefined;
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      primary={{ label: frame.button.finish, onPress: finish, disabled: refused || !consents.complete }}
      hint={refused ? choices.refused : consents.complete ? '' : choices.consentMissing}
      hideError={asking || addsServer || (addsToken && state.tokens.wish?.kind === 'swap')}
      {...leaveActions(wizard)}
    >
      <PhoneForecastLine plan={plan} />
      {state.choices !== null && trustMatters(plan, state.choices) ? <TrustTokens choices={state.choices} /> : null}
      <Findings findings={plan.findings.filter(({ severity }) => severity === 'refuse')} />
      <Consents asked={consents} />
      <Difference plan={plan} />
      <EntryTable entries={plan.entries}>
        <div className="button-row">
          <Button onPress={addToken} isDisabled={state.busy !== null}>
            {choices.addTokens}
          </Button>
          <Button onPress={() => setAddsServer(true)} isDisabled={state.busy !== null}>
            {choices.addTftp}
          </Button>
          <FunctionLegend entries={plan.entries} />
        </div>
      </EntryTable>
      <Findings findings={plan.findings.filter(({ severity }) => severity === 'warn' || severity === 'note')} />
      {state.choices === null ? null : <MoreChoices choices={state.choices} withTrust={!trustMatters(plan, state.choices)} />}
      <PlannedSteps steps={plan.steps} />
      <PracticeTable />
      <Suspense>
        {/* Where the token is not there, or locked, nothing is asked: what was typed is gone, and comes back empty with the token. */}
        {asking && !waitsForHand ? <PasswordDialog plan={plan} given={consents.given} onSend={() => consents.keep(plan.id)} error={error} onClose={() => setAsking(false)} /> : null}
        {addsToken && state.tokens.wish?.kind === 'swap' && !waitsForHand ? <AddTokenDialog onClose={() => setAddsToken(false)} /> : null}
        {addsServer && !waitsForHand ? <AddTftpDialog onClose={() => setAddsServer(false)} /> : null}
      </Suspense>
    </Screen>
  );
}
