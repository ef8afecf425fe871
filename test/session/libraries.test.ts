import { expect, it } from 'vitest';
import { unnamedLibrary, usedLibrary } from '../../shared/session/libraries.ts';
import { fail } from '../../shared/domain/result.ts';
import { INITIAL_VIEW_STATE } from '../../shared/session/view-state.ts';

const path = '/usr/lib/libeToken.so';
const at = (standing: 'same' | 'changed' | 'gone' | null, atPractice = false) => ({ atPractice, tokens: { ...INITIAL_VIEW_STATE.tokens, remembered: standing === null ? null : { path, standing } } });

it('goes on with the library used last as long as it is the same file, and in practice with the practice tokens once they were chosen', () => {
  expect(([null, 'changed', 'gone', 'same'] as const).map((standing) => usedLibrary(at(standing), true))).toEqual([null, null, null, path]);
  // A person in practice may want to try a real token: the library is theirs to choose.
  expect([true, false].map((practised) => usedLibrary(at('same', true), practised))).toEqual(['practice', null]);
});

it('where nobody can be shown a list, takes the library used last, changed or not, since the engine judges its file, or the only usable one; nothing else', () => {
  const [mine, other] = ['/usr/lib/a.so', '/usr/lib/b.so'].map((file) => ({ vendor: 'V', path: file, problem: null }));
  const broken = { vendor: 'V', path: '/usr/lib/c.so', problem: fail('token.module-not-pkcs11', '', { path: 'c' }).error };
  if (mine === undefined || other === undefined) throw new Error('two libraries');
  const remembered = (standing: 'same' | 'changed' | 'gone') => ({ path, standing });
  expect((['same', 'changed', 'gone'] as const).map((standing) => unnamedLibrary({ found: [mine], remembered: remembered(standing) }))).toEqual([path, path, null]);
  expect([[], [mine], [mine, broken], [broken], [mine, other]].map((found) => unnamedLibrary({ found, remembered: null }))).toEqual([null, mine.path, mine.path, null, null]);
});
