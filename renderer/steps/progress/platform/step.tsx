import { type ReactNode } from 'react';
import { fill } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Screen } from '../../../frame/screen.tsx';
import { ProgressSteps } from '../list.tsx';
import { Transcript } from './transcript.tsx';

/** The change while it runs: the session as the publisher writes it, and each step. */
export function PlatformProgressStep(): ReactNode {
  const { state, texts, call } = useWizard();
  const { preview, platformChange, frame } = texts.window;
  const { progress: words } = platformChange;
  const { job, platform } = state;
  if (job === null || platform === null) return null;
  const done = job.steps.filter(({ status }) => status === 'proved').length;
  return (
    <Screen
      title={words.title}
      lead={job.cancellable ? words.leadCancellable : words.leadSent}
      cancel={{ label: frame.button.cancel, onPress: () => void call('cancel', {}), disabled: !job.cancellable }}
      hint={fill(preview.progress.count, { done, all: job.steps.length })}
    >
      <Transcript transcript={platform.transcript} />
      <ProgressSteps steps={job.steps} />
    </Screen>
  );
}
