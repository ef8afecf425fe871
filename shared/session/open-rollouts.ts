import { type OpenRolloutsView } from './rollout-view.ts';
import { type ViewState } from './view-state.ts';

/** Open rollouts that a window names: all of them, or, once a cluster is signed in to over the platform, those that belong to it, by the key of its publisher. */
export function openRolloutsHere({ platform, openRollouts }: Pick<ViewState, 'platform' | 'openRollouts'>): Pick<OpenRolloutsView, 'rollouts' | 'more'> {
  const here = platform?.cluster?.keySha256 ?? null;
  if (here === openRollouts.of) return openRollouts;
  // Those of the cluster that was just signed in to are told in a moment.
  return { rollouts: openRollouts.rollouts.filter(({ keySha256 }) => here === null || keySha256 === here), more: 0 };
}
