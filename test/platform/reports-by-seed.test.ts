import { describe, expect, it } from 'vitest';
import { PRACTICE_SCENARIOS, type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { runs } from '../helpers/runs.ts';
import { EXPECTED } from './expected-reports.ts';
import { endOf } from './practised-end.ts';

/** Alarms have a test of their own, which knows that an answer in pieces may have to be read again. */
const QUIET = PRACTICE_SCENARIOS.platform.filter((scenario) => scenario !== 'noisy-terminal');
const RELEASES = QUIET.filter((scenario) => scenario.startsWith('release-'));

/** A seed of its own for each scenario in every run, and more of them in long ones. */
const rows = runs(
  RELEASES.map((scenario, at): readonly [PracticeScenario<'platform'>, number] => [scenario, 11 + at]),
  QUIET.flatMap((scenario) => [31, 32, 33].map((seed): readonly [PracticeScenario<'platform'>, number] => [scenario, seed])),
);

describe.concurrent('whatever form the answers of a node have where no source shows one', () => {
  it.each(rows)('%s with seed %i ends as it was written beforehand, or what is not known is called so', async (scenario, seed) => {
    const [end, expected] = [await endOf(scenario, seed), EXPECTED[scenario]];
    const isUnknown = typeof end === 'object' && end !== null && 'continuity' in end && end.continuity === 'unknown';
    // The verdict about the signer may be missing; then a person is asked for more, and the outcome is the same.
    if (!isUnknown || 'refusedAt' in expected) expect(end).toEqual(expected);
    else expect(end).toMatchObject({ said: expected.said, outcome: expected.outcome, mode: expected.mode, nodes: expected.nodes });
  });
});
