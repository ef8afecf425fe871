/**
 * Would a test notice if a protection went? `npm run protections` takes each one of the table away (protections/rows), in a copy of this checkout, and runs the
 * tests that must notice. One that no longer applies, or that fails otherwise than by an assertion (does not compile, hangs, crashes), was not noticed.
 * `--only ID` (may be repeated) makes those rows, `--from ID` goes on where a run was interrupted, `--list` names them.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { controlGroup, GROUP_PREFIX, waitedSeconds } from './cost/processor-time.mjs';
import { literally } from './literally.mjs';
import { makeCopy, takeAway } from './protections/copy.mjs';
import { ROWS } from './protections/rows.mjs';

/** Processor seconds that all rows together may cost. */
const MOST = 900;
/** Milliseconds after which a run counts as hanging, and a test of it. */
const HANGS = { run: 240_000, test: 60_000 };

/** @typedef {{ tests: { file: string, name: string, state: string, byAssertion: boolean, why: string, seen: string }[], broken: string[] }} Report */
/** @typedef {import('./protections/rows.mjs').Protection} Protection */

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, from: { type: 'string' }, list: { type: 'boolean', default: false } } });

/**
 * @param {string} folder
 * @param {readonly Protection['tests'][number][]} wanted
 * @returns {Promise<Report | null>} null = no report: it hung, or could not even begin.
 */
async function runTests(folder, wanted) {
  const report = path.join(folder, 'test-output', 'protections.json');
  rmSync(report, { force: true });
  const files = [...new Set(wanted.map(({ file }) => file))];
  const names = [...new Set(wanted.map(({ name }) => literally(name)))].join('|');
  // What a row does not touch is not compiled again: the name of what is kept is made from its content.
  const args = [path.join(folder, 'node_modules/vitest/vitest.mjs'), 'run', ...files, '--testNamePattern', names, '--reporter', path.join(folder, 'scripts/protections/reporter.mjs'), `--testTimeout=${HANGS.test}`, `--hookTimeout=${HANGS.test}`, '--experimental.fsModuleCache'];
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, PROTECTIONS_REPORT: report }, stdio: ['ignore', 'ignore', 'ignore'], detached: true });
  const timer = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, HANGS.run);
  await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
}

const testsOf = (/** @type {Report} */ report, /** @type {Protection['tests'][number]} */ { file, name }) => report.tests.filter((test) => test.file === file && test.name.includes(name));

/**
 * Why a row was not noticed; `null` = it was: each of its files has a test that failed, has seen what the row says, and all that failed did so by an assertion.
 * @param {Report | null} report
 * @param {Protection} row
 */
function whyNot(report, { tests }) {
  if (report === null) return 'the tests hung or did not begin';
  if (report.broken.length > 0) return `not an assertion: ${report.broken[0]}`;
  const other = report.tests.find(({ state, byAssertion }) => state === 'failed' && !byAssertion);
  if (other !== undefined) return `not an assertion: ${other.why} (${other.name})`;
  const green = tests.find((test) => !testsOf(report, test).some(({ state, seen }) => state === 'failed' && seen.includes(test.sees ?? '')));
  if (green === undefined) return null;
  return green.sees === undefined ? `${green.file} stays green` : `${green.file} has not seen "${green.sees}"`;
}

/**
 * Rows that are taken away in one go: those that have the same dear test and are told apart by what it sees.
 * @param {readonly Protection[]} rows
 */
function together(rows) {
  /** @type {Protection[][]} */
  const groups = [];
  const key = (/** @type {Protection} */ { id, tests }) => (tests.every(({ sees }) => sees !== undefined) ? JSON.stringify(tests.map(({ file, name }) => [file, name])) : id);
  for (const row of rows) {
    const group = groups.find(([first]) => first !== undefined && key(first) === key(row));
    if (group === undefined) groups.push([row]);
    else group.push(row);
  }
  return groups;
}

