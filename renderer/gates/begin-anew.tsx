import { type ReactNode } from 'react';
import { fill } from '../../shared/texts/fill.ts';
import { useWizard } from '../wizard/context.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';

interface BeginAnewProps {
  /** The present file has no tokens: this is the only way on. */
  readonly namesNone: boolean;
}

/** The way on where no token of the present file can be had: a new file with two tokens, or why that is impossible here. */
export function BeginAnew({ namesNone }: BeginAnewProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { anew: words } = texts.window.choices;
  const { cluster, tokens } = state;
  if (cluster === null) return null;
  if (!cluster.anew.offered) return cluster.anew.reason === null ? null : <Section title={words.title}><p>{words.ended}</p></Section>;
  return (
    <Section title={namesNone ? words.titleTokenless : words.title}>
      <p>{namesNone ? words.tokenless : words.lost}</p>
      <p className="button-row">
        {tokens.tokens.flatMap(({ serial, label, certificates, pin }) =>
          certificates.map(({ sha256 }) => (
            <Button
              key={`${serial} ${sha256}`}
              {...(namesNone ? { look: 'primary' } : {})}
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
