import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** What a run makes and may take along, so that it is not made anew: what was built, and the primes of the tests' keys. */
const MADE = ['out', 'test-output/key-stock'];

/** The files of this checkout as they are, also those that were not committed yet. */
const sources = () =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split('\0').filter((name) => name !== '' && existsSync(path.join(root, name)));

/** What goes into the package is copied: electron-builder packs nothing that is a link to a temporary folder, where a checkout may lie. */
const PACKED = 'pkcs11js';

/** A copy of this checkout, its packages linked. */
export function makeCopy() {
  const folder = mkdtempSync(path.join(tmpdir(), 'ctl-protections-'));
  for (const name of [...sources(), ...MADE.filter((made) => existsSync(path.join(root, made)))]) cpSync(path.join(root, name), path.join(folder, name), { recursive: true, preserveTimestamps: true });
  mkdirSync(path.join(folder, 'node_modules'));
  for (const name of readdirSync(path.join(root, 'node_modules'))) {
    const [from, to] = [path.join(root, 'node_modules', name), path.join(folder, 'node_modules', name)];
    if (name === PACKED) cpSync(from, to, { recursive: true });
    else symlinkSync(from, to);
  }
  mkdirSync(path.join(folder, 'test-output'), { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * The text with what a row takes away taken away; `null` = it does not apply: what it looks for is not there, or more than once.
 * @param {string} text
 * @param {{ find: string, put: string }} row
 */
export function patched(text, { find, put }) {
  const at = text.indexOf(find);
  return at < 0 || find === put || text.includes(find, at + 1) ? null : text.slice(0, at) + put + text.slice(at + find.length);
}

/**
 * Takes one protection away in a folder; what is answered puts it back. `null` = the patch does not apply.
 * @param {string} folder
 * @param {{ file: string, find: string, put: string }} row
 */
export function takeAway(folder, row) {
  const file = path.join(folder, row.file);
  if (!existsSync(file)) return null;
  const before = readFileSync(file, 'utf8');
  const after = patched(before, row);
  if (after === null) return null;
  writeFileSync(file, after);
  return () => writeFileSync(file, before);
}
