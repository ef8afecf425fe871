/**
 * Loaded before each test file. Hooks that were registered first come last: servers, browsers and folders of the file have been closed
 * and removed before those of this one.
 */
import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import { dataHome } from './data-home.ts';
import { GROUP_PREFIX, controlGroup, waitedSeconds } from '../../scripts/cost/processor-time.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** Before a test puts another one in its place. */
const { setTimeout: later } = globalThis;
const [MOST_LOOKS, BETWEEN_LOOKS] = [200, 100];

const file = path.relative(root, expect.getState().testPath ?? '').replaceAll('\\', '/');

/** What outlasts a file in a worker that runs several. */
const shared = globalThis as { costSoFar?: number; temporary?: string };

/** The file's own control group counts browsers too, which do not wait for their children; where there is none, those count that were waited for. */
const group = controlGroup()?.part(`${GROUP_PREFIX}${process.pid}-${path.basename(file)}`);

function used(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + (waitedSeconds() || 0);
}

/** A worker that runs one file only has been started for it. */
const before = shared.costSoFar ?? 0;
const atStart = used() - before;

/** The file's own temporary folder, also for the programs that it starts. */
shared.temporary ??= tmpdir();
const temporary = path.join(shared.temporary, file.replace(/^test\//, '').replace(/\.test\.ts$/, '').replaceAll('/', '-'));
mkdirSync(temporary);
for (const variable of ['TMPDIR', 'TEMP', 'TMP']) process.env[variable] = temporary;

afterAll(() => {
  const seconds = group === undefined ? used() - before : atStart + group.seconds();
  shared.costSoFar = used();
  group?.leave();
  appendFileSync(path.join(root, 'test-output', 'cost.jsonl'), `${JSON.stringify({ file, seconds })}\n`);
});

/** What is left in the end: a browser whose program has just ended may still be removing what is its own. */
async function leftForGood(): Promise<readonly string[]> {
  for (let looks = 1; ; looks += 1) {
    const left = readdirSync(temporary);
    if (left.length === 0 || looks === MOST_LOOKS) return left;
    await new Promise((resolve) => later(resolve, BETWEEN_LOOKS));
  }
}

afterAll(async () => {
  rmSync(dataHome(), { recursive: true, force: true, maxRetries: 3 });
  const left = await leftForGood();
  rmSync(temporary, { recursive: true, force: true });
  expect(left, 'left in the temporary folder').toEqual([]);
});
