import { describe, expect, it } from 'vitest';
import { PRACTICE_SCENARIOS, type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { runs } from '../helpers/runs.ts';
import { EXPECTED, isOfEvening } from './expected-reports.ts';
import { endOf } from './practised-end.ts';

const scenarios = runs<readonly PracticeScenario<'platform'>[]>(PRACTICE_SCENARIOS.platform.filter((scenario) => !isOfEvening(scenario)), PRACTICE_SCENARIOS.platform);

describe.concurrent('the report of a change on the practice platform', () => {
  it.each(scenarios)('%s ends as it was written beforehand', async (scenario) => {
    expect(await endOf(scenario)).toEqual(EXPECTED[scenario]);
  });
});
