import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram } from '../helpers/bundle.ts';
import { runs } from '../helpers/runs.ts';
import { PLACES } from '../helpers/secrets/places.ts';
import { softHsmIsInstalled } from '../helpers/softhsm.ts';
import { folderOfFile } from '../helpers/temporary-folder.ts';
import type { Evening } from './evening.ts';
import { HELD } from './by-command/restarts.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** A network of its own, where nodes have the addresses that they have in the cluster's list; and processes of its own, which all end with the first of them. */
const UNSHARE = ['--map-root-user', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
const hasNetwork = process.platform === 'linux' && spawnSync('unshare', [...UNSHARE, 'ip', 'link', 'set', 'lo', 'up']).status === 0;
const hasTerminal = existsSync('/usr/bin/script');
const whole = runs(false, true) && hasTerminal;

/** Milliseconds that the evening may take; each of its steps has a time of its own. */
const MOST = 850_000;

/** Plays the evening; where all of it is played its steps are told as they come. */
async function play(folder: string): Promise<Evening> {
  const program = await bundleProgram('test/secrets/evening.ts');
  return new Promise((resolve, reject) => {
    // `unshare` waits for its child, and heeds no other signal meanwhile.
    const child = execFile('unshare', [...UNSHARE, process.execPath, program, folder, root, whole ? 'whole' : ''], { maxBuffer: 1 << 26, timeout: MOST, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      if (error === null) resolve(JSON.parse(stdout) as Evening);
      else reject(new Error(`the evening did not come to its end, the last that it told: ${stderr.slice(-2000)}`, { cause: error }));
    });
    if (whole) child.stderr?.pipe(process.stderr);
  });
}

const STEPS = [
  'one provider refuses: login.refused, let in',
  'provider: login.refused',
  'provider, right password: let in',
  'token: chosen',
  'other TFTP server: login.refused',
  ...(whole ? ['a wrong PIN: token.pin-incorrect'] : []),
  'the PIN: done',
  'platform: login.refused',
  'platform, right password: let in',
  'preflight, a row again: login.refused, let in',
  'one node: login.refused',
  'sessions ended before the command: login.refused',
  'command: done',
  'sessions ended behind the command: login.refused, done',
  ...(whole ? ['restart planned: planned', 'restart, first part: paused', 'restart, the others: person, same', 'restart, to its end: ended'] : []),
  'reports: shown',
  ...(whole ? ['AXL: login.refused'] : []),
  'ctl update: 0',
  ...(whole
    ? [
        'ctl update, wrong PIN: 1 token.pin-incorrect',
        'ctl update, wrong password: 1 login.refused',
        'terminal update: 0',
        'ctl preflight: 0',
        'ctl preflight, wrong AXL password: 3 login.refused',
        'ctl set-cluster, wrong password: 1 login.refused',
        'ctl set-cluster: 0',
        'terminal set-cluster --rollout: 0',
      ]
    : []),
];

describe.runIf(hasNetwork && softHsmIsInstalled)(`what was typed in an evening (left out where SoftHSM2, OpenSC, iproute2 or a network of its own cannot be had; all of it ${whole ? '' : 'is looked at by npm run canary'})`, () => {
  let evening: Evening;
  const folder = folderOfFile('evening');
  beforeAll(async () => {
    evening = await play(folder);
    const copies = evening.looks.map(({ at, program: name, copies: found }) => `${at}, ${name}: ${found === null ? 'not counted' : Object.entries(found).filter(([secret]) => !secret.startsWith('planted')).map(([secret, count]) => `${secret} ${count}`).join(', ') || 'none'}`);
    process.stdout.write(`copies of secrets in memory that nobody reaches any more:\n${copies.join('\n')}\nbytes searched for what was written down: ${JSON.stringify(evening.searched)}\n`);
  }, 900_000);

  it('took the way that it was to take', () => {
    expect(evening.steps).toEqual(STEPS);
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
