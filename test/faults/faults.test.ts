import { expect, it } from 'vitest';
import { buildFaults } from './build.mjs';
import { type RunLine } from './run-lines.ts';
import { makeRuns, QUICK } from './make-runs.mjs';

// One run of each cell; `npm run faults` makes all of them (docs/reliability.md).
it('whatever goes wrong in a change, it is finished or undone, nothing that is said is false, and nothing is lost', { timeout: 900_000 }, async () => {
  const ends: RunLine[] = [];
  await makeRuns(await buildFaults(null), QUICK, { jobs: 2, words: '' }, (line) => ends.push(line));
  expect(ends.length).toBeGreaterThan(300);
  // A run in which nothing went wrong tests nothing.
  expect(ends.filter(({ how }) => how.some((one) => one !== '')).length).toBeGreaterThan(ends.length * 0.9);
  expect(ends.filter(({ violations }) => violations.length > 0)).toEqual([]);
});
