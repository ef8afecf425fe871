import { type ReactNode } from 'react';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';

/** What somebody may have come for, with what is to be done then. */
export interface Situation {
  readonly title: string;
  readonly body: string;
  /** Leads there; left out = nothing here does. */
  readonly way?: { readonly label: string; readonly onPress: () => void };
}

/** The choices by what has happened, for whoever does not know which of them it takes. */
export function SituationList({ situations }: { readonly situations: readonly Situation[] }): ReactNode {
  const { state, texts } = useWizard();
  if (situations.length === 0) return null;
  return (
    <Section title={texts.window.mode.situations.title}>
      <ul className="card situations">
        {situations.map(({ title, body, way }) => (
          <li key={title}>
            <p>
              <strong>{title}</strong> {body}
            </p>
            {way === undefined ? null : (
              <Button onPress={way.onPress} isDisabled={state.busy !== null}>
                {way.label}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** One token is lost, or all: both begin with Update CTL File, the second with a file that does not regard the present one. */
export function TokenSituations(): ReactNode {
  const { state, texts, call } = useWizard();
  const { one, all } = texts.window.mode.situations;
  const { cluster } = state;
  if (cluster === null || cluster.modes.some(({ mode, offered }) => mode === 'update' && !offered)) return null;
  // Where no file is held, Update CTL File itself begins one.
  if (!cluster.anew.offered) return null;
  const hasTokens = cluster.findings.every(({ rule }) => rule !== 'signed-by-cluster');
  const replace: Situation = { title: one.title, body: one.body, way: { label: one.button, onPress: () => void call('chooseMode', { mode: 'update' }) } };
  const begin: Situation = { title: all.title, body: all.body, way: { label: all.button, onPress: () => void call('chooseMode', { mode: 'update', anew: true }) } };
  return <SituationList situations={hasTokens ? [replace, begin] : [begin]} />;
}
