import { type ViewState } from '../../../../shared/session/view-state.ts';

/** By what a change by command, and a rollout, know the cluster that is signed in to: the host key of its publisher; before it was read, the keys that its nodes show. */
export function hostKeys({ platform }: Pick<ViewState, 'platform'>): readonly string[] {
  const key = platform?.cluster?.keySha256 ?? '';
  return key === '' ? (platform?.trust ?? []).flatMap(({ kind, sha256 }) => (kind === 'host-key' ? [sha256] : [])) : [key];
}
