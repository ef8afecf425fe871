import { type ReactNode, useState } from 'react';
import { useWizard } from '../../../wizard/context.ts';
import { AskTwice } from '../../../ui/ask-twice.tsx';
import { Button } from '../../../ui/button.tsx';

/** Ends the rollout for good, once that was said twice. */
export function StopForGood(): ReactNode {
  const { texts, call } = useWizard();
  const { run: words } = texts.window.rollout;
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return (
      <p className="button-row">
        <Button onPress={() => setAsking(true)}>{words.stop}</Button>
      </p>
    );
  return <AskTwice className="card lines" label={words.stop} question={words.stopAsk} yes={words.stopNow} no={words.keep} onYes={() => void call('stopRollout', {})} onNo={() => setAsking(false)} />;
}
