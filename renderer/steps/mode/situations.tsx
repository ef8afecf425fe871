import { type ReactNode } from 'react';
import { anyCtlFile, namesNoToken } from '../../../shared/session/usable-tokens.ts';
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

interface SituationWords {
  readonly title: string;
  readonly body: string;
  readonly button: string;
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

/** What leads to Update CTL File with tokens: to the present file's update, or to a file that does not regard it. */
export function ProviderSituations(): ReactNode {
  const { state, texts, call } = useWizard();
  const { one, all, tokenless, server, renamed } = texts.window.mode.situations;
  const { cluster } = state;
  if (cluster === null || cluster.modes.some(({ mode, offered }) => mode === 'update' && !offered)) return null;
  // Where no file is held, Update CTL File itself begins one.
  if (!cluster.anew.offered) return null;
  // Where a token of the file is lost, another one is left only where the file names two.
  const isOneLeft = anyCtlFile(state) && cluster.findings.every(({ rule }) => rule !== 'one-token-only');
  const update = ({ title, body, button }: SituationWords): Situation => ({ title, body, way: { label: button, onPress: () => void call('chooseMode', { mode: 'update' }) } });
  const begin = ({ title, body, button }: SituationWords): Situation => ({ title, body, way: { label: button, onPress: () => void call('chooseMode', { mode: 'update', anew: true }) } });
  return <SituationList situations={namesNoToken(state) ? [begin(tokenless)] : [...(isOneLeft ? [update(one)] : []), begin(all), update(server), update(renamed)]} />;
}
