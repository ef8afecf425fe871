import { type ReactNode } from 'react';
import { useWizard } from '../../../wizard/context.ts';
import { AskTwice } from '../../../ui/ask-twice.tsx';

/** Ends the rollout for good, once that was said twice. */
export function StopForGood(): ReactNode {
  const { texts, call } = useWizard();
  const { run: words } = texts.window.rollout;
  return <AskTwice label={words.stop} question={words.stopAsk} yes={words.stopNow} no={words.keep} onYes={() => void call('stopRollout', {})} />;
}
