import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram } from '../helpers/bundle.ts';
import { runs } from '../helpers/runs.ts';
import { PLACES } from '../helpers/secrets/places.ts';
import { softHsmIsInstalled } from '../helpers/softhsm.ts';
import { folderOfFile } from '../helpers/temporary-folder.ts';
import type { Evening } from './evening.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** A network of its own, where nodes have the addresses that they have in the cluster's list. */
const UNSHARE = ['--map-root-user', '--net'];
const hasNetwork = process.platform === 'linux' && spawnSync('unshare', [...UNSHARE, 'ip', 'link', 'set', 'lo', 'up']).status === 0;
const hasTerminal = existsSync('/usr/bin/script');
const whole = runs(false, true) && hasTerminal;

/** Passwords that a person wants held while services and phones are restarted are bytes of ours, wrapped, until they are wiped. */
const HELD = 'page: passwords held';

describe.runIf(hasNetwork && softHsmIsInstalled)(`what was typed in an evening (left out where SoftHSM2, OpenSC, iproute2 or a network of its own cannot be had; all of it ${whole ? '' : 'is looked at by npm run canary'})`, () => {
  let evening: Evening;
  const folder = folderOfFile('evening');
  beforeAll(async () => {
    const program = await bundleProgram('test/secrets/evening.ts');
    const { stdout } = await promisify(execFile)('unshare', [...UNSHARE, process.execPath, program, folder, root, whole ? 'whole' : ''], { maxBuffer: 1 << 26 });
    evening = JSON.parse(stdout) as Evening;
    const copies = evening.looks.map(({ at, program: name, copies: found }) => `${at}, ${name}: ${found === null ? 'not counted' : Object.entries(found).filter(([secret]) => !secret.startsWith('planted')).map(([secret, count]) => `${secret} ${count}`).join(', ') || 'none'}`);
    process.stdout.write(`copies of secrets in memory that nobody reaches any more:\n${copies.join('\n')}\nbytes searched for what was written down: ${JSON.stringify(evening.searched)}\n`);
  }, 900_000);

  it('took the way that it was to take', () => {
    expect(evening.steps).toEqual([
      'provider: login.refused',
      ...(whole ? ['token: token.pin-incorrect'] : []),
      'token: done',
      'platform: login.refused',
      ...(whole ? ['AXL: login.refused'] : []),
      'platform: let in',
      'command: done',
      ...(whole ? ['restart: ended'] : []),
      'ctl update --json: 0',
      ...(whole ? ['ctl update --host: 1', 'ctl update --host: 1', 'terminal update --host: 0', 'ctl preflight --host: 0', 'ctl set-cluster mixed: 0', 'terminal set-cluster non-secure: 1'] : []),
    ]);
  });

  it('can be reached by no process: neither a closure, frame, error or library keeps it, nor a buffer', () => {
    const kept = evening.looks.flatMap(({ at, program, texts, buffers }) => [
      ...texts.map(({ secret, path: way }) => `${at}, ${program}: ${secret}\n      ${way}`),
      ...(at === HELD ? [] : buffers.map((secret) => `${at}, ${program}: ${secret} in a buffer`)),
    ]);
    expect(kept.join('\n')).toBe('');
    expect([...new Set(evening.looks.map(({ program }) => program))].sort()).toEqual(['ctl', 'ssh-host', 'token-host']);
  });

  it('would be found in each form in which a process may keep it', () => {
    expect(evening.looks.flatMap(({ at, program, missed }) => missed.map((form) => `${at}, ${program}: ${form}`))).toEqual([]);
    const alive = evening.looks.flatMap(({ copies }) => (copies === null ? [] : [copies]));
    expect(alive.length).toBeGreaterThan(2);
    for (const copies of alive) expect(Math.min(copies['planted, UTF-8'] ?? 0, copies['planted, UTF-16'] ?? 0)).toBeGreaterThan(0);
  });

  it('is written down nowhere', () => {
    expect(evening.hits).toEqual([]);
    // A place that was not looked into would have no hit either.
    expect(Object.keys(evening.searched).sort()).toEqual(PLACES.filter((place) => (evening.searched[place] ?? 0) > 0).sort());
    for (const place of ['data folder', 'standard output', 'standard error', 'arguments', 'environment', 'frames']) expect(evening.searched[place], place).toBeGreaterThan(0);
  });

  it('would be found in each place and form', () => {
    expect(evening.missed).toEqual([]);
  });
});
