import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../scripts/build.mjs';
import { GROUP_PREFIX, controlGroup } from '../scripts/cost/processor-time.mjs';
import { fillStock } from './helpers/key-stock/fill-stock.ts';

/** Each project of the configuration loads this file, in one process: what the first one has made is there for all. */
const run = globalThis as { temporary?: string | undefined; ready?: Promise<unknown> };

/** Each test file has a temporary folder of its own in here, which must be empty at the file's end (helpers/around-each-file.ts). */
const temporary = (run.temporary ??= mkdtempSync(path.join(tmpdir(), 'ctl-tests-')));
for (const variable of ['TMPDIR', 'TEMP', 'TMP']) process.env[variable] = temporary;

/** Certificate authorities that a machine adds: every Node process would read them all as it starts, which takes longer than the start itself. No test asks a server that they vouch for. */
delete process.env.NODE_EXTRA_CA_CERTS;

/** Tests start the built programs (token host, ctl, ctl-provider): they must be those of the sources under test. */
export async function setup(): Promise<void> {
  run.ready ??= Promise.all([build(), fillStock()]);
  await run.ready;
}

/** What comes after the end of its file comes from a program that was not ended. */
export function teardown(): void {
  if (run.temporary === undefined) return;
  run.temporary = undefined;
  controlGroup()?.sweep(GROUP_PREFIX);
  // The folders themselves stay where files were only listed.
  const left = readdirSync(temporary, { recursive: true }).map(String).filter((name) => name.includes(path.sep));
  rmSync(temporary, { recursive: true, force: true });
  if (left.length === 0) return;
  process.stderr.write(`Put into the temporary folder after the end of the tests: ${left.join(' ')}\n`);
  process.exitCode = 1;
}
