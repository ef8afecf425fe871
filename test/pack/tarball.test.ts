import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataHome } from '../helpers/data-home.ts';
import { foundingParts, nonSecureFile } from '../helpers/founding-document.ts';
import { SEED } from '../helpers/seed.ts';
import { folderOfFile } from '../helpers/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

/** What programs import of one another; comments of packages name files too. */
const importsIn = (source: string): readonly string[] =>
  [...source.replace(/^\s*\*.*$/gm, '').matchAll(/(?:\bfrom|\bimport|\bimport\()\s*"(\.[^"]+)"/g)].map(([, other = '']) => other);

describe.runIf(process.platform === 'linux')('the tarball of `npm pack`, installed into a clean prefix (left out where the system is not Linux)', () => {
  const folder = folderOfFile('tarball');
  const prefix = path.join(folder, 'prefix');
  const outside = path.join(folder, 'elsewhere');
  const installed = path.join(prefix, 'lib', 'node_modules', 'open-ctl-client');
  const file = path.join(outside, 'CTLFile.tlv');
  let tarball: string;

  /** Without a network, a checkout's packages and whatever this computer has kept of earlier installations. */
  const npm = (...args: readonly string[]): string => execFileSync('npm', [...args, '--offline', `--cache=${path.join(folder, 'cache')}`, '--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier'], { cwd: root, encoding: 'utf8' });
  const env = () => ({ PATH: `${path.join(prefix, 'bin')}:${path.dirname(process.execPath)}:/usr/bin:/bin`, HOME: outside, XDG_DATA_HOME: dataHome(), TMPDIR: folder, NODE_OPTIONS: process.env.NODE_OPTIONS });
  const run = (program: string, ...args: readonly string[]): string => execFileSync(program, args, { cwd: outside, env: env(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const packed = (): readonly string[] => readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('node_modules') && statSync(path.join(installed, name)).isFile());

  beforeAll(() => {
    mkdirSync(outside);
    writeFileSync(file, nonSecureFile(foundingParts()).bytes);
    npm('pack', `--pack-destination=${folder}`);
    tarball = path.join(folder, `open-ctl-client-${version}.tgz`);
    npm('install', '--global', `--prefix=${prefix}`, tarball);
  });

  it('is the same each time', () => {
    const other = path.join(folder, 'other');
    mkdirSync(other);
    npm('pack', '--ignore-scripts', `--pack-destination=${other}`);
    expect(readFileSync(path.join(other, path.basename(tarball))).equals(readFileSync(tarball))).toBe(true);
  });

  it('needs no package, holds no sources, and is small', () => {
    expect(existsSync(path.join(installed, 'node_modules'))).toBe(false);
    expect(packed().filter((name) => /\.(?:tsx?|map)$|^(?:test|scripts|docs|electron|node_modules)\b/.test(name))).toEqual([]);
    expect(statSync(tarball).size).toBeLessThan(5_000_000);
  });

  it('holds each file that a program loads, and none that nothing does', () => {
    const programs = ['ctl', 'ctl-commands', 'ctl-provider', 'token-host', 'ssh-host'].map((name) => `out/${name}.js`);
    const reached = new Set(programs);
    for (const one of reached) {
      for (const other of importsIn(readFileSync(path.join(installed, one), 'utf8'))) reached.add(path.join(path.dirname(one), other));
    }
    const there = packed();
    expect(there.filter((name) => /^out\/(?:chunks\/)?[^/]+\.c?js$/.test(name)).sort()).toEqual([...reached].sort());
    for (const name of ['out/renderer/index.html', 'out/documents/licences.txt', 'out/documents/guide.en.json', 'out/documents/guide.ja.json', 'out/man/ctl.1', 'out/man/ctl-provider.8', 'LICENSE', 'README.md']) expect(there).toContain(name);
  });

  it('puts both programs into the path, and their pages where the manual is looked for', () => {
    expect([run('ctl', '--version'), run('ctl-provider', '--version')]).toEqual([`${version}\n`, `${version}\n`]);
    expect(['man1/ctl.1', 'man8/ctl-provider.8'].filter((page) => !existsSync(path.join(prefix, 'share', 'man', page)))).toEqual([]);
  });

  it('reads a file, and changes a practice cluster', () => {
    expect(run('ctl', 'show', 'CTLFile.tlv')).toContain('The CTL file was verified successfully.');
    const { ok, report } = JSON.parse(run('ctl', 'set-cluster', 'non-secure', '--practice', '--seed', String(SEED), '--json')) as { readonly ok: boolean; readonly report: { readonly mode: { readonly value: string } } };
    expect([ok, report.mode.value]).toEqual([true, 'non-secure']);
  });

  it('serves the page, with the scripts that it loads', async () => {
    const child = spawn('ctl', ['--lang', 'en', 'serve', '--no-open'], { cwd: outside, env: env(), stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(line.toString('utf8'))?.[0] ?? expect.fail(line.toString('utf8'));
    const page = await (await fetch(address)).text();
    const scripts = [...page.matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, name = '']) => name);
    expect(scripts.length).toBeGreaterThan(0);
    for (const name of scripts) expect((await fetch(`${address}${name}`)).status).toBe(200);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
  });
});
