import { memo, type ReactNode } from 'react';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/section.tsx';
import { ServerTable } from './server-table.tsx';

interface ClusterSummaryProps {
  readonly mode: SecurityMode;
  readonly release: string;
  /** `null` = not known. */
  readonly autoRegistration: boolean | null;
  readonly onReadAgain: () => void;
}

/** Mode, release and auto-registration as they were read last, and the way to read them again. */
export function ClusterSummary({ mode, release, autoRegistration, onReadAgain }: ClusterSummaryProps): ReactNode {
  const { state, texts } = useWizard();
  const { mode: words, frame } = texts.window;
  return (
    <div className="card summary">
      <Facts
        facts={[
          { name: words.facts.mode, value: <strong>{words.modeName[mode]}</strong> },
          { name: words.facts.release, value: <span className="figures">{printable(release)}</span> },
          { name: words.facts.registration, value: autoRegistration === null ? words.facts.registrationUnknown : autoRegistration ? words.facts.registrationOn : words.facts.registrationOff },
        ]}
      />
      <Button look="plain" onPress={onReadAgain} isDisabled={state.busy !== null}>
        {frame.button.readAgain}
      </Button>
    </div>
  );
}

/** The servers of the cluster as they were read last; many are not drawn anew with each choice. */
export const ClusterServers = memo(function Servers(): ReactNode {
  const { state, texts } = useWizard();
  const { mode: words } = texts.window;
  const { cluster } = state;
  if (cluster === null) return null;
  return (
    <Section title={words.servers.title}>
      <ServerTable servers={cluster.servers} />
    </Section>
  );
});
