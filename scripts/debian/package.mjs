/** Writes Debian packages. The same files make the same bytes: owners, times and order are stated, and nothing of this machine gets in. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, lutimesSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { root } from '../build.mjs';
import { everything, openToAll } from '../dist/modes.mjs';
import { licences } from '../licences.mjs';

/** Seconds since 1970 of all files inside: nothing but their contents tells two packages apart. */
const TIME = 1_577_836_800;

/** Who is named where `addresses.maintainer` of package.json is not set: an address that leads nowhere (RFC 2606), since Debian asks for one. */
const NOBODY = 'Open CTL Client contributors <noreply@invalid>';

/** @param {Uint8Array | string} bytes without a name or a time in it */
export const gzip = (bytes) => gzipSync(bytes, { level: 9 });

/** The change log that Debian asks for. @param {string} name @param {string} version @param {string} maintainer */
const changelog = (name, version, maintainer) =>
  `${name} (${version}) unstable; urgency=medium\n\n  * Release ${version}.\n\n -- ${maintainer}  ${new Date(TIME * 1000).toUTCString().replace('GMT', '+0000')}\n`;

/**
 * @typedef {object} Tree what a package is filled with; names are below `/`
 * @property {(name: string, bytes: string | Uint8Array, mode?: number) => void} put
 * @property {(from: string, name: string, mode?: number) => void} copy a file of the checkout
 * @property {(from: string, name: string) => void} copyFolder any folder, with the rights to execute that its files have
 * @property {(target: string, name: string) => void} link
 * @property {(name: string, mode: number) => void} allow rights that a file is to have
 */

/** Whose it is; Debian wants no texts here that it has itself (Debian Policy, 12.5). */
const copyright = () => `${readFileSync(path.join(root, 'LICENSE'), 'utf8').trim()}\n\nThe packages that it contains, with the text of each licence: licences.txt.gz beside this file.\n`;

/** @param {string} folder @returns {Tree} */
function treeIn(folder) {
  const at = (/** @type {string} */ name) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    return file;
  };
  const put = (/** @type {string} */ name, /** @type {string | Uint8Array} */ bytes, mode = 0o644) => {
    writeFileSync(at(name), bytes);
    chmodSync(at(name), mode);
  };
  return {
    put,
    copy: (from, name, mode) => put(name, readFileSync(path.join(root, from)), mode),
    copyFolder: (from, name) => {
      cpSync(from, at(name), { recursive: true, verbatimSymlinks: true });
      openToAll(at(name));
    },
    link: (target, name) => symlinkSync(target, at(name)),
    allow: (name, mode) => chmodSync(at(name), mode),
  };
}

/**
 * Builds a package in a folder and returns its path.
 * @param {string} folder
 * @param {{ name: string, version: string, architecture: string, maintainer: string | undefined, homepage: string | undefined, control: string, scripts?: string }} about
 *   `control`: its other fields, a line each; `scripts`: the folder of what dpkg runs
 * @param {(tree: Tree) => void} fill
 */
export function writePackage(folder, { name, version, architecture, maintainer = NOBODY, homepage, control, scripts }, fill) {
  const below = path.join(folder, `${name}-deb`);
  rmSync(below, { recursive: true, force: true });
  const tree = treeIn(below);
  fill(tree);
  tree.put(`usr/share/doc/${name}/copyright`, copyright());
  tree.put(`usr/share/doc/${name}/licences.txt.gz`, gzip(licences(root)));
  tree.put(`usr/share/doc/${name}/changelog.gz`, gzip(changelog(name, version, maintainer)));
  const overrides = `packaging/${name}/lintian-overrides`;
  if (existsSync(path.join(root, overrides))) tree.copy(overrides, `usr/share/lintian/overrides/${name}`);
  const kilobytes = everything(below).reduce((sum, file) => sum + Math.ceil(lstatSync(file).size / 1024), 0);
  const link = homepage === undefined ? '' : `Homepage: ${homepage}\n`;
  tree.put('DEBIAN/control', `Package: ${name}\nVersion: ${version}\nArchitecture: ${architecture}\nMaintainer: ${maintainer}\nInstalled-Size: ${kilobytes}\nPriority: optional\n${link}${control}`);
  if (scripts !== undefined) for (const script of readdirSync(scripts)) tree.put(`DEBIAN/${script}`, readFileSync(path.join(scripts, script)), 0o755);
  for (const entry of [...everything(below), below]) {
    if (lstatSync(entry).isDirectory()) chmodSync(entry, 0o755);
    lutimesSync(entry, TIME, TIME);
  }
  const file = path.join(folder, `${name}_${version}_${architecture}.deb`);
  const built = spawnSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', below, file], { encoding: 'utf8', env: { ...process.env, SOURCE_DATE_EPOCH: String(TIME) } });
  if (built.status !== 0) throw new Error(`dpkg-deb: ${built.error?.message ?? built.stderr}`);
  rmSync(below, { recursive: true });
  return file;
}
