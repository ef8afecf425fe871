import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { bundleProgram } from '../helpers/bundle.ts';
import { runs } from '../helpers/runs.ts';
import { SOFTHSM_LIBRARY } from '../helpers/softhsm.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import type { Held } from './in-a-row.ts';

const WALKS = runs(20, 200);
/** Walks after which a program has what it keeps for good. */
const SETTLED = WALKS / 2;
const tokenHost = path.resolve(import.meta.dirname, '../../out/token-host.js');

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

it(`${WALKS} changes one after another leave no descriptor, process or file, and memory stays level`, { timeout: 1_800_000 }, async () => {
  const folder = folderOfTest('in-a-row');
  const [data, temporary] = [path.join(folder, 'data'), path.join(folder, 'temporary')];
  for (const one of [data, temporary]) mkdirSync(one);
  const program = await bundleProgram('test/walks/in-a-row.ts');
  const library = existsSync(SOFTHSM_LIBRARY) ? SOFTHSM_LIBRARY : '';
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, data, temporary, tokenHost, library, String(WALKS)], { env, maxBuffer: 64 * 1024 * 1024 });
  // Node's warning of listeners that pile up would be here.
  expect(stderr).toBe('');
  const all = stdout.trim().split('\n').map((line) => JSON.parse(line) as Held);
  const [walks, end] = [all.slice(0, -1), all.at(-1)];
  expect(walks.map(({ outcome }) => outcome)).toEqual(Array.from({ length: WALKS }, () => 'done'));
  // The first walk loads what is loaded when it is first wanted.
  const [, second, ...others] = walks;
  for (const one of others) expect([one.descriptors, one.children, one.files.length]).toEqual([second?.descriptors, second?.children, second?.files.length]);
  expect(walks.map(({ changes }) => changes)).toEqual(Array.from({ length: WALKS }, (_, at) => at + 1));
  expect(end?.children).toBe(0);
  // Folders stay, and lists: nothing is in use, and nothing half written.
  expect(end?.files.filter((file) => !/^(?:changes|locks|practice|[a-z-]+\.json)$/.test(file))).toEqual([]);
  const [early, late] = [walks.slice(SETTLED, SETTLED * 1.4), walks.slice(SETTLED * 1.6)].map((part) => mean(part.map(({ memory }) => memory)));
  const grown = ((late ?? Infinity) - (early ?? 0)) / (SETTLED * 0.6);
  process.stdout.write(`memory after the first ${SETTLED} walks: ${((early ?? 0) / 1e6).toFixed(2)} MB, later ${((late ?? 0) / 1e6).toFixed(2)} MB (${grown.toFixed(0)} bytes a walk)\n`);
  // A walk that kept its files, its plan or one of its view states would keep more than 8 kB; twenty walks are too few to tell it from chance.
  expect(grown).toBeLessThan(runs(20_000, 8000));
});
