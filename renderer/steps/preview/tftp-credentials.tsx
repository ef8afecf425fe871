import { type ReactNode, type SubmitEvent, useState } from 'react';
import { type CertificateView } from '../../../shared/session/view-state.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { CertificateFacts } from '../../frame/certificate-facts.tsx';
import { Field } from '../../ui/field.tsx';

interface TftpCredentialsProps {
  readonly certificate: CertificateView;
  readonly onClose: () => void;
}

/** Credentials of the TFTP server itself: they may be others than the cluster's. Sent once, then forgotten. */
export function TftpCredentials({ certificate, onClose }: TftpCredentialsProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { tftp: words } = texts.window.choices;
  const { signIn, frame } = texts.window;
  const other = state.practice?.otherTftpServer;
  const practice = state.atPractice && other?.host === certificate.host && other.port === certificate.port ? state.practice : null;
  const [username, setUsername] = useState(practice?.username ?? '');
  const [password, setPassword] = useState(practice?.password ?? '');
  const [wrong, setWrong] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const missing = username === '' || password === '';
    setWrong(missing);
    if (missing || state.busy !== null) return;
    setPassword('');
    void call('addTftpServer', { username, password }).then((added) => (added.ok ? onClose() : undefined));
  };
  return (
    <form onSubmit={submit} noValidate>
      <p>{words.known}</p>
      <div className="card">
        <CertificateFacts certificate={certificate} server={`${certificate.host}:${certificate.port}`} />
      </div>
      <div className="field-row">
        <Field className="field-wide" label={signIn.username} value={username} onChange={setUsername} error={wrong && username === '' ? words.credentialsWrong : ''} autoComplete="username" maxLength={128} autoFocus />
        <Field className="field-wide" label={signIn.password} value={password} onChange={setPassword} error={wrong && username !== '' && password === '' ? words.credentialsWrong : ''} type="password" maxLength={256} />
      </div>
      <div className="dialog-buttons">
        <Button onPress={onClose}>{frame.button.cancel}</Button>
        <Button look="primary" type="submit" isPending={state.busy !== null}>
          {words.add}
        </Button>
      </div>
    </form>
  );
}
