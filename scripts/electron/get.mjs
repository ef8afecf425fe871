/**
 * Gets Electron's program, as a process of its own beside the wizard: downloads it where it was left last time, and has Electron's own
 * installer check and unpack it. Tells `{ have, whole }` (bytes) again and again, at its end `{ failed }` (null = it is there). Ends with whoever started it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { uptime } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { lines } from '../lines.mjs';
import { electronPackage, electronVersion } from './program.mjs';
import { resumingDownloader } from './resuming-download.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const electron = electronPackage(root);
/** Beside the packages, so that nothing is left in the system's temporary folder. */
const folder = path.join(root, 'node_modules', '.electron-download');
const temporary = path.join(folder, 'temporary');
const lock = path.join(folder, 'lock');

/** As Electron's installer decides: on a Mac with Apple's processor, an x64 Node gets the arm64 program. */
function architecture() {
  const wanted = process.env.ELECTRON_INSTALL_ARCH ?? process.env.npm_config_arch;
  if (wanted !== undefined || process.platform !== 'darwin' || process.arch !== 'x64') return wanted ?? process.arch;
  try {
    return execFileSync('sysctl', ['-in', 'sysctl.proc_translated']).toString().trim() === '1' ? 'arm64' : 'x64';
  } catch {
    return 'x64';
  }
}

const isRunning = (pid) => {
  try {
    // An empty file (a full disk) reads as 0, which would ask about our own group.
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Two that write to one unfinished file would spoil it. */
function takeLock() {
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch {
    // A number from before the system started belongs to another program by now.
    const isOfNow = Date.now() - statSync(lock).mtimeMs < uptime() * 1000;
    if (isOfNow && isRunning(Number(readFileSync(lock, 'utf8')))) throw new Error(lines.anotherStart);
    writeFileSync(lock, String(process.pid));
  }
}

async function get() {
  takeLock();
  try {
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary);
    const { downloadArtifact } = await import(pathToFileURL(createRequire(path.join(electron, 'package.json')).resolve('@electron/get')).href);
    const isRemote = process.env.electron_use_remote_checksums ?? process.env.npm_config_electron_use_remote_checksums;
    await downloadArtifact({
      version: electronVersion(root),
      artifactName: 'electron',
      platform: process.env.ELECTRON_INSTALL_PLATFORM ?? process.env.npm_config_platform ?? process.platform,
      arch: architecture(),
      cacheRoot: process.env.electron_config_cache,
      tempDirectory: temporary,
      ...(isRemote ? {} : { checksums: JSON.parse(readFileSync(path.join(electron, 'checksums.json'), 'utf8')) }),
      downloader: resumingDownloader(folder, (progress) => process.send?.(progress)),
    });
    const within = { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary };
    const { status, stderr } = spawnSync(process.execPath, [path.join(electron, 'install.js')], { cwd: electron, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', env: within });
    if (status !== 0) throw new Error(lines.notUnpacked(/^\w*Error: (.*)/m.exec(stderr)?.[1] ?? `exit code ${status}`));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    rmSync(lock, { force: true });
  }
}

/** What went wrong in a few words: of a failed fetch the cause says it. */
const reasonOf = (error) => {
  const { cause, message } = error;
  return cause instanceof Error ? cause.message || String(Reflect.get(cause, 'code')) : message;
};

process.once('disconnect', () => process.exit(1));
// Ctrl-C reaches all of the terminal; whoever started this ends it.
process.on('SIGINT', () => undefined);
const failed = await get().then(() => null, reasonOf);
process.send?.({ failed }, () => process.disconnect());
