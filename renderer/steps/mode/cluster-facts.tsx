import { type ReactNode } from 'react';
import { printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/section.tsx';
import { ServerTable } from './server-table.tsx';

/** Mode, release and auto-registration as they were read last. */
export function ClusterSummary(): ReactNode {
  const { state, texts } = useWizard();
  const { mode: words } = texts.window;
  const { cluster } = state;
  if (cluster === null) return null;
  return (
    <div className="card summary">
      <Facts
        facts={[
          { name: words.facts.mode, value: <strong>{words.modeName[cluster.mode]}</strong> },
          { name: words.facts.release, value: <span className="figures">{printable(cluster.release)}</span> },
          { name: words.facts.registration, value: cluster.autoRegistration ? words.facts.registrationOn : words.facts.registrationOff },
        ]}
      />
    </div>
  );
}

/** The servers of the cluster as they were read last. */
export function ClusterServers(): ReactNode {
  const { state, texts } = useWizard();
  const { mode: words } = texts.window;
  const { cluster } = state;
  if (cluster === null) return null;
  return (
    <Section title={words.servers.title}>
      <ServerTable servers={cluster.servers} />
    </Section>
  );
}
