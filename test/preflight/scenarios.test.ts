import { describe, expect, it } from 'vitest';
import { PRACTICE_SCENARIOS, type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { runs } from '../helpers/runs.ts';
import { pick } from '../../practice/nodes/seed.ts';
import { SEED } from '../helpers/seed.ts';
import { BY_SEED, EXPECTED_ROWS, OF_SEED, withFieldsOnly } from './expected-rows.ts';
import { preflightOf } from './practised.ts';

/** What the judges make of all other cases is told by pure tests; these read from real terminals and real AXL. */
const USUAL: readonly PracticeScenario<'platform'>[] = ['release-14', 'node-unreachable', 'recovery-short'];

/** What was written for a scenario with nodes of this seed: one, where the seed decides it, else all that may come. */
function writtenOf(scenario: PracticeScenario<'platform'>, seed: number) {
  const ofSeed = OF_SEED[scenario];
  return ofSeed === undefined ? [EXPECTED_ROWS[scenario], ...(BY_SEED[scenario] ?? [])] : [ofSeed((question, forms) => pick(seed, question, forms))];
}

/** With nodes of other seeds, which answer in other forms where no source says how; a seed may be one whose nodes print no PEM. */
const OTHER_SEEDS: readonly (readonly [PracticeScenario<'platform'>, number])[] = [
  ...[10, 12, 14, 15, 16, 18, 20].map((seed) => ['clock-unsynchronised', seed] as const),
  ...[13, 17, 22].map((seed) => ['monitor-account', seed] as const),
  ['no-backup', 12], ['backup-too-old', 15], ['release-8.5', 14], ['release-9.1', 25], ['release-15', 16], ['itl-stale', 18], ['upgrade-running', 19], ['publisher-rebuilt', 21],
  ['node-unreachable', 22], ['replication-broken', 23], ['axl-throttled', 24], ['tftp-client-certificate', 26], ['older-algorithms', 27],
];

describe.concurrent('the preflight of a practice platform', () => {
  it.each(runs(USUAL, PRACTICE_SCENARIOS.platform))('%s finds what was written beforehand', async (scenario) => {
    expect(writtenOf(scenario, SEED)).toContainEqual(await preflightOf(scenario));
    // Registrations of 30,000 phones are asked 15 times a minute.
  }, 400_000);

  it.each(runs([], OTHER_SEEDS))('%s with seed %i finds what was written beforehand, or what is not known is called so', async (scenario, seed) => {
    const expected = writtenOf(scenario, seed);
    const fieldsOnly = expected.flatMap((rows) => ('refusedAt' in rows || !('itl-files' in rows) ? [] : [withFieldsOnly(rows)]));
    expect([...expected, ...fieldsOnly]).toContainEqual(await preflightOf(scenario, seed));
  }, 400_000);
});

/** With this seed nodes print no PEM of a certificate. */
const FIELDS_ONLY = 11;

describe.concurrent('the same on nodes that print no more of a certificate than its fields', () => {
  const ofUsual: readonly PracticeScenario<'platform'>[] = ['node-unreachable'];
  const known = PRACTICE_SCENARIOS.platform.filter((scenario) => 'itl-files' in EXPECTED_ROWS[scenario] && !['itl-stale', 'tftp-on-publisher', 'axl-throttled', 'twenty-eight-nodes', 'thirty-thousand-phones', 'large-cluster'].includes(scenario));
  it.each(runs(ofUsual, known))('%s finds that the ITL files are not known, and everything else', async (scenario) => {
    expect(writtenOf(scenario, FIELDS_ONLY).flatMap((rows) => ('refusedAt' in rows ? [] : [withFieldsOnly(rows)]))).toContainEqual(await preflightOf(scenario, FIELDS_ONLY));
  }, 400_000);
});
