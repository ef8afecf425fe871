import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { bundleProgram } from '../helpers/bundle.ts';
import { bytesKept } from '../helpers/heap-snapshot.ts';
import { runs } from '../helpers/runs.ts';
import { SOFTHSM_LIBRARY } from '../helpers/softhsm.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import type { Held } from './in-a-row.ts';

const WALKS = runs(20, 200);
/** Walks after which a program has what it keeps for good. */
const SETTLED = WALKS / 2;
const tokenHost = path.resolve(import.meta.dirname, '../../out/token-host.js');

type Kept = ReturnType<typeof bytesKept>;
const total = (kept: Kept): number => [...kept.values()].reduce((sum, bytes) => sum + bytes, 0);

/**
 * Bytes a walk. Two snapshots of the heap are compared, without machine code, which V8 goes on making for hundreds of walks (about 5 kB each, measured) and
 * whose moves hide all else in `process.memoryUsage()`. From walk 40 on only one thing of ours grew, by 256 to 313 bytes a walk: the tickets of the two practice
 * servers, each of which remembers its last thousand (`provider/tickets.ts`). Between walks 100 and 200 V8 counted 20 kB of constant lists anew, and dropped as
 * much of names: 200 bytes a walk to either side. In walks 10 to 20 it makes 7 kB, once: its patterns of literals. A session that stayed is 30 kB a walk.
 */
const BOUND = runs(3000, 1000);

it(`${WALKS} changes one after another leave no descriptor, process or file, and memory stays level`, { timeout: 1_800_000 }, async () => {
  const folder = folderOfTest('in-a-row');
  const [data, temporary, snapshots] = ['data', 'temporary', 'snapshots'].map((name) => path.join(folder, name)) as [string, string, string];
  for (const one of [data, temporary, snapshots]) mkdirSync(one);
  const program = await bundleProgram('test/walks/in-a-row.ts');
  const library = existsSync(SOFTHSM_LIBRARY) ? SOFTHSM_LIBRARY : '';
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, data, temporary, snapshots, tokenHost, library, String(WALKS)], { env, maxBuffer: 64 * 1024 * 1024 });
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
  const [early, late] = [SETTLED, WALKS].map((walk) => bytesKept(path.join(snapshots, `${walk}.heapsnapshot`))) as [Kept, Kept];
  // The end of a walk is the end of its timers, connections, processes and modules: none waits out a pause.
  for (const kept of [early, late]) expect(['Timeout', 'TLSSocket', 'ChildProcess', 'CallQueue'].filter((name) => kept.has(`object ${name}`))).toEqual([]);
  const grown = [...new Set([...early.keys(), ...late.keys()])].map((name) => [name, ((late.get(name) ?? 0) - (early.get(name) ?? 0)) / (WALKS - SETTLED)] as const);
  const most = grown.toSorted(([, one], [, other]) => other - one).slice(0, 8).filter(([, bytes]) => bytes > 0);
  const sum = grown.reduce((bytes, [, more]) => bytes + more, 0);
  process.stdout.write(`kept after ${SETTLED} walks: ${(total(early) / 1e6).toFixed(3)} MB, after ${WALKS}: ${(total(late) / 1e6).toFixed(3)} MB (${sum.toFixed(0)} bytes a walk)\n`);
  expect(sum, most.map(([name, bytes]) => `${bytes.toFixed(0)} bytes a walk: ${name}`).join('\n')).toBeLessThan(BOUND);
});
