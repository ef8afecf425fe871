import { type ReactNode, useState } from 'react';
import { useWizard } from '../../wizard/context.ts';
import { modeTitle } from '../../../shared/texts/sentences/change.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Findings } from '../../frame/findings.tsx';
import { Screen } from '../../frame/screen.tsx';
import { leaveActions } from '../leave-actions.ts';
import { PracticePhones } from '../practice-phones.tsx';
import { ClusterServers, ClusterSummary } from './cluster-facts.tsx';

/** The cluster as it is, and what shall be done with it. Only what this version can do may be chosen. */
export function ModeStep(): ReactNode {
  const wizard = useWizard();
  const { state, texts, call } = wizard;
  const { mode: words, frame } = texts.window;
  const { options } = words;
  const [chosen, setChosen] = useState('');
  const { cluster } = state;
  const offers = cluster?.modes ?? [];
  const next = (): void => {
    const offer = offers.find(({ mode }) => mode === chosen);
    if (offer !== undefined) void call('chooseMode', { mode: offer.mode });
  };
  const help = { mixed: options.mixedHelp, 'non-secure': options.nonSecureHelp, update: options.updateHelp };
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      submits
      primary={{ label: frame.button.next, onPress: next, disabled: chosen === '' }}
      hint={chosen === '' ? words.chooseFirst : ''}
      {...leaveActions(wizard)}
    >
      <ClusterSummary />
      <Findings findings={cluster?.findings ?? []} />
      <Choice
        label={options.label}
        value={chosen}
        onChange={setChosen}
        options={offers.map(({ mode, again, reason }) => ({
          value: mode,
          title: modeTitle(mode, cluster?.product ?? 'CallManager', texts),
          help: reason === null ? [help[mode], again ? texts.change.rule['already-in-mode'] : ''].join(' ').trim() : texts.change.notOffered[reason],
          unavailable: reason === null ? '' : options.unavailable,
        }))}
      />
      <ClusterServers />
      <PracticePhones />
      <p className="button-row">
        <Button look="plain" onPress={() => void call('refreshCluster', {})} isDisabled={state.busy !== null}>
          {frame.button.readAgain}
        </Button>
      </p>
    </Screen>
  );
}
