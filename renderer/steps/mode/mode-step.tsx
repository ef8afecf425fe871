import { type ReactNode, useState } from 'react';
import { useWizard } from '../../app/wizard.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { leaveActions } from '../leave-actions.ts';
import { ClusterServers, ClusterSummary } from './cluster-facts.tsx';

/** The cluster as it is, and what shall be done with it. Only what this version can do may be chosen. */
export function ModeStep(): ReactNode {
  const wizard = useWizard();
  const { state, texts, call } = wizard;
  const { mode: words, frame } = texts.window;
  const { options } = words;
  const [chosen, setChosen] = useState('');
  const already = state.cluster?.mode === 'non-secure';
  const next = (): void => {
    if (chosen === 'non-secure') void call('chooseMode', { mode: chosen });
  };
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
      <Choice
        label={options.label}
        value={chosen}
        onChange={setChosen}
        options={[
          { value: 'mixed', title: options.mixed, help: options.mixedHelp, unavailable: options.unavailable },
          { value: 'non-secure', title: options.nonSecure, help: already ? options.nonSecureAlready : options.nonSecureHelp },
          { value: 'update', title: options.update, help: options.updateHelp, unavailable: options.unavailable },
        ]}
      />
      <ClusterServers />
      <p className="button-row">
        <Button look="plain" onPress={() => void call('refreshCluster', {})} isDisabled={state.busy !== null}>
          {frame.button.readAgain}
        </Button>
      </p>
    </Screen>
  );
}
