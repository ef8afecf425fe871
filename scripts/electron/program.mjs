/** Electron's program in the installed package: where it is, which release, and whether this system lets it run. `electron` itself is not imported, for that would download without an end. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Folder of the package. @param {string} root of the checkout */
export const electronPackage = (root) => path.join(root, 'node_modules', 'electron');

/** @param {string} root */
export const electronVersion = (root) => JSON.parse(readFileSync(path.join(electronPackage(root), 'package.json'), 'utf8')).version;

/** Absolute path of the program, or null. @param {string} root */
export function electronProgram(root) {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(electronPackage(root), 'dist');
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const program = path.join(folder, names[process.platform] ?? 'electron');
  // The installer writes `path.txt` last: without it the program may be half unpacked.
  const whole = process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined || existsSync(path.join(electronPackage(root), 'path.txt'));
  return whole && existsSync(program) ? program : null;
}

/** Whether Linux lets Chromium make its sandbox: by user namespaces, or by the helper that root owns (Electron issue 42510). @param {string} program */
export function hasSandbox(program) {
  const rule = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  if (process.platform !== 'linux' || !existsSync(rule) || readFileSync(rule, 'utf8').trim() !== '1') return true;
  const helper = path.join(path.dirname(program), 'chrome-sandbox');
  if (!existsSync(helper)) return false;
  const { uid, mode } = statSync(helper);
  return uid === 0 && (mode & 0o7777) === 0o4755;
}
