/** What a test run costs: processor seconds of everything it started, as seconds and as a multiple of a fixed piece of work, and the files that cost most. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { controlGroup, waitedSeconds } from './processor-time.mjs';

const root = path.resolve(import.meta.dirname, '../..');
/** One line of JSON for each test file: `{ file, seconds }` (test/helpers/around-each-file.ts). */
const FILES = path.join(root, 'test-output', 'cost.jsonl');
const SHOWN = 10;

const rsaLoop = () => Number(spawnSync(process.execPath, [path.join(import.meta.dirname, 'rsa-loop.mjs')], { encoding: 'utf8' }).stdout);

function dearestFiles() {
  if (!existsSync(FILES)) return [];
  const lines = readFileSync(FILES, 'utf8').trim().split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line)).sort((one, other) => other.seconds - one.seconds).slice(0, SHOWN);
}

/** Begins to measure; what is answered ends it and returns the lines to print. */
export function startMeter() {
  rmSync(FILES, { force: true });
  const before = rsaLoop();
  const group = controlGroup();
  const from = { wall: performance.now(), group: group?.seconds() ?? NaN, waited: waitedSeconds(), own: process.cpuUsage() };
  return () => {
    const own = process.cpuUsage(from.own);
    const waited = waitedSeconds() - from.waited + (own.user + own.system) / 1e6;
    const seconds = group === undefined ? waited : group.seconds() - from.group;
    const wall = (performance.now() - from.wall) / 1000;
    const after = rsaLoop();
    const how = group === undefined ? 'of this process and the children that were waited for' : `of all that ran in the control group ${group.folder}`;
    const lines = [];
    if (Number.isNaN(seconds)) lines.push('processor seconds: not known on this system');
    else {
      const times = (seconds / ((before + after) / 2)).toFixed(0);
      lines.push(`${seconds.toFixed(0)} processor seconds, ${how}: ${times} times the RSA loop (${before.toFixed(2)} s before, ${after.toFixed(2)} s after)`);
      if (group !== undefined && !Number.isNaN(waited)) lines.push(`${waited.toFixed(0)} of them in this process and the children that were waited for`);
    }
    lines.push(`${wall.toFixed(0)} wall seconds`, 'processor seconds of the dearest test files:');
    return [...lines, ...dearestFiles().map(({ file, seconds: cost }) => `${cost.toFixed(1).padStart(7)}  ${file}`)];
  };
}
