import { type ReactNode, type SubmitEvent, useState } from 'react';
import { type PreflightId } from '../../../../shared/domain/preflight/rules.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';

interface AgainDialogProps {
  /** One row, or all of them. */
  readonly rows: readonly PreflightId[];
  readonly onClose: () => void;
}

/** Asks for the application user once more: its password was dropped behind the sign-in. */
export function AgainDialog({ rows, onClose }: AgainDialogProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { dialog: words, againRow } = texts.window.platformPreflight;
  const { platform, practice, atPractice } = state;
  const [username, setUsername] = useState(platform?.axlUsername ?? '');
  // The practice cluster's passwords are no secrets.
  const [password, setPassword] = useState(atPractice ? (practice?.platform?.axlPassword ?? '') : '');
  const [row] = rows;
  const isOne = rows.length === 1 && row !== undefined;
  const isReady = (username !== '' && password !== '') || (!isOne && password === '');
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    setPassword('');
    onClose();
    void call('checkAgain', { rows: [...rows], axlUsername: username, axlPassword: password });
  };
  return (
    <Dialog title={isOne ? fill(againRow, { title: texts.preflight.rows[row].title }) : words.all} onClose={onClose}>
      <form onSubmit={send} noValidate>
        <p className="quiet">{isOne ? words.lead : words.leadAll}</p>
        <Field label={words.username} value={username} onChange={setUsername} maxLength={128} />
        <Field label={words.password} value={password} onChange={setPassword} type="password" maxLength={256} autoFocus />
        <div className="dialog-buttons">
          <Button onPress={onClose}>{texts.window.frame.button.cancel}</Button>
          <Button look="primary" type="submit" isDisabled={!isReady}>
            {words.button}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
