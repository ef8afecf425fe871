import { type ReactNode } from 'react';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Screen } from '../../frame/screen.tsx';
import { ProgressSteps } from './list.tsx';
import { StayAwake } from './stay-awake.tsx';
import { ProgressWaits } from './waits.tsx';

/** The change while it runs: every step of every server, and whether it can still be cancelled. */
export function ProgressStep(): ReactNode {
  const { state, texts, call } = useWizard();
  const { preview, frame } = texts.window;
  const { progress: words } = preview;
  const { job } = state;
  if (job === null) return null;
  const done = job.steps.filter(({ status }) => status === 'proved').length;
  return (
    <Screen
      title={words.title}
      lead={job.cancellable ? words.leadCancellable : words.leadWriting}
      cancel={{ label: frame.button.cancel, onPress: () => void call('cancel', {}), disabled: !job.cancellable }}
      hint={fill(words.count, { done, all: job.steps.length })}
    >
      <StayAwake />
      <ProgressWaits waits={job.waits} />
      <ProgressSteps steps={job.steps} />
    </Screen>
  );
}
