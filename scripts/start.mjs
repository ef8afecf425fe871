/**
 * `npm start [-- --no-open --port N]`: sets the checkout up, builds what is stale, and opens the wizard: in its own window where
 * Electron can run, else as a page of this computer in the browser. One line on standard error says which and why.
 */
import './fit-node.cjs';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, root } from './build.mjs';
import { electronProgram, electronVersion, hasSandbox } from './electron/program.mjs';
import { lines, say } from './lines.mjs';
import { setUp } from './setup.mjs';

/** Electron's download, where there is one. @type {import('./electron/on-its-way.mjs').ElectronOnItsWay | null} */
let onItsWay = null;

/** Why there can be no window of our own on this system, or null. */
function whyNoWindow(args) {
  if (args.length > 0) return lines.optionGiven(args[0]);
  const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
  if (!hasScreen) return lines.noScreen;
  // Chromium refuses its sandbox to root, and without it we do not start.
  return process.platform === 'linux' && process.getuid?.() === 0 ? lines.isRoot : null;
}

/** Why Electron cannot open the window now, or null; where it is still on its way, that goes on. */
async function whyNoElectron() {
  const version = electronVersion(root);
  if (electronProgram(root) === null) {
    if (process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined) return lines.overridden;
    const { ElectronOnItsWay } = await import('./electron/on-its-way.mjs');
    onItsWay = new ElectronOnItsWay(root);
  }
  const outcome = onItsWay === null ? { failed: null } : await onItsWay.soon();
  if (outcome === 'later') return lines.electronLater(version, onItsWay?.soFar() ?? '');
  const program = electronProgram(root);
  if (program === null) return lines.noElectron(version, outcome.failed ?? '');
  return hasSandbox(program) ? null : lines.noSandbox;
}

function run(program, args) {
  // With this variable set Electron would run as Node.
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', env });
  child.once('error', (error) => {
    say(`${program}: ${error.message}`);
    process.exitCode = 1;
  });
  // The terminal tells the child too; we end when it has ended.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
    void onItsWay?.stop();
  });
}

await setUp();
await build().catch((error) => {
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)) throw error;
  say(lines.notBuilt(error.message));
  process.exit(1);
});
const args = process.argv.slice(2);
const why = whyNoWindow(args) ?? (await whyNoElectron());
if (why === null) {
  say(lines.opening(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version));
  run(String(electronProgram(root)), [path.join(root, 'out', 'main.js')]);
} else {
  say(lines.serving(why));
  run(process.execPath, [path.join(root, 'out', 'ctl.js'), 'serve', ...args]);
}
