import { type ReactNode, useEffect, useState } from 'react';
import { type RolloutWait } from '../../../../shared/session/rollout-view.ts';
import { waitWords } from '../../../../shared/texts/sentences/rollout.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Notice } from '../../../ui/notice.tsx';

/** Milliseconds between two looks at the clock: seconds are shown. */
const TICK = 1000;

/** The time now, in milliseconds since 1970, as a screen shows it that looks alive. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** What is waited for and how long already. What is waited for is spoken; the seconds are not. */
export function Waiting({ wait }: { readonly wait: RolloutWait }): ReactNode {
  const { texts } = useWizard();
  const now = useNow();
  return (
    <Notice tone="info">
      <p className="unseen" role="status">
        {waitWords(wait, null, texts)}
      </p>
      <p aria-hidden="true" className="rollout-wait">
        {waitWords(wait, now, texts)}
      </p>
    </Notice>
  );
}
