import { type ReactNode, useState } from 'react';
import { type AppError } from '../../../shared/domain/result.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { leaveActions } from '../../steps/leave-actions.ts';
import { PlatformNodes } from '../../steps/mode/platform/nodes.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorWords, useShownError } from '../../frame/error-place.tsx';
import { Field } from '../../ui/field.tsx';
import { Screen } from '../../frame/screen.tsx';

interface PlatformNodeRefusedProps {
  readonly node: string;
  readonly error: AppError;
}

/** A node that did not take the credentials of the cluster: others for it, once. */
export function PlatformNodeRefused({ node, error }: PlatformNodeRefusedProps): ReactNode {
  const wizard = useWizard();
  const { mode, platformMode: words, platformSignIn: signIn, frame } = wizard.texts.window;
  const [username, setUsername] = useState(wizard.state.platform?.osUsername ?? '');
  const [password, setPassword] = useState('');
  const shown = useShownError();
  const send = (): void => {
    setPassword('');
    void wizard.call('signInNode', { node, username, password });
  };
  return (
    <Screen
      title={fill(mode.gate.refusedTitle, { server: node })}
      lead={fill(words.nodeRefusedLead, { server: node })}
      submits
      focusesField
      primary={{ label: words.nodeRefusedButton, onPress: send, disabled: username === '' || password === '' }}
      {...leaveActions(wizard)}
    >
      {shown === null ? <ErrorWords error={error} /> : null}
      <div className="card">
        <Field label={signIn.os.username} value={username} onChange={setUsername} autoComplete="username" maxLength={128} />
        <Field label={signIn.os.password} value={password} onChange={setPassword} type="password" maxLength={256} autoFocus />
      </div>
      <PlatformNodes />
      <p className="button-row">
        <Button look="plain" onPress={() => void wizard.call('refreshPlatform', {})} isDisabled={wizard.state.busy !== null}>
          {frame.button.readAgain}
        </Button>
      </p>
    </Screen>
  );
}
