import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { bundleProgram } from '../helpers/bundle.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { compile } from './compile.ts';
import { atZ } from './parts.ts';
import { dataIn, program, runInWindows, startInWindows } from './wine.ts';

const CONTENDERS = 9;
/** Each dies while it holds the lock, on the average after so many takings. */
const TAKINGS = 60;

it('a lock that three processes want goes to one at a time, also where each of them dies with it, and nothing is left beside it', async () => {
  const folder = folderOfTest('lock');
  const contender = atZ(await bundleProgram('test/files/contender.ts'));
  const work = path.join(folder, 'work');
  mkdirSync(work);
  const ended = await runInWindows(folder, Array.from({ length: CONTENDERS }, () => ({ args: [contender, atZ(work), String(1 / TAKINGS)] })), 3);
  expect(ended.map(({ stderr }) => stderr)).toEqual(ended.map(() => ''));
  const told = ended.map(({ stdout }) => stdout).join('');
  expect(told).toMatch(/^h+$/);
  expect(told.length).toBeGreaterThanOrEqual(CONTENDERS);
  expect(readdirSync(work)).toEqual(['cluster.lock']);
});

it('a file that another program holds for 300 ms is read, continued, written, replaced and removed, and a lock released', async () => {
  const folder = folderOfTest('held');
  const holder = compile('holder', folder);
  const work = path.join(folder, 'work');
  const [ended] = await runInWindows(folder, [{ args: [await bundleProgram('test/windows/held-files.ts'), work, holder].map(atZ) }]);
  expect(ended?.stderr).toBe('');
  const done = { read: 'done', append: 'done', write: 'done', replace: 'done', remove: 'done', release: 'done' };
  expect(JSON.parse(ended?.stdout ?? '')).toEqual({ said: done, next: true, left: ['append', 'lock', 'read', 'replaced', 'write'] });
  expect(['append', 'write', 'replaced'].map((name) => readFileSync(path.join(work, name), 'utf8'))).toEqual(['before and behind', 'after', 'new']);
});

it('a program that is killed while it writes leaves the old file or the new one, and what it left beside it goes at the next start', async () => {
  const folder = folderOfTest('killed');
  const writer = atZ(await bundleProgram('test/files/writer.ts'));
  const file = path.join(folder, 'open-ctl-client', 'Data', 'recent.bin');
  mkdirSync(path.dirname(file), { recursive: true });
  const left = (): readonly string[] => readdirSync(path.dirname(file)).filter((name) => name.endsWith('.unfinished'));
  const lengths = new Set<number>();
  for (let death = 1; death <= 8; death += 1) {
    const running = startInWindows(path.join(folder, 'streams'), [writer, atZ(file)]);
    await expect.poll(() => readdirSync(path.dirname(file)).includes('recent.bin') && left().length >= 1).toBe(true);
    running.child.kill('SIGKILL');
    await running.ended;
    lengths.add(statSync(file).size);
  }
  expect([...lengths]).toEqual([4_000_000]);
  expect(left().length).toBeGreaterThan(0);
  const [ended] = await runInWindows(folder, [{ args: [program('ctl'), 'set-cluster', 'non-secure', '--practice'], env: dataIn(folder) }]);
  expect(ended?.code).toBe(0);
  expect(left()).toEqual([]);
});
