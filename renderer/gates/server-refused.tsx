import { type ReactNode, useState } from 'react';
import { type AppError } from '../../shared/domain/result.ts';
import { fill } from '../../shared/texts/fill.ts';
import { useWizard } from '../wizard/context.ts';
import { ClusterServers } from '../steps/mode/cluster-facts.tsx';
import { leaveActions } from '../steps/leave-actions.ts';
import { ErrorWords, useShownError } from '../frame/error-place.tsx';
import { Field } from '../ui/field.tsx';
import { Screen } from '../frame/screen.tsx';

interface ServerRefusedProps {
  readonly server: string;
  readonly error: AppError;
}

/** A server with credentials of its own, or one that did not answer when the others were signed in to. */
export function ServerRefused({ server, error }: ServerRefusedProps): ReactNode {
  const wizard = useWizard();
  const { gate: words } = wizard.texts.window.mode;
  const { signIn } = wizard.texts.window;
  const [username, setUsername] = useState(wizard.state.signIn.username);
  const [password, setPassword] = useState('');
  const shown = useShownError();
  const why = error.code.startsWith('login.') ? 'refused' : 'silent';
  const send = (): void => {
    setPassword('');
    void wizard.call('signInServer', { server, username, password });
  };
  return (
    <Screen
      title={fill(words[`${why}Title`], { server })}
      lead={fill(words[`${why}Lead`], { server })}
      submits
      focusesField
      primary={{ label: words.refusedButton, onPress: send, disabled: username === '' || password === '' }}
      {...leaveActions(wizard)}
    >
      {shown === null ? <ErrorWords error={error} /> : null}
      <div className="card">
        <Field label={signIn.username} value={username} onChange={setUsername} autoComplete="username" maxLength={128} />
        <Field label={signIn.password} value={password} onChange={setPassword} type="password" maxLength={256} autoFocus />
      </div>
      <ClusterServers />
    </Screen>
  );
}
