import { describe, expect, it } from 'vitest';
import { PRACTICE_SCENARIOS, type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { runs } from '../helpers/runs.ts';
import { EXPECTED, isOfEvening } from './expected-reports.ts';
import { endOf } from './practised-end.ts';

/** Alarms have a test of their own, which knows that an answer in pieces may have to be read again. */
const QUIET = PRACTICE_SCENARIOS.platform.filter((scenario) => scenario !== 'noisy-terminal' && !isOfEvening(scenario));
const RELEASES = QUIET.filter((scenario) => scenario.startsWith('release-'));

/** A seed of its own for each scenario in every run, and more of them in long ones. */
const rows = runs(
  RELEASES.map((scenario, at): readonly [PracticeScenario<'platform'>, number] => [scenario, 11 + at]),
  QUIET.flatMap((scenario) => [31, 32, 33].map((seed): readonly [PracticeScenario<'platform'>, number] => [scenario, seed])),
);

/** A node that shows of its certificates no more than serial numbers leaves open whether its ITL file names them: a warning more, and something to look at afterwards. */
function withoutDoubt(end: unknown, expected: readonly string[]): unknown {
  if (typeof end !== 'object' || end === null || !('rules' in end) || !Array.isArray(end.rules)) return end;
  const isDoubted = end.rules.includes('itl-unknown') && !expected.includes('itl-unknown');
  const left = isDoubted && 'leftToDo' in end && Array.isArray(end.leftToDo) ? { leftToDo: end.leftToDo.filter((item: unknown) => item !== 'look-at-itl') } : {};
  return { ...end, ...left, rules: end.rules.filter((rule: unknown) => rule !== 'itl-unknown' || expected.includes(rule)) };
}

/** What `utils ctl` prints of a node that is away was never published: words decide nothing. */
const WORDS_OPEN: readonly PracticeScenario<'platform'>[] = ['tftp-node-away', 'node-unreachable'];

describe.concurrent('whatever form the answers of a node have where no source shows one', () => {
  it.each(rows)('%s with seed %i ends as it was written beforehand, or what is not known is called so', async (scenario, seed) => {
    const expected = EXPECTED[scenario];
    const end = withoutDoubt(await endOf(scenario, seed), 'rules' in expected ? expected.rules : []);
    const isUnknown = typeof end === 'object' && end !== null && 'continuity' in end && end.continuity === 'unknown';
    if (WORDS_OPEN.includes(scenario) && typeof end === 'object') {
      expect({ ...end, said: null }).toEqual({ ...expected, said: null });
      return;
    }
    // What level 0 may ask, and is told, differs by seed; that nothing is changed does not.
    if (scenario === 'monitor-account' && !('refusedAt' in expected)) {
      expect([{ refusedAt: 'applyPlatform', code: 'platform.not-read' }, expect.objectContaining({ outcome: expected.outcome, mode: expected.mode, nodes: expected.nodes, leftToDo: expected.leftToDo })]).toContainEqual(end);
      return;
    }
    // The verdict about the signer may be missing; then a person is asked for more, and the outcome is the same.
    if (!isUnknown || 'refusedAt' in expected) expect(end).toEqual(expected);
    else expect(end).toMatchObject({ said: expected.said, outcome: expected.outcome, mode: expected.mode, nodes: expected.nodes });
  });
});
