import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useStore } from 'zustand/react';
import { type PlanView } from '../../../shared/domain/plan.ts';
import { type AppError } from '../../../shared/domain/result.ts';
import { type GivenConsents } from '../../../shared/domain/rules/consent.ts';
import { type PinState } from '../../../shared/domain/pin-state.ts';
import { modeTitle } from '../../../shared/texts/sentences/change.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { type WindowTexts } from '../../../shared/texts/languages.ts';
import { publisherIn } from '../../../shared/session/publisher.ts';
import { PRACTICE_MODULE } from '../../../shared/session/tokens-view.ts';
import { useWizard } from '../../wizard/context.ts';
import { wizardUi } from '../../wizard/typed.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorWords } from '../../frame/error-place.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';

interface PasswordDialogProps {
  readonly plan: PlanView;
  /** To what the person agreed. */
  readonly given: GivenConsents;
  /** It is on its way: the screen below may give way to that of the progress. */
  readonly onSend: () => void;
  /** Why the last password was refused. */
  readonly error: AppError | null;
  readonly onClose: () => void;
}

/** What speaks against a password before it is sent; its length is counted in bytes of UTF-8, as the token counts it. */
function faultOf(pin: string, limits: PinState | undefined, words: WindowTexts['window']['token']['password']): string {
  const length = new TextEncoder().encode(pin).length;
  const { minLength: min = 0, maxLength: max = 0 } = limits ?? {};
  if (length === 0) return words.empty;
  if (length < min) return fill(words.tooShort, { min });
  return max > 0 && length > max ? fill(words.tooLong, { max }) : '';
}

/** What the token says about tries. After a refused password its newer word counts, which came with the error. */
function warning(pin: PinState | undefined, error: AppError | null): 'none' | 'low' | 'final' {
  if (pin?.finalTry === true || error?.params['triesHint'] === 'last') return 'final';
  // The error that is shown above says the same.
  return pin?.countLow === true && error === null ? 'low' : 'none';
}

/** A token that said beforehand that its password will not do; libraries that never say so let it be tried. */
function TokenObjection({ pin }: { readonly pin: PinState | undefined }): ReactNode {
  const { errors } = useWizard().texts;
  const code = pin?.notSet === true ? 'token.pin-not-set' : pin?.toBeChanged === true ? 'token.pin-expired' : null;
  if (code === null) return null;
  return (
    <Notice tone="warning" title={errors[code].title}>
      <p>{errors[code].action}</p>
    </Notice>
  );
}

/** Asks for the token password: nothing is filled in, one try for each time it is typed, the field is emptied at once. */
export function PasswordDialog({ plan, given, onSend, error, onClose }: PasswordDialogProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { password: words } = texts.window.token;
  const { button } = texts.window.frame;
  const [pin, setPin] = useState('');
  const [fault, setFault] = useState('');
  /** On its way to the token: the error that is still shown is that of the one before. */
  const [isSending, setSending] = useState(false);
  const token = state.tokens.tokens.find(({ serial }) => serial === plan.signerSerial)?.pin;
  const sent = useStore(wizardUi, (ui) => ui.passwordsSent);
  const warns = warning(token, error);
  const onPinPad = token?.pinPad === true;
  const { servers = [], product = 'CallManager' } = state.cluster ?? {};
  const publisher = publisherIn(state)?.name ?? state.signIn.host;
  const about = { serial: plan.signerSerial, cluster: publisher, change: modeTitle(plan.change, product, texts), servers: servers.length };
  const type = (typed: string): void => {
    setPin(typed);
    setFault('');
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const against = onPinPad ? '' : faultOf(pin, token, words);
    setFault(against);
    if (against !== '' || state.busy !== null) return;
    setPin('');
    wizardUi.setState({ passwordsSent: sent + 1 });
    setSending(true);
    onSend();
    void call('apply', { planId: plan.id, pin, consents: [...given.rules], ...(given.typed === '' ? {} : { typed: given.typed }) }).finally(() => setSending(false));
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{fill(words.lead, about)}</p>
        <div className="error-place" role="alert">
          {error === null ? null : <ErrorWords error={error}>{error.code === 'token.pin-incorrect' && sent > 1 && !isSending ? <p>{fill(words.again, { count: sent })}</p> : null}</ErrorWords>}
        </div>
        {warns === 'none' ? null : <Notice tone={warns === 'final' ? 'danger' : 'warning'} title={words[warns]} />}
        <TokenObjection pin={token} />
        {state.practice !== null && state.tokens.module === PRACTICE_MODULE ? (
          <p className="quiet">{fill(words.practice, { pin: state.practice.pin })}</p>
        ) : null}
        {onPinPad ? (
          <Notice tone="info">
            <p>{words.pinPad}</p>
          </Notice>
        ) : (
          <Field label={words.field} type="password" value={pin} onChange={type} error={fault} maxLength={256} autoFocus autoComplete="off" />
        )}
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
