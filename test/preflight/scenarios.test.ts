import { describe, expect, it } from 'vitest';
import { PRACTICE_SCENARIOS, type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { runs } from '../helpers/runs.ts';
import { BY_SEED, EXPECTED_ROWS } from './expected-rows.ts';
import { preflightOf } from './practised.ts';

/** What the judges make of all other cases is told by pure tests; these read from real terminals and real AXL. */
const USUAL: readonly PracticeScenario<'platform'>[] = ['release-14', 'node-unreachable', 'itlrecovery-1024-bits'];

describe.concurrent('the preflight of a practice platform', () => {
  it.each(runs(USUAL, PRACTICE_SCENARIOS.platform))('%s finds what was written beforehand', async (scenario) => {
    expect([EXPECTED_ROWS[scenario], ...(BY_SEED[scenario] ?? [])]).toContainEqual(await preflightOf(scenario));
    // Registrations of 30,000 phones are asked 15 times a minute.
  }, 400_000);
});
