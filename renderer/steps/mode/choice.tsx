import { type ReactNode } from 'react';
import { modeTitle } from '../../../shared/texts/sentences/change.ts';
import { oneLine } from '../../../shared/texts/sentences/one-line.ts';
import { useWizard } from '../../wizard/context.ts';
import { Choice } from '../../ui/choice.tsx';

interface ModeChoiceProps {
  /** Empty = none yet. */
  readonly chosen: string;
  readonly onChange: (mode: string) => void;
}

/** What can be done with the cluster; what cannot says why. */
export function ModeChoice({ chosen, onChange }: ModeChoiceProps): ReactNode {
  const { state, texts } = useWizard();
  const { options } = texts.window.mode;
  const { cluster } = state;
  const help = { mixed: options.mixedHelp, 'non-secure': options.nonSecureHelp, update: options.updateHelp };
  return (
    <Choice
      label={options.label}
      value={chosen}
      onChange={onChange}
      options={(cluster?.modes ?? []).map(({ mode, again, reason }) => ({
        value: mode,
        title: modeTitle(mode, cluster?.product ?? 'CallManager', texts),
        help: reason === null ? oneLine([help[mode], ...(again ? [texts.change.rule['already-in-mode']] : [])]) : texts.change.notOffered[reason],
        unavailable: reason === null ? '' : options.unavailable,
      }))}
    />
  );
}

/** Goes on with what was chosen. */
export function useChooseMode(chosen: string): () => void {
  const { state, call } = useWizard();
  return () => {
    const offer = state.cluster?.modes.find(({ mode }) => mode === chosen);
    if (offer !== undefined) void call('chooseMode', { mode: offer.mode });
  };
}
