import { PRACTICE_MODULE } from '../../shared/session/tokens-view.ts';
import { type ViewState } from '../../shared/session/view-state.ts';

/** The library to go on with unasked: in practice that of this window, elsewhere the file used last, as long as it is the same file. `null` = a person chooses. */
export function usedLibrary({ atPractice, tokens: { remembered } }: Pick<ViewState, 'atPractice' | 'tokens'>, practised: boolean): string | null {
  if (atPractice) return practised ? PRACTICE_MODULE : null;
  return remembered?.standing === 'same' ? remembered.path : null;
}
