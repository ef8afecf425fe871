/**
 * Makes the checkout ready with Node built-ins only: `setUp()` installs the packages of package-lock.json when they are missing or stale.
 * Messages go to standard error, so that programs started afterwards own standard output.
 */
import './fit-node.mjs';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const stamp = path.join(root, 'node_modules', '.installed-from');
const lockHash = () => createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex');

/** node-gyp downloads Node's headers unless it is told where they already are. */
function headersEnv() {
  const prefix = path.resolve(process.execPath, '..', '..');
  const present = existsSync(path.join(prefix, 'include', 'node', 'node_api.h'));
  return present && process.env.npm_config_nodedir === undefined ? { npm_config_nodedir: prefix } : {};
}

/** Whether the installed packages are those of package-lock.json; `npm ci` by hand leaves no stamp, only npm's own copy of the lock. */
function installed() {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash();
  const npmCopy = path.join(root, 'node_modules', '.package-lock.json');
  return existsSync(npmCopy) && statSync(npmCopy).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs;
}

/** Seconds between two signs of life while npm says nothing. */
const SIGN_OF_LIFE = 10;

/** Runs npm; resolves to why it failed, or null. */
function npmInstall() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, ...headersEnv() },
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve('code' in error && error.code === 'ENOENT' ? 'npm is not there; it comes with Node' : error.message));
    child.once('exit', (code) => resolve(code === 0 ? null : 'npm ci failed; what it said is above. Once that is mended, type the same command again'));
  });
}

/** Installs the locked packages when needed. Ends the program with one line where npm fails. */
export async function setUp() {
  if (installed()) return;
  process.stderr.write('Installing the locked packages, once: 35 to 60 seconds where it was measured, longer on a slow line...\n');
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const signs = setInterval(() => process.stderr.write(`Still installing, ${seconds()} s\n`), SIGN_OF_LIFE * 1000);
  const failed = await npmInstall();
  clearInterval(signs);
  if (failed !== null) {
    process.stderr.write(`Set-up did not end: ${failed}.\n`);
    process.exit(1);
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, lockHash());
  process.stderr.write(`Installed in ${seconds()} s.\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setUp();
