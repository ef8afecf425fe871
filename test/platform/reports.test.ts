import { describe, expect, it } from 'vitest';
import { PRACTICE_SCENARIOS, type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { runs } from '../helpers/runs.ts';
import { EXPECTED, isOfEvening } from './expected-reports.ts';
import { endOf } from './practised-end.ts';

/** Releases between two that end alike, and what the command line walks too (test/cli/platform/change.test.ts). */
const LONG_ONLY: readonly PracticeScenario<'platform'>[] = ['release-9.1', 'release-10.5', 'release-11.5', 'itlrecovery-regenerated', 'both-regenerated'];
const scenarios = runs<readonly PracticeScenario<'platform'>[]>(PRACTICE_SCENARIOS.platform.filter((scenario) => !isOfEvening(scenario) && !LONG_ONLY.includes(scenario)), PRACTICE_SCENARIOS.platform);

describe.concurrent('the report of a change on the practice platform', () => {
  it.each(scenarios)('%s ends as it was written beforehand', async (scenario) => {
    expect(await endOf(scenario)).toEqual(EXPECTED[scenario]);
  });
});
