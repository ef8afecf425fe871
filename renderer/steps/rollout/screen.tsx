import { type ReactNode } from 'react';
import { useWizard } from '../../wizard/context.ts';
import { EndScreen } from './end/screen.tsx';
import { PlanScreen } from './plan/screen.tsx';
import { RunScreen } from './run/screen.tsx';

/** The restart of services and phones, planned, under way or ended; it stands in place of the screen of the step. */
export function RolloutScreen(): ReactNode {
  const { rollout } = useWizard().state;
  if (rollout === null) return null;
  switch (rollout.state) {
    case 'planned':
      // Each plan has a number of its own, and what a person typed and chose goes from one to the next.
      return <PlanScreen key="planned" rollout={rollout} />;
    case 'running':
    case 'paused':
    case 'stopped':
      return <RunScreen key={`${rollout.id} ${rollout.state}`} rollout={rollout} state={rollout.state} />;
    case 'ended':
      return <EndScreen key={rollout.id} rollout={rollout} />;
  }
}
