/**
 * `npm run dist [-- TARGET... --OPTION...]`: what a person installs, for the system it is run on, in `release/`. Builds first. Without a target it makes all of this system
 * (`electron-builder.yml`; on Linux the Debian package too); `dir` makes the application alone, unpacked. Options go to electron-builder.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build, root } from './build.mjs';
import { addressesOf, warning } from './dist/addresses.mjs';
import { makeDesktopPackage } from './dist/desktop-deb.mjs';

const SYSTEM = { linux: '--linux', win32: '--win', darwin: '--mac' };

const args = process.argv.slice(2);
const options = args.filter((arg) => arg.startsWith('-'));
const targets = args.filter((arg) => !arg.startsWith('-'));

const system = SYSTEM[process.platform];
if (system === undefined) throw new Error(`Nothing is packaged for ${process.platform}`);
const addresses = addressesOf(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
const warned = warning(addresses);
if (warned !== null) process.stderr.write(`${warned}\n`);

await build();

// Its Debian package is ours: the builder's would need fpm, and has neither copyright nor manual pages.
const deb = process.platform === 'linux' && (targets.length === 0 || targets.includes('deb'));
const others = targets.filter((target) => !deb || target !== 'deb');
const homepage = addresses.homepage === undefined ? [] : [`-c.extraMetadata.homepage=${addresses.homepage}`];
const wanted = targets.length > 0 && others.length === 0 ? ['dir'] : others;
const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
const { status } = spawnSync(process.execPath, [builder, system, ...wanted, ...homepage, ...options], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exitCode = status ?? 1;
else if (deb) process.stdout.write(`${makeDesktopPackage({ addresses })}\n`);
