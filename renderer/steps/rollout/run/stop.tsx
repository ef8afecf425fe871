import { type ReactNode, useState } from 'react';
import { useWizard } from '../../../wizard/context.ts';
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
  return (
    <div className="card lines" role="group" aria-label={words.stop}>
      <p className="warning">{words.stopAsk}</p>
      <p className="button-row">
        <Button look="danger" onPress={() => void call('stopRollout', {})}>
          {words.stopNow}
        </Button>
        <Button onPress={() => setAsking(false)}>{words.keep}</Button>
      </p>
    </div>
  );
}
