/**
 * `npm run bench`: builds what is stale, runs every measurement in `scripts/bench/`, each in a process of its own, and prints one table; `npm run bench -- window verify` only these.
 * `npm run bench -- --write` puts the table of a whole run into docs/performance.md, unless a goal was missed.
 * Exit code 1 when a goal is missed, or when the machine wavers too much to say. Worth anything only on a machine that does nothing else.
 */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { withFigures } from './bench/lib/page.mjs';
import { build, root } from './build.mjs';

/** @typedef {import('./bench/lib/report.mjs').Row} Row */

const folder = path.join(root, 'scripts', 'bench');

/** @param {string} name @returns {Promise<readonly Row[]>} */
async function measure(name) {
  /** @type {Row[]} */
  const rows = [];
  const child = fork(path.join(folder, name), { cwd: root });
  child.on('message', (row) => rows.push(/** @type {Row} */ (row)));
  const [status] = await once(child, 'close');
  return status === 0 ? rows : [...rows, { row: name, figure: `ended with ${status}`, goal: '', met: 'no' }];
}

/** @param {readonly (readonly string[])[]} lines */
function table(lines) {
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}

await build();
/** @type {Row[]} */
const rows = [];
const all = readdirSync(folder).filter((entry) => entry.endsWith('.mjs')).sort();
const isToWrite = process.argv.includes('--write');
const wished = process.argv.slice(2).filter((word) => word !== '--write').map((name) => `${name}.mjs`);
if (isToWrite && wished.length > 0) throw new Error('--write is for a whole run');
const unknown = wished.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`no measurement ${unknown.join(', ')}; there are ${all.join(', ')}`);
for (const name of all) if (wished.length === 0 || wished.includes(name)) rows.push(...(await measure(name)));
process.stdout.write(`\n${table([['row', 'figure', 'goal', 'met'], ...rows.map(({ row, figure, goal, met }) => [row, figure, goal, met])])}\n`);
const isMet = rows.every(({ met }) => ['yes', 'not measured', '-'].includes(met));
if (isToWrite && isMet) {
  const page = path.join(root, 'docs', 'performance.md');
  const commit = execFileSync('git', ['rev-parse', '--short=8', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const run = `${new Date().toISOString().slice(0, 10)}, commit ${commit}, Node.js ${process.versions.node}, ${availableParallelism()} processors:`;
  writeFileSync(page, withFigures(readFileSync(page, 'utf8'), rows, run));
}
process.exitCode = isMet ? 0 : 1;
