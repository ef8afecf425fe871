import { type ReactNode, useState } from 'react';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Findings } from '../../frame/findings.tsx';
import { Screen } from '../../frame/screen.tsx';
import { LastChange } from '../history/offer.tsx';
import { leaveActions } from '../leave-actions.ts';
import { PracticePhones } from '../practice-phones.tsx';
import { ModeChoice, useChooseMode } from './choice.tsx';
import { ClusterServers, ClusterSummary } from './cluster-facts.tsx';

/** The cluster as it is, and what shall be done with it. Only what this version can do may be chosen. */
export function ModeStep(): ReactNode {
  const wizard = useWizard();
  const { state, texts, call } = wizard;
  const { mode: words, frame } = texts.window;
  const [chosen, setChosen] = useState('');
  const { cluster } = state;
  const next = useChooseMode(chosen);
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
      <ModeChoice chosen={chosen} onChange={setChosen} />
      <ClusterServers />
      <PracticePhones />
      <LastChange />
      <p className="button-row">
        <Button look="plain" onPress={() => void call('refreshCluster', {})} isDisabled={state.busy !== null}>
          {frame.button.readAgain}
        </Button>
      </p>
    </Screen>
  );
}
