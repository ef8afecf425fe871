import { type ReactNode, useState } from 'react';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Findings } from '../../frame/findings.tsx';
import { Screen } from '../../frame/screen.tsx';
import { LastChange } from '../history/offer.tsx';
import { leaveActions } from '../leave-actions.ts';
import { PracticePhones } from '../practice-phones.tsx';
import { ModeChoice, useChooseMode } from './choice.tsx';
import { ClusterServers, ClusterSummary } from './cluster-facts.tsx';
import { ProviderSituations } from './situations.tsx';

/** The cluster: what shall be done with it, and below that how it is. Only what this version can do may be chosen. */
export function ModeStep(): ReactNode {
  const wizard = useWizard();
  const { state, texts, call } = wizard;
  const { mode: words, frame } = texts.window;
  const [chosen, setChosen] = useState('');
  const { cluster } = state;
  const next = useChooseMode(chosen);
  if (cluster === null) return null;
  return (
    <Screen
      title={words.title}
      lead={fill(words.lead, { mode: texts.report.modeName[cluster.mode] })}
      submits
      primary={{ label: frame.button.next, onPress: next, disabled: chosen === '' }}
      hint={chosen === '' ? words.chooseFirst : ''}
      {...leaveActions(wizard)}
    >
      <ModeChoice chosen={chosen} onChange={setChosen} />
      <Findings findings={cluster.findings} />
      <ProviderSituations />
      <ClusterSummary {...cluster} onReadAgain={() => void call('refreshCluster', {})} />
      <LastChange />
      <ClusterServers />
      <PracticePhones />
    </Screen>
  );
}
