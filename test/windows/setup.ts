import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installSystemPackages, WINDOWS_PACKAGES } from '../../scripts/system-packages.mjs';
import { bundleProgram } from '../helpers/bundle.ts';
import { FETCHED, FOLDER, NODE, NODE_SHA256, PREFIX, RUNTIME, WINE, WINE_SERVER, wineEnvironment } from './parts.ts';

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

function fetchPackages(): void {
  if (Object.keys(FETCHED).every((name) => existsSync(path.join(FOLDER, 'node_modules', name, 'package.json')))) return;
  mkdirSync(FOLDER, { recursive: true });
  const wanted = Object.entries(FETCHED).map(([name, version]) => `${name}@${version}`);
  // Forced, since a package for Windows is not for this system.
  execFileSync('npm', ['install', '--prefix', FOLDER, '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--force', ...wanted], { stdio: ['ignore', 2, 2] });
}

const wine = (...args: readonly string[]): number | null => spawnSync(WINE, args, { env: wineEnvironment(), stdio: 'ignore', timeout: 300_000 }).status;

function makePrefix(): void {
  mkdirSync(RUNTIME, { recursive: true, mode: 0o700 });
  if (existsSync(path.join(PREFIX, 'system.reg'))) return;
  mkdirSync(PREFIX, { recursive: true });
  wine('wineboot', '--init');
  // Node wants Windows 10.
  if (wine('winecfg', '-v', 'win10') !== 0) throw new Error('Wine cannot make its prefix');
  execFileSync(WINE_SERVER, ['--wait'], { env: wineEnvironment() });
}

/** Installs what is missing where this machine lets us (Debian or Ubuntu, as root), and names it elsewhere. */
export async function setup(): Promise<void> {
  const lacking = installSystemPackages(WINDOWS_PACKAGES);
  if (lacking.length > 0) throw new Error(`The tests of Windows need these system packages (Debian's names): ${lacking.join(' ')}`);
  fetchPackages();
  if (sha256(NODE) !== NODE_SHA256) throw new Error(`${NODE} is not the program that these tests were written with`);
  makePrefix();
  await bundleProgram('test/windows/runner.ts');
}
