/**
 * `npm start [-- --no-open --port N]`: sets the checkout up, builds what is stale, and opens the wizard: in its own window where
 * Electron can run, else as a page of this computer in the browser. One line on standard error says which and why.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { build, root } from './build.mjs';
import { setUp } from './setup.mjs';

/** Milliseconds for the one try to get Electron's program. */
const INSTALL_WITHIN = 20_000;

const electron = path.join(root, 'node_modules', 'electron');

/** Absolute path of Electron's program, or null; `electron` itself must not be imported, for that would download without an end. */
function electronProgram() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(electron, 'dist');
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const program = path.join(folder, names[process.platform] ?? 'electron');
  const whole = process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined || isUnpacked();
  return whole && existsSync(program) ? program : null;
}

/** The installer writes `path.txt` last: without it the program may be half unpacked. */
const isUnpacked = () => existsSync(path.join(electron, 'path.txt'));

/** Whether Linux lets Chromium make its sandbox: by user namespaces, or by the helper that root owns (Electron issue 42510). */
function hasSandbox(program) {
  const rule = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  if (process.platform !== 'linux' || !existsSync(rule) || readFileSync(rule, 'utf8').trim() !== '1') return true;
  const helper = path.join(path.dirname(program), 'chrome-sandbox');
  if (!existsSync(helper)) return false;
  const { uid, mode } = statSync(helper);
  return uid === 0 && (mode & 0o7777) === 0o4755;
}

/** Electron's own installer, once and bounded; what it prints about a network that is not there helps nobody. */
function installElectron() {
  const installer = path.join(electron, 'install.js');
  if (!existsSync(installer)) return;
  process.stderr.write('Getting Electron (at most 20 seconds)...\n');
  spawnSync(process.execPath, [installer], { cwd: electron, stdio: 'ignore', timeout: INSTALL_WITHIN, killSignal: 'SIGKILL' });
}

/** Why there can be no window of our own, or null. */
function whyNoWindow(args) {
  if (args.length > 0) return `${args[0]} was given`;
  const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
  if (!hasScreen) return 'there is no screen (DISPLAY, WAYLAND_DISPLAY)';
  // Chromium refuses its sandbox to root, and without it we do not start.
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'Electron does not run as root';
  if (electronProgram() === null) installElectron();
  const program = electronProgram();
  if (program === null) return `Electron ${JSON.parse(readFileSync(path.join(electron, 'package.json'), 'utf8')).version} could not be had`;
  return hasSandbox(program) ? null : 'this system does not let Electron make its sandbox';
}

function run(program, args) {
  // With this variable set Electron would run as Node.
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', env });
  child.once('error', (error) => {
    process.stderr.write(`${program}: ${error.message}\n`);
    process.exitCode = 1;
  });
  // The terminal tells the child too; we end when it has ended.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

setUp();
await build();
const args = process.argv.slice(2);
const why = whyNoWindow(args);
if (why === null) {
  process.stderr.write(`Open CTL Client ${JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version}: opening the window (Electron).\n`);
  run(electronProgram(), [path.join(root, 'out', 'main.js')]);
} else {
  process.stderr.write(`Serving the window as a page of this computer: ${why}.\n`);
  run(process.execPath, [path.join(root, 'out', 'ctl.js'), 'serve', ...args]);
}
