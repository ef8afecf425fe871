/**
 * Makes the checkout ready with Node built-ins only: `setUp()` installs the packages of package-lock.json when they are missing or stale.
 * Messages go to standard error, so that programs started afterwards own standard output.
 */
import { spawnSync } from 'node:child_process';
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

/** Installs the locked packages when needed. Throws when npm fails. */
export function setUp() {
  if (installed()) return;
  process.stderr.write('Installing the locked packages (once, about half a minute)...\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, ...headersEnv() },
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error('npm ci failed; its messages are above');
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, lockHash());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
