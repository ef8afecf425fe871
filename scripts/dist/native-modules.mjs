/**
 * What compiled modules were made for, read from their headers: electron-builder packs whatever lies in `node_modules`, so that a Windows application would get the module of a Linux machine
 * without a word.
 */
import { closeSync, openSync, readSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ readonly system: 'linux' | 'win32' | 'darwin', readonly machines: readonly string[] }} MadeFor */

/** Longest header that is read, bytes. */
const HEADER = 4096;

/** Without which there are no tokens. */
const NEEDED = 'pkcs11.node';

/** System V ABI, `e_machine`. */
const ELF = new Map([[3, 'ia32'], [40, 'armv7l'], [62, 'x64'], [183, 'arm64']]);
/** Microsoft PE format, machine types. */
const PE = new Map([[0x14c, 'ia32'], [0x1c4, 'armv7l'], [0x8664, 'x64'], [0xaa64, 'arm64']]);
/** Mach-O, `cputype`. */
const MACH = new Map([[0x01000007, 'x64'], [0x0100000c, 'arm64']]);
/** Most parts that one Mach-O file is taken to have: a class file of Java begins with the same four bytes and a larger number. */
const MOST_PARTS = 8;

const named = (/** @type {Map<number, string>} */ table, /** @type {number} */ code) => table.get(code) ?? `machine ${code}`;

/**
 * `null` = no program of any system that is known.
 * @param {Buffer} header
 * @returns {MadeFor | null}
 */
export function madeFor(header) {
  if (header.length < 64) return null;
  const magic = header.readUInt32BE(0);
  if (magic === 0x7f454c46) return { system: 'linux', machines: [named(ELF, header[5] === 2 ? header.readUInt16BE(18) : header.readUInt16LE(18))] };
  if (magic === 0xcffaedfe) return { system: 'darwin', machines: [named(MACH, header.readUInt32LE(4))] };
  if (magic === 0xcafebabe || magic === 0xcafebabf) return machParts(header, magic === 0xcafebabe ? 20 : 32);
  if (header.toString('latin1', 0, 2) !== 'MZ') return null;
  const at = header.readUInt32LE(0x3c);
  if (at + 6 > header.length || header.toString('latin1', at, at + 4) !== 'PE\0\0') return null;
  return { system: 'win32', machines: [named(PE, header.readUInt16LE(at + 4))] };
}

/** @param {Buffer} header @param {number} size of what tells of a part @returns {MadeFor | null} */
function machParts(header, size) {
  const count = header.readUInt32BE(4);
  if (count > MOST_PARTS || 8 + count * size > header.length) return null;
  return { system: 'darwin', machines: Array.from({ length: count }, (_none, part) => named(MACH, header.readUInt32BE(8 + part * size))) };
}

/** @param {string} file */
function headerOf(file) {
  const opened = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(HEADER);
    return bytes.subarray(0, readSync(opened, bytes, 0, HEADER, 0));
  } finally {
    closeSync(opened);
  }
}

/**
 * Why a folder is no application for a system and its machine, a line each.
 * @param {string} folder
 * @param {string} system as Node names it
 * @param {string} machine as electron-builder names it; `universal` = both that macOS has
 */
export function objections(folder, system, machine) {
  const wanted = machine === 'universal' ? ['x64', 'arm64'] : [machine];
  const modules = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.node')).sort();
  const wrong = modules.flatMap((name) => {
    const found = madeFor(headerOf(path.join(folder, name)));
    if (found === null) return [`${name} is no compiled module`];
    return found.system === system && wanted.every((one) => found.machines.includes(one)) ? [] : [`${name} was compiled for ${found.system} ${found.machines.join(' and ')}, not for ${system} ${wanted.join(' and ')}`];
  });
  return modules.some((name) => path.basename(name) === NEEDED) ? wrong : [...wrong, `${NEEDED} is missing: it is compiled when the packages are installed (npm ci), and needs a C++ compiler, make and Python`];
}
