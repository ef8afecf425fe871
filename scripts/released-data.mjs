/**
 * `npm run released-data`: makes the data folder that tests keep of this version (docs/release.md), by the built `ctl` alone: a change by each connection, a restart behind the second, a change that was killed on one server
 * of two, accepted certificates, servers signed in to and, where SoftHSM is installed, a token library. It replaces no folder that is there.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './build.mjs';

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const target = path.join(root, 'test', 'data-folder', 'released', version);
if (existsSync(target)) throw new Error(`${target} is there: what was released stays as it is`);

const SOFTHSM = '/usr/lib/softhsm/libsofthsm2.so';
const killer = pathToFileURL(path.join(root, 'test', 'helpers', 'kill-at-file.mjs')).href;
const folder = mkdtempSync(path.join(tmpdir(), 'released-'));
const [home, other] = ['home', 'other'].map((name) => path.join(folder, name));

/** @param {readonly string[]} args @param {Readonly<Record<string, string>>} more of the environment @param {readonly string[]} node options of Node */
const start = (args, more = {}, node = []) => spawn(process.execPath, [...node, path.join(root, 'out', 'ctl.js'), '--lang', 'en', ...args], { env: { ...process.env, XDG_DATA_HOME: home, ...more }, stdio: ['pipe', 'pipe', 'ignore'] });

/** @param {readonly string[]} args @param {string} input @param {Parameters<typeof start>[1]} more @param {Parameters<typeof start>[2]} node */
async function run(args, input = '', more = {}, node = []) {
  const child = start(args, more, node);
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stdin.end(input);
  await once(child, 'close');
  process.stdout.write(`ctl ${args.join(' ')}: ${child.exitCode ?? child.signalCode}\n`);
  return said;
}

await build();
await run(['set-cluster', 'mixed', '--practice', '--scenario', 'never-secured', '--seed', '1']);
await run(['set-cluster', 'non-secure', '--via', 'platform', '--practice', '--seed', '1', '--rollout']);
await run(['set-cluster', 'non-secure', '--practice', '--seed', '1'], '', { KILL_AT_FILE: '4' }, [`--import=${killer}`]);

const practice = start(['practice', '--seed', '1', '--json'], { XDG_DATA_HOME: other ?? '' });
const [line] = await once(practice.stdout, 'data');
const { port, username, password, certificateSha256 } = JSON.parse(String(line));
const cluster = ['--user', username, '--trust', certificateSha256, '--password-fd', '0'];
await run(['show', `127.0.0.1:${port}`, ...cluster], `${password}\n`);
if (existsSync(SOFTHSM)) {
  // It sees no token, which ends the command; by then the library is remembered.
  const tokens = path.join(folder, 'tokens');
  const conf = path.join(folder, 'softhsm2.conf');
  mkdirSync(tokens);
  writeFileSync(conf, `directories.tokendir = ${tokens}\n`);
  await run(['update', '--host', `127.0.0.1:${port}`, ...cluster, '--pin-fd', '0', '--module', SOFTHSM, '--yes'], `${password}\n0000\n`, { SOFTHSM2_CONF: conf });
}
practice.kill('SIGINT');
await once(practice, 'close');

// Without what names a place of this computer.
const inWords = (/** @type {readonly Record<string, unknown>[]} */ rows) => rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'folder' && name !== 'report')));
const { changes, rollouts } = JSON.parse(await run(['changes', '--json']));
const libraries = path.join(home ?? '', 'open-ctl-client', 'token-libraries.json');
const kept = {
  servers: [{ host: '127.0.0.1', port, sha256: certificateSha256 }],
  libraries: existsSync(libraries) ? Object.fromEntries(Object.entries(JSON.parse(readFileSync(libraries, 'utf8')).value).map(([file, { sha256 }]) => [file, sha256])) : {},
  open: changes.find(({ outcome }) => outcome === 'unfinished')?.id,
  changes: inWords(changes),
  rollouts: inWords(rollouts),
};

// Who holds what is of the moment, and of this computer; the page of a report is for people, and no program reads it.
const LEFT_OUT = /(?:\.lock|[\\/]locks|[\\/]report\.html)$/;
cpSync(path.join(home ?? '', 'open-ctl-client'), target, { recursive: true, filter: (file) => !LEFT_OUT.test(file) });
writeFileSync(`${target}.json`, `${JSON.stringify(kept, null, 2)}\n`);
rmSync(folder, { recursive: true });
process.stdout.write(`${target}: ${readdirSync(target).join(', ')}\n`);
