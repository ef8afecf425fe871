import { isChanging, isWriting } from '../shared/session/changing.ts';
import { type ViewState } from '../shared/session/view-state.ts';

/** What closing the window may do now: from the first server that puts the file into service on, the change runs to its end. */
export type CloseDecision = 'close' | 'ask' | 'refuse';

export function closeDecision(state: Pick<ViewState, 'busy' | 'job'>): CloseDecision {
  if (!isChanging(state)) return 'close';
  return isWriting(state) ? 'refuse' : 'ask';
}
