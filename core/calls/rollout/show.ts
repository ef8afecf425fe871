import { viewOf } from '../../rollout/view.ts';
import { type Workbench } from '../workbench.ts';

/** Puts what is true of the rollout into the view state. */
export function showRollout({ rollout: desk, store, options }: Pick<Workbench, 'rollout' | 'store' | 'options'>): void {
  const { work, operations, isWorking, isPlanned, report } = desk;
  if (work === null) return;
  // While it works it is never idle; from its last step on the time runs.
  const holdsUntil = operations === null || isPlanned ? null : new Date(options.clock.now().getTime() + work.patience.person).toISOString();
  store.dispatch({ type: 'rollout', rollout: viewOf(work, { isWorking, isPlanned, holdsUntil, report: isWorking ? null : report }) });
}
