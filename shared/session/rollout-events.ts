import { type OpenRolloutsView, type RolloutView } from './rollout-view.ts';

/** What happened to a rollout. */
export type RolloutEvent =
  /** It was planned, opened again, or has come further; whole, since it is small. `null` = it was left. */
  | { readonly type: 'rollout'; readonly rollout: RolloutView | null }
  | { readonly type: 'rollouts-open'; readonly open: OpenRolloutsView };
