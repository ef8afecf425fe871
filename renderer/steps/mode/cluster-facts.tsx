import { type ReactNode } from 'react';
import { useWizard } from '../../app/wizard.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/section.tsx';
import { ServerTable } from './server-table.tsx';

/** The cluster as it was read last. */
export function ClusterFacts(): ReactNode {
  const { state, texts, call } = useWizard();
  const { mode: words, frame } = texts.window;
  const { cluster } = state;
  if (cluster === null) return null;
  return (
    <Section title={words.facts.title}>
      <div className="card">
        <Facts
          facts={[
            { name: words.facts.mode, value: <strong>{words.modeName[cluster.mode]}</strong> },
            { name: words.facts.release, value: <span className="figures">{cluster.release}</span> },
            { name: words.facts.registration, value: cluster.autoRegistration ? words.facts.registrationOn : words.facts.registrationOff },
          ]}
        />
      </div>
      <ServerTable servers={cluster.servers} />
      <p className="button-row">
        <Button look="plain" onPress={() => void call('refreshCluster', {})} isDisabled={state.busy !== null}>
          {frame.button.readAgain}
        </Button>
      </p>
    </Section>
  );
}
