import { type FoundModule, PRACTICE_MODULE, type RememberedModule } from './tokens-view.ts';
import { type ViewState } from './view-state.ts';

/** Found libraries, and the one that was used last although it was not found: a person had named it. */
export function librariesOf(found: readonly FoundModule[], remembered: RememberedModule | null): readonly FoundModule[] {
  if (remembered === null || remembered.standing === 'gone' || found.some(({ path }) => path === remembered.path)) return found;
  return [{ vendor: '', path: remembered.path, problem: null }, ...found];
}

/** The library to go on with unasked: in practice that of this window, elsewhere the file used last, as long as it is the same file. `null` = a person chooses. */
export function usedLibrary({ atPractice, tokens: { remembered } }: Pick<ViewState, 'atPractice' | 'tokens'>, practised: boolean): string | null {
  if (atPractice) return practised ? PRACTICE_MODULE : null;
  return remembered?.standing === 'same' ? remembered.path : null;
}

/**
 * The library where nobody can be shown a list: the one used last, whose file the engine refuses if it is another one, or the only one that can be used where none was used before.
 * `null` = a person has to say.
 */
export function unnamedLibrary({ found, remembered }: Pick<ViewState['tokens'], 'found' | 'remembered'>): string | null {
  if (remembered !== null) return remembered.standing === 'gone' ? null : remembered.path;
  const [only, another] = found.filter(({ problem }) => problem === null);
  return another === undefined ? (only?.path ?? null) : null;
}
