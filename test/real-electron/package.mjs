// `node test/real-electron/package.mjs PROGRAM`: a packaged program, started as whoever wants to get into it does. Never run on a real one so far.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const [program = ''] = process.argv.slice(2);
assert.ok(existsSync(program), `there is no ${program}`);
const home = mkdtempSync(path.join(tmpdir(), 'open-ctl-home-'));
const marker = path.join(home, 'ran.txt');
const env = { ...process.env, HOME: home, LOCALAPPDATA: home, APPDATA: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };

const start = (/** @type {readonly string[]} */ args, more = {}) => spawn(program, args, { env: { ...env, ...more }, stdio: ['ignore', 'inherit', 'inherit'] });
/** @param {import('node:child_process').ChildProcess} child @param {number} within milliseconds @returns {Promise<number | null>} exit code; `null` = it runs */
const exitCode = (child, within) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), within);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code ?? 1);
    });
  });

assert.equal(await exitCode(start(['--remote-debugging-port=9333']), 60_000), 1, 'it starts with a port for a debugger');

const first = start([]);
assert.equal(await exitCode(first, 20_000), null, 'it does not stay open');
// The first one has the lock: others end, whatever they are to be.
assert.equal(await exitCode(start([]), 60_000), 0, 'a second one does not end');
const script = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`;
const hook = path.join(home, 'hook.cjs');
writeFileSync(hook, script);
const asNode = start(['-e', script], { ELECTRON_RUN_AS_NODE: '1' });
await exitCode(asNode, 60_000);
const inspected = start(['--inspect=9334'], { NODE_OPTIONS: `--require ${hook}` });
await exitCode(inspected, 60_000);
assert.equal(existsSync(marker), false, 'it ran as Node');
for (const child of [first, asNode, inspected]) child.kill();
process.stdout.write('The package holds.\n');
