import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { nodesOf } from '../helpers/killed-practice.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { readFolder } from '../oracle/node-folder.ts';
import { type Start } from './runner.ts';
import { dataIn, program, runInWindows } from './wine.ts';

/** Ends the program in the middle of a commit: the first two files are those that a practice cluster begins with, the third is in service on one server then. */
const AT_FILE = '4';
const killer = pathToFileURL(path.resolve('test/helpers/kill-at-file.mjs')).href.replace('file:///', 'file:///Z:/');

it.each([
  ['--finish', 'done', 'done', 'non-secure'],
  ['--undo', 'not-done', 'undone', 'mixed'],
] as const)('a change whose program is killed in the middle of a commit is found by the next one, and %s brings it to an end', async (way, outcome, asReported, mode) => {
  const home = folderOfTest('interrupted');
  const data = path.join(home, 'open-ctl-client', 'Data');
  const run = async (...starts: readonly Start[]) => runInWindows(path.join(home, 'job'), starts, 1);
  const ctl = (...args: readonly string[]): Start => ({ args: [program('ctl'), '--lang', 'en', ...args], env: dataIn(home) });
  const [killed, listed] = await run({ args: [`--import=${killer}`, ...ctl('set-cluster', 'non-secure', '--practice').args], env: { ...dataIn(home), KILL_AT_FILE: AT_FILE } }, ctl('changes', '--json'));
  expect([killed?.code, killed?.stderr.includes('setting the cluster security mode')]).toEqual([1, false]);
  const [id = ''] = readdirSync(path.join(data, 'changes'));
  expect(JSON.parse(listed?.stdout ?? '')).toMatchObject({ changes: [{ id, outcome: 'unfinished' }] });
  const before = nodesOf(data).map(readFolder);
  expect(before.map(({ staged }) => staged).sort()).toEqual([false, true]);
  expect(new Set(before.map(({ ctlSha256 }) => ctlSha256)).size).toBe(2);

  const [ended, after] = await run(ctl('changes', id, way, '--yes', '--json'), ctl('changes', '--json'));
  expect([ended?.code, JSON.parse(ended?.stdout ?? '')]).toMatchObject([0, { report: { id, outcome: asReported, mode: { value: mode } } }]);
  expect(JSON.parse(after?.stdout ?? '')).toMatchObject({ changes: [{ id, outcome }] });
  expect(readdirSync(path.join(data, 'practice'))).toEqual([]);
});