/**
 * Takes rows away, runs their tests, and puts all back.
 * @param {string} folder
 * @param {readonly Protection[]} rows
 * @returns {Promise<readonly (string | null)[]>} why each was not noticed; `null` = it was.
 */
async function tryWithout(folder, rows) {
  const putBack = rows.map((row) => takeAway(folder, row));
  const report = putBack.every((one) => one === null) ? null : await runTests(folder, rows.flatMap(({ tests }) => tests));
  for (const one of putBack.toReversed()) one?.();
  return rows.map((row, at) => (putBack[at] === null ? 'the patch does not apply any more' : whyNot(report, row)));
}

/**
 * What is wrong with the tests before anything was taken away.
 * @param {Report | null} report
 * @param {readonly Protection[]} rows
 */
function wrongBefore(report, rows) {
  if (report === null) return ['the tests hung or did not begin'];
  const failed = report.tests.filter(({ state }) => state === 'failed').map(({ file, name, why }) => `fails as it is: ${file}, ${name}: ${why}`);
  const missing = rows.flatMap(({ id, tests }) => tests.filter((test) => !testsOf(report, test).some(({ state }) => state === 'passed')).map(({ file, name }) => `${id}: no test "${name}" ran in ${file}`));
  return [...report.broken, ...failed, ...missing];
}

function counted() {
  const group = controlGroup()?.part(`${GROUP_PREFIX}protections-${process.pid}`);
  const own = process.cpuUsage();
  const waited = waitedSeconds() || 0;
  const used = () => {
    const { user, system } = process.cpuUsage(own);
    return group === undefined ? (waitedSeconds() || 0) - waited + (user + system) / 1e6 : group.seconds();
  };
  return { used, end: () => group?.leave() };
}

const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);

function chosen() {
  const { only, from } = values;
  const unknown = [...(only ?? []), ...(from === undefined ? [] : [from])].filter((id) => !ROWS.some((row) => row.id === id));
  if (unknown.length > 0) throw new Error(`no protection is called ${unknown.join(', ')}; --list names them`);
  return ROWS.slice(from === undefined ? 0 : ROWS.findIndex(({ id }) => id === from)).filter(({ id }) => only === undefined || only.includes(id));
}

/** @returns {Promise<number>} exit code */
async function main() {
  const rows = chosen();
  if (values.list) {
    for (const { id, what } of rows) say(`${id.padEnd(28)} ${what}`);
    return 0;
  }
  const cost = counted();
  const copy = makeCopy();
  const stop = () => {
    copy.remove();
    process.exit(130);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, stop);
  let [noticed, survivors] = [0, 0];
  try {
    const wrong = wrongBefore(await runTests(copy.folder, rows.flatMap(({ tests }) => tests)), rows);
    for (const line of wrong) say(line);
    if (wrong.length > 0) return 1;
    say(`all tests are green as they are (${cost.used().toFixed(0)} processor seconds)`);
    for (const group of together(rows)) {
      if (cost.used() > MOST) {
        say(`${MOST} processor seconds are used up: go on with --from ${group[0]?.id}`);
        return 1;
      }
      const before = cost.used();
      const whys = await tryWithout(copy.folder, group);
      const each = (cost.used() - before) / group.length;
      for (const [at, { id, what }] of group.entries()) {
        const why = whys[at] ?? null;
        if (why === null) noticed += 1;
        else survivors += 1;
        say(`${why === null ? 'noticed ' : 'SURVIVED'}  ${id.padEnd(28)} ${each.toFixed(1).padStart(5)} s  ${what}${why === null ? '' : `: ${why}`}`);
      }
    }
    say(`${cost.used().toFixed(0)} processor seconds`);
    say(`${noticed + survivors} protections, ${noticed} noticed, ${survivors} survivors`);
    return survivors === 0 ? 0 : 1;
  } finally {
    copy.remove();
    cost.end();
  }
}

process.exitCode = await main();
