import { type ViewState } from '../../../../shared/session/view-state.ts';

/** Host keys of the nodes that are signed in to: a change by command, and a rollout, know their cluster by that of its publisher. */
export const hostKeys = ({ platform }: Pick<ViewState, 'platform'>): readonly string[] => (platform?.trust ?? []).flatMap(({ kind, sha256 }) => (kind === 'host-key' ? [sha256] : []));
