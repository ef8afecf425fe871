import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { expect, it } from 'vitest';
import { LINES } from '../../scripts/lines.mjs';
import { LANGUAGES } from '../../shared/texts/languages.ts';
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

/** A fresh checkout, of which a lock names one package. */
function fresh(node = '>=20.19 <21 || >=22.12') {
  const folder = folderOfTest('fresh');
  for (const part of ['scripts', 'shared/texts/locale.js']) cpSync(path.join(scripts, '..', part), path.join(folder, part), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'fresh', version: '1.0.0', type: 'module', engines: { node }, devDependencies: { one: '1.0.0' } }));
  const lock = (version: string): void =>
    writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ name: 'fresh', version: '1.0.0', lockfileVersion: 3, packages: { '': { name: 'fresh', version: '1.0.0', devDependencies: { one: '1.0.0' } }, 'node_modules/one': { version, integrity: 'sha512-AAAA', dev: true } } }));
  lock('1.0.0');
  const programs = path.join(folder, 'bin');
  mkdirSync(programs);
  return {
    folder,
    lock,
    /** `npm start`, with this program as npm (null: none). */
    start: (npm: string | null, env: Readonly<Record<string, string>> = {}) => {
      rmSync(path.join(programs, 'npm'), { force: true });
      if (npm !== null) writeFileSync(path.join(programs, 'npm'), `#!/bin/sh\n${npm}\n`, { mode: 0o755 });
      const { status, signal, stderr } = spawnSync(process.execPath, ['-r', './scripts/fit-node.cjs', 'scripts/start.mjs', '--no-open'], { cwd: folder, encoding: 'utf8', env: { PATH: programs, LANG: 'en_US.UTF-8', ...env } });
      return { end: status ?? signal, lines: stderr.trimEnd().split('\n') };
    },
  };
}

const INSTALLING = expect.stringContaining('Installing the locked packages, once') as unknown;

it('says in one line of each language which Node is wanted where this one is too old, or between two that fit', () => {
  expect(fresh('>=98.1 <99 || >=99.12').start(null)).toEqual({
    end: 1,
    lines: [
      expect.stringMatching(/^Open CTL Client needs Node 98 from 98\.1 on, or from 99\.12 on; this is Node [\d.]+\. Nothing was changed\.$/),
      expect.stringMatching(/^Open CTL Client には Node 98 系の 98\.1 以降、または 99\.12 以降が必要です。この Node は [\d.]+ です。何も変更していません。$/),
    ],
  });
});

it('what says so comes before all else, and is written so that Nodes can read it that know no modules', () => {
  const { scripts: named } = JSON.parse(readFileSync(path.join(scripts, '../package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> };
  for (const name of ['start', 'setup', 'ctl', 'ctl-provider', 'test']) expect(named[name]).toMatch(/^node -r \.\/scripts\/fit-node\.cjs scripts\//);
  // Its syntax is held by lint, which reads it as JavaScript of 2015.
  expect(readFileSync(path.join(scripts, 'fit-node.cjs'), 'utf8')).not.toMatch(/'node:|\bimport\(/);
});

it.each([
  ['npm fails', 'echo "npm error code E404" >&2; echo "npm error 404 no such package" >&2; echo "npm error     at somewhere (file.js:1:1)" >&2; exit 1', ['npm error code E404', 'npm error 404 no such package', 'Set-up did not end: npm ci failed; what it said is above. Once that is mended, type the same command again.']],
  ['npm is not there', null, ['Set-up did not end: npm is not there; it comes with Node.']],
])('says in one line why the packages were not installed: %s', (_, npm, lines) => {
  expect(fresh().start(npm)).toEqual({ end: 1, lines: [INSTALLING, ...lines] });
});

it('says in one line that the registry does not answer, within seconds', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // Nobody listens there now.
  server.close();
  await once(server, 'close');
  const { folder, start } = fresh();
  const { end, lines } = start(`PATH=${process.env.PATH ?? ''} exec npm "$@"`, { npm_config_registry: `http://127.0.0.1:${port}/`, npm_config_cache: path.join(folder, 'cache'), HOME: folder });
  expect(end).toBe(1);
  expect(lines.filter((line) => !line.startsWith('Still installing'))).toEqual([INSTALLING, expect.stringMatching(new RegExp(`^Set-up did not end: the npm registry 127\\.0\\.0\\.1:${port} does not answer \\(ECONNREFUSED\\)\\. .*type the same command again; npm keeps what has come\\.$`))]);
});

it('does not wait for an npm whose attempts all fail, says so meanwhile, and speaks Japanese in a Japanese terminal', () => {
  const { end, lines } = fresh().start('echo "npm http fetch GET http://registry.example/one attempt 1 failed with EAI_AGAIN" >&2; exec /bin/sleep 600', { LC_ALL: 'ja_JP.UTF-8' });
  expect(end).toBe(1);
  expect(lines).toEqual([
    expect.stringContaining('必要なパッケージをインストールします'),
    ...[10, 20, 30].map((seconds) => `インストール中です (${seconds} 秒経過): レジストリが応答しません (EAI_AGAIN)。npm が再試行します。`).slice(0, lines.length - 2),
    expect.stringContaining('npm レジストリ registry.example が応答しません (EAI_AGAIN)'),
  ]);
  expect(lines.length).toBeGreaterThan(3);
});

it('takes packages of which a killed npm left a half for none, whatever they were before', () => {
  const { folder, lock, start } = fresh();
  mkdirSync(path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, 'node_modules/.installed-from'), createHash('sha256').update(readFileSync(path.join(folder, 'package-lock.json'))).digest('hex'));
  writeFileSync(path.join(folder, 'node_modules/.package-lock.json'), '{}');
  lock('2.0.0');
  expect(start('kill -9 $PPID').end).toBe('SIGKILL');
  lock('1.0.0');
  utimesSync(path.join(folder, 'package-lock.json'), 0, 0);
  expect(start('exit 1').lines[0]).toEqual(INSTALLING);
});

it('has every line of a terminal in every language, with the same values', () => {
  expect(Object.keys(LINES)).toEqual([...LANGUAGES]);
  const [english, ...others] = Object.values(LINES).map((lines) => new Map(Object.entries(lines).map(([name, line]) => [name, typeof line === 'string' ? line : (line as (...values: readonly string[]) => string)('{0}', '{1}', '{2}')])));
  const valuesOf = (line = ''): readonly string[] => (line.match(/\{\d\}/g) ?? []).sort();
  for (const other of others) {
    expect([...other.keys()]).toEqual([...(english?.keys() ?? [])]);
    expect([...other].filter(([name, line]) => line === english?.get(name) || !/[ぁ-ん]/.test(line)).map(([name]) => name)).toEqual([]);
    for (const [name, line] of other) expect(valuesOf(line), name).toEqual(valuesOf(english?.get(name)));
  }
});
