/**
 * `npm start [-- --no-open --port N]`: sets the checkout up, builds what is stale, and opens the wizard: in its own window where
 * Electron can run, else as a page of this computer in the browser. One line on standard error says which and why.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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
  return existsSync(program) ? program : null;
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
  if (process.platform === 'linux' && process.getuid() === 0) return 'Electron does not run as root';
  if (electronProgram() === null) installElectron();
  return electronProgram() === null ? `Electron ${JSON.parse(readFileSync(path.join(electron, 'package.json'), 'utf8')).version} could not be had` : null;
}

function run(program, args) {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
  // The terminal tells the child too; we end when it has ended.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

setUp();
await build();
const args = process.argv.slice(2);
const why = whyNoWindow(args);
if (why === null) {
  process.stderr.write('Opening the window (Electron).\n');
  run(electronProgram(), [path.join(root, 'out', 'main.js')]);
} else {
  process.stderr.write(`Serving the window as a page of this computer: ${why}.\n`);
  run(process.execPath, [path.join(root, 'out', 'ctl.js'), 'serve', ...args]);
}
