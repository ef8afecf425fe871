import { type ReactNode } from 'react';
import { fill } from '../../shared/texts/fill.ts';
import { useWizard } from '../wizard/context.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';

/** The way on where no token of the present file can be had: a new file with two tokens, or why that is impossible here. */
export function BeginAnew(): ReactNode {
  const { state, texts, call } = useWizard();
  const { anew: words } = texts.window.choices;
  const { cluster, tokens } = state;
  if (cluster === null) return null;
  if (!cluster.anew.offered) return cluster.anew.reason === null ? null : <Section title={words.title}><p>{words.ended}</p></Section>;
  const tokenless = cluster.findings.some(({ rule }) => rule === 'signed-by-cluster');
  return (
    <Section title={words.title}>
      <p>{tokenless ? words.tokenless : words.lost}</p>
      <p className="button-row">
        {tokens.tokens.flatMap(({ serial, label, certificates, pin }) =>
          certificates.map(({ sha256 }) => (
            <Button
              key={`${serial} ${sha256}`}
              isDisabled={pin.locked || state.busy !== null}
              onPress={() => void call('chooseToken', { serial, certificateSha256: sha256, anew: true })}
            >
              {fill(words.begin, { label })}
            </Button>
          )),
        )}
      </p>
    </Section>
  );
}
