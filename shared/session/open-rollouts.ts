import { type OpenRolloutView } from './rollout-view.ts';
import { type ViewState } from './view-state.ts';

/** Open rollouts that a window names: all of them, or, once a cluster is signed in to over the platform, those that belong to it, by the key of its publisher. */
export function openRolloutsHere({ platform, openRollouts }: Pick<ViewState, 'platform' | 'openRollouts'>): readonly OpenRolloutView[] {
  const cluster = platform?.cluster ?? null;
  return openRollouts.filter(({ keySha256 }) => cluster === null || cluster.keySha256 === keySha256);
}
