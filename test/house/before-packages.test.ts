import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const scripts = path.resolve(import.meta.dirname, '../../scripts');
/** `import` at the beginning of a line: what is asked for inside a function is loaded when that runs. */
const STATIC = /^(?:import|export) (?:[^;]*? from )?'([^']+)';/gm;

/** Packages that a script needs to begin, over all files that it loads. */
function packagesOf(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const wanted = [...readFileSync(file, 'utf8').matchAll(STATIC)].map(([, name = '']) => name);
  return wanted.flatMap((name) => (name.startsWith('.') ? packagesOf(path.resolve(path.dirname(file), name), seen) : isBuiltin(name) ? [] : [`${name} (${path.basename(file)})`]));
}

it.each(['start.mjs', 'run.mjs', 'test.mjs'])('%s sets a fresh checkout up, so it begins without any package', (name) => {
  const file = path.join(scripts, name);
  expect(existsSync(file)).toBe(true);
  const seen = new Set<string>();
  expect(packagesOf(file, seen)).toEqual([]);
  expect(seen.size).toBeGreaterThan(3);
});

/** `npm start` in a fresh checkout, with this program as npm (null: none). */
function started(node: string, npm: string | null) {
  const folder = folderOfTest('fresh');
  cpSync(scripts, path.join(folder, 'scripts'), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', engines: { node } }));
  writeFileSync(path.join(folder, 'package-lock.json'), '{}');
  const programs = path.join(folder, 'bin');
  mkdirSync(programs);
  if (npm !== null) {
    writeFileSync(path.join(programs, 'npm'), `#!/bin/sh\n${npm}\n`);
    chmodSync(path.join(programs, 'npm'), 0o755);
  }
  const { status, stderr } = spawnSync(process.execPath, [path.join(folder, 'scripts/start.mjs'), '--no-open'], { encoding: 'utf8', env: { PATH: programs } });
  return { status, lines: stderr.trimEnd().split('\n') };
}

it('says in one line which Node is wanted where this one is too old, or between two that fit', () => {
  const last = /^Open CTL Client needs Node 98 from 98\.1 on, or from 99\.12 on; this is Node [\d.]+\. Nothing was changed\.$/;
  expect(started('>=98.1 <99 || >=99.12', null)).toEqual({ status: 1, lines: [expect.stringMatching(last)] });
});

it.each([
  ['npm fails', 'echo no such server >&2; exit 1', ['no such server', 'Set-up did not end: npm ci failed; what it said is above. Once that is mended, type the same command again.']],
  ['npm is not there', null, ['Set-up did not end: npm is not there; it comes with Node.']],
])('says in one line why the packages were not installed: %s', (_, npm, lines) => {
  expect(started('>=20.19 <21 || >=22.12', npm)).toEqual({ status: 1, lines: [expect.stringContaining('Installing the locked packages, once'), ...lines] });
});
