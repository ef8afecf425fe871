import { describe, expect, it } from 'vitest';
import { PRACTICE_SCENARIOS } from '../../shared/domain/practice-scenario.ts';
import { EXPECTED } from './expected-reports.ts';
import { endOf } from './practised-end.ts';

describe.concurrent('the report of a change on the practice platform', () => {
  it.each(PRACTICE_SCENARIOS.platform)('%s ends as it was written beforehand', async (scenario) => {
    expect(await endOf(scenario)).toEqual(EXPECTED[scenario]);
  });
});
