/** `ctl show FILE` from start to end, against a Node process that does nothing. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { measurePairs } from './lib/pairs.mjs';
import { reportPairs } from './lib/report.mjs';
import { loadProduct, makeCtlFiles } from './lib/subject.mjs';

const GOAL = 1.35;
const folder = mkdtempSync(path.join(os.tmpdir(), 'ctl-bench-'));
const file = path.join(folder, 'CTLFile.tlv');
const nothing = path.join(folder, 'nothing.mjs');

function run(...args) {
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`exit code ${status}: ${stderr}`);
}

try {
  const [bytes] = await makeCtlFiles(await loadProduct(), 1);
  writeFileSync(file, bytes);
  writeFileSync(nothing, '');
  const program = path.resolve(import.meta.dirname, '../../out/ctl.js');
  const result = measurePairs({ subject: () => run(program, 'show', file), reference: () => run(nothing), pairs: 25, warmUp: 3 });
  await reportPairs({ row: 'ctl show FILE, times an empty Node process', result, figure: result.ratio, goal: `at most ${GOAL}`, met: result.ratio <= GOAL });
} finally {
  rmSync(folder, { recursive: true });
}
