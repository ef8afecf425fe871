import { type ReactNode, type SubmitEvent, useState } from 'react';
import { PLATFORM_PORTS } from '../../../shared/domain/connection.ts';
import { useWizard } from '../../wizard/context.ts';
import { hostOf, isHost, isPort, portOf } from '../../wizard/typed-address.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { type NodeFile } from './use-lists.ts';

const KINDS = ['CTL', 'ITL'] as const;

interface FromNodeProps {
  readonly title: string;
  /** What is offered first. */
  readonly kind: NodeFile['kind'];
  readonly isReading: boolean;
  /** What is named cannot be asked for: what went wrong before is over. */
  readonly onWrong: () => void;
  readonly onRead: (from: NodeFile) => Promise<void>;
}

/** Which node, and which of its files. */
export function FromNode({ title, kind: offered, isReading, onWrong, onRead }: FromNodeProps): ReactNode {
  const { viewer, signIn } = useWizard().texts.window;
  const { node: words } = viewer;
  const [host, setHost] = useState('');
  const [port, setPort] = useState(String(PLATFORM_PORTS['tftp-http']));
  const [kind, setKind] = useState(offered);
  const [tried, setTried] = useState(false);
  const hostWrong = !isHost(host);
  const portWrong = !isPort(port);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (hostWrong || portWrong) onWrong();
    else if (!isReading) void onRead({ host: hostOf(host), port: portOf(port), kind });
  };
  return (
    <form onSubmit={submit} noValidate>
      <fieldset className="card">
        <legend>{title}</legend>
        <p className="quiet">{words.lead}</p>
        <div className="field-row">
          <Field label={words.host} error={tried && hostWrong ? words.hostWrong : ''} value={host} onChange={setHost} className="field-wide" figures autoFocus />
          <Field label={words.port} error={tried && portWrong ? signIn.portWrong : ''} value={port} onChange={setPort} inputMode="numeric" maxLength={5} className="field-narrow" figures />
          <Select label={words.kind} value={kind} options={KINDS.map((value) => ({ value, label: viewer.kind[value] }))} onChange={setKind} />
        </div>
        <p className="button-row">
          <Button type="submit" isPending={isReading}>
            {words.read}
          </Button>
        </p>
      </fieldset>
    </form>
  );
}
