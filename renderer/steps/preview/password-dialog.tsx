import { type ReactNode, type SubmitEvent, useState } from 'react';
import { type PlanView } from '../../../shared/domain/plan.ts';
import { type AppError } from '../../../shared/domain/result.ts';
import { type ViewState } from '../../../shared/session/view-state.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../app/wizard.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorWords } from '../../ui/error-place.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';

interface PasswordDialogProps {
  readonly plan: PlanView;
  /** Why the last password was refused. */
  readonly error: AppError | null;
  readonly onClose: () => void;
}

/** What the token says about tries. After a refused password its newer word counts, which came with the error. */
function warning({ tokens }: ViewState, serial: string, error: AppError | null): 'none' | 'low' | 'final' {
  const pin = tokens.tokens.find((token) => token.serial === serial)?.pin;
  if (pin?.finalTry === true || error?.params['triesHint'] === 'last') return 'final';
  // The error that is shown above says the same.
  return pin?.countLow === true && error === null ? 'low' : 'none';
}

/** Asks for the token password: nothing is filled in, one try for each time it is typed, the field is emptied at once. */
export function PasswordDialog({ plan, error, onClose }: PasswordDialogProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { password: words } = texts.window.token;
  const { button } = texts.window.frame;
  const [pin, setPin] = useState('');
  const [missing, setMissing] = useState(false);
  const warns = warning(state, plan.signerSerial, error);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setMissing(pin === '');
    if (pin === '' || state.busy !== null) return;
    setPin('');
    void call('apply', { planId: plan.id, pin });
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{fill(words.lead, { serial: plan.signerSerial })}</p>
        <div className="error-place" role="alert">{error === null ? null : <ErrorWords error={error} />}</div>
        {warns === 'none' ? null : <Notice tone={warns === 'final' ? 'danger' : 'warning'} title={words[warns]} />}
        {state.practice !== null && state.tokens.module === 'practice' ? (
          <p className="quiet">{fill(words.practice, { pin: state.practice.pin })}</p>
        ) : null}
        <Field
          label={words.field}
          type="password"
          value={pin}
          onChange={setPin}
          error={missing && pin === '' ? words.empty : ''}
          maxLength={256}
          autoFocus
          autoComplete="off"
        />
        <details className="more">
          <summary>{words.help.summary}</summary>
          <ul>
            <li>{words.help.factory}</li>
            <li>{words.help.recovery}</li>
            <li>{words.help.tries}</li>
            <li>{words.help.once}</li>
          </ul>
        </details>
        <div className="dialog-buttons">
          <Button onPress={onClose}>{button.cancel}</Button>
          <Button look="primary" type="submit" isPending={state.busy !== null}>
            {words.go}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
