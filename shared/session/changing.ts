import { type ViewState } from './view-state.ts';

/** Whether a change of a cluster is being made, from its beginning to its report, or its services and phones are restarted: the computer must not go to sleep, and no window close unasked. */
export const isChanging = ({ busy }: Pick<ViewState, 'busy'>): boolean => busy === 'applying' || busy === 'rolling-out';

/** Whether it can no longer be cancelled: servers may hold the new file, and the change runs to its end. */
export const isWriting = (state: Pick<ViewState, 'busy' | 'job'>): boolean => state.busy === 'applying' && state.job?.cancellable !== true;
