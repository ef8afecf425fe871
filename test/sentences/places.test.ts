import { expect, it } from 'vitest';
import { PREFLIGHT_IDS, PREFLIGHT_RULES, type FindingRule, type PreflightId } from '../../shared/domain/preflight/rules.ts';
import { type PreflightRow } from '../../shared/domain/preflight/row.ts';
import { preflightOf } from '../../shared/session/platform/preflight.ts';
import { INITIAL_PLATFORM_VIEW } from '../../shared/session/platform/view.ts';
import { INITIAL_VIEW_STATE } from '../../shared/session/view-state.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { shownLines } from './page.mjs';

/** What a row found, the first or the last of what it may find: they fail and pass by turns. */
function rowOf(id: PreflightId, at: number): PreflightRow {
  const [finding, { verdict, params }] = Object.entries<FindingRule>(PREFLIGHT_RULES[id].findings).at(at % 2 === 0 ? 0 : -1) ?? ['', { verdict: 'unknown', params: [] }];
  return { id, verdict, finding, nodes: [], params: Object.fromEntries(params.map((name) => [name, 'x'])), error: null };
}

it('rows of the preflight keep their places while all of them are read, whichever are there', async () => {
  const { en } = LANGUAGES;
  const titles = PREFLIGHT_IDS.map((id) => en.preflight.rows[id].title);
  for (const read of [[], PREFLIGHT_IDS.filter((_, at) => at % 3 === 0), PREFLIGHT_IDS.slice(4), PREFLIGHT_IDS.slice(0, -2)]) {
    const preflight = preflightOf(read.map(rowOf), PREFLIGHT_IDS.filter((id) => !read.includes(id)));
    const state = { ...INITIAL_VIEW_STATE, step: 'preflight', busy: 'checking', signIn: { ...INITIAL_VIEW_STATE.signIn, connection: 'platform' }, platform: { ...INITIAL_PLATFORM_VIEW, preflight } } as const;
    const shown: readonly string[] = await shownLines(state, 'en', en);
    expect(shown.filter((line) => titles.includes(line))).toEqual(titles);
  }
});
