import { describe, expect, it } from 'vitest';
import { PRACTICE_SCENARIOS, type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { runs } from '../helpers/runs.ts';
import { BY_SEED, EXPECTED_ROWS, withFieldsOnly } from './expected-rows.ts';
import { preflightOf } from './practised.ts';

/** What the judges make of all other cases is told by pure tests; these read from real terminals and real AXL. */
const USUAL: readonly PracticeScenario<'platform'>[] = ['release-14', 'node-unreachable', 'recovery-short'];

describe.concurrent('the preflight of a practice platform', () => {
  it.each(runs(USUAL, PRACTICE_SCENARIOS.platform))('%s finds what was written beforehand', async (scenario) => {
    expect([EXPECTED_ROWS[scenario], ...(BY_SEED[scenario] ?? [])]).toContainEqual(await preflightOf(scenario));
    // Registrations of 30,000 phones are asked 15 times a minute.
  }, 400_000);
});

/** With this seed nodes print no PEM of a certificate. */
const FIELDS_ONLY = 11;

describe.concurrent('the same on nodes that print no more of a certificate than its fields', () => {
  const ofUsual: readonly PracticeScenario<'platform'>[] = ['node-unreachable'];
  const known = PRACTICE_SCENARIOS.platform.filter((scenario) => 'itl-files' in EXPECTED_ROWS[scenario] && !['itl-stale', 'tftp-on-publisher', 'axl-throttled', 'twenty-eight-nodes', 'thirty-thousand-phones', 'large-cluster'].includes(scenario));
  it.each(runs(ofUsual, known))('%s finds that the ITL files are not known, and everything else', async (scenario) => {
    const all = [EXPECTED_ROWS[scenario], ...(BY_SEED[scenario] ?? [])];
    expect(all.flatMap((rows) => ('refusedAt' in rows ? [] : [withFieldsOnly(rows)]))).toContainEqual(await preflightOf(scenario, FIELDS_ONLY));
  }, 400_000);
});
