import { expect, it } from 'vitest';
import { usedLibrary } from '../../renderer/gates/used-library.ts';
import { INITIAL_VIEW_STATE } from '../../shared/session/view-state.ts';

const path = '/usr/lib/libeToken.so';
const at = (standing: 'same' | 'changed' | 'gone' | null, atPractice = false) => ({ atPractice, tokens: { ...INITIAL_VIEW_STATE.tokens, remembered: standing === null ? null : { path, standing } } });

it('goes on with the library used last as long as it is the same file, and in practice with the practice tokens once they were chosen', () => {
  expect(([null, 'changed', 'gone', 'same'] as const).map((standing) => usedLibrary(at(standing), true))).toEqual([null, null, null, path]);
  // A person in practice may want to try a real token: the library is theirs to choose.
  expect([true, false].map((practised) => usedLibrary(at('same', true), practised))).toEqual(['practice', null]);
});
