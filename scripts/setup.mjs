/**
 * Makes the checkout ready with Node built-ins only: `setUp()` installs the packages of package-lock.json when they are missing or stale.
 * Messages go to standard error, so that programs started afterwards own standard output.
 */
import './fit-node.cjs';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lines, say } from './lines.mjs';
import { NpmCi } from './npm-ci.mjs';

const root = path.resolve(import.meta.dirname, '..');
const stamp = path.join(root, 'node_modules', '.installed-from');
const npmCopy = path.join(root, 'node_modules', '.package-lock.json');
const lockHash = () => createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex');

/** Whether the installed packages are those of package-lock.json; `npm ci` by hand leaves no stamp, only npm's own copy of the lock, which it writes last. */
function installed() {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash();
  return existsSync(npmCopy) && statSync(npmCopy).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs;
}

/** Seconds between two signs of life. */
const SIGN_OF_LIFE = 10;

/** Installs the locked packages when needed. Ends the program with one line where npm fails. */
export async function setUp() {
  if (installed()) return;
  say(lines.installing);
  // Whatever is killed from here on, half of the packages never count as all.
  for (const sign of [stamp, npmCopy]) rmSync(sign, { force: true });
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const npm = new NpmCi(root);
  const signs = setInterval(() => say(npm.howFar(seconds())), SIGN_OF_LIFE * 1000);
  const failed = await npm.run();
  clearInterval(signs);
  if (failed !== null) {
    for (const line of npm.said) say(line);
    say(lines.setUpFailed(failed));
    process.exit(1);
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, lockHash());
  say(lines.installed(seconds()));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setUp();
