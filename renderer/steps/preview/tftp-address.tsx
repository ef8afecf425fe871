import { type ReactNode, type SubmitEvent, useState } from 'react';
import { CTL_PROVIDER_PORT } from '../../../shared/session/view-state.ts';
import { useWizard } from '../../wizard/context.ts';
import { hostOf, isHost, isPort, portOf } from '../../wizard/typed-address.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Where its CTL Provider answers. */
export interface TftpServerName {
  readonly host: string;
  readonly port: number;
}

interface TftpAddressProps {
  readonly onAsk: (server: TftpServerName) => void;
  readonly onClose: () => void;
}

/** What the contract takes; `null` = it would be refused. */
const parsed = (host: string, port: string): TftpServerName | null => (isHost(host) && isPort(port) ? { host: hostOf(host), port: portOf(port) } : null);

/** Host and port of the TFTP server. */
export function TftpAddress({ onAsk, onClose }: TftpAddressProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { tftp: words } = texts.window.choices;
  const practice = state.atPractice ? (state.practice?.otherTftpServer ?? null) : null;
  const [host, setHost] = useState(practice?.host ?? '');
  const [port, setPort] = useState(String(practice?.port ?? CTL_PROVIDER_PORT));
  const [wrong, setWrong] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const server = parsed(host, port);
    setWrong(server === null);
    if (server === null || state.busy !== null) return;
    onAsk(server);
    void call('probeTftpServer', server);
  };
  return (
    <form onSubmit={submit} noValidate>
      {practice === null ? null : <Notice tone="good"><p>{words.practice}</p></Notice>}
      <div className="field-row">
        <Field label={words.host} value={host} onChange={setHost} error={wrong ? words.wrong : ''} className="field-wide" figures autoFocus />
        <Field label={words.port} value={port} onChange={setPort} inputMode="numeric" maxLength={5} className="field-narrow" figures />
      </div>
      <div className="dialog-buttons">
        <Button onPress={onClose}>{texts.window.frame.button.cancel}</Button>
        <Button look="primary" type="submit" isPending={state.busy !== null}>
          {words.next}
        </Button>
      </div>
    </form>
  );
}
