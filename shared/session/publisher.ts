import { type ServerView, type ViewState } from './view-state.ts';

/** The publisher of the cluster that is signed in to with a CTL Provider. */
export const publisherIn = ({ cluster }: Pick<ViewState, 'cluster'>): ServerView | undefined => cluster?.servers.find(({ role }) => role === 'publisher');

/** What a person knows the cluster by; empty = none is signed in to. */
export const clusterOf = (state: Pick<ViewState, 'cluster' | 'platform'>): string => publisherIn(state)?.name ?? state.platform?.cluster?.publisher ?? '';
