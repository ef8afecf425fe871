import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { type FoundModule } from '../../shared/session/tokens-view.ts';
import { inspectModule } from './inspect-module.ts';
import { VENDORS, type Vendor } from './vendors.ts';

const TRIPLETS: Readonly<Record<string, string>> = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu', ia32: 'i386-linux-gnu', arm: 'arm-linux-gnueabihf' };

/** Folders in which Linux systems keep libraries, the one of this processor's architecture included. */
const linuxFolders = (): readonly string[] => {
  const triplet = TRIPLETS[process.arch];
  return ['/usr/lib', '/usr/lib64', '/usr/lib/pkcs11', '/usr/lib64/pkcs11', ...(triplet === undefined ? [] : [`/usr/lib/${triplet}`, `/usr/lib/${triplet}/pkcs11`]), '/usr/local/lib'];
};

/** The path with its variable filled in; nothing where the system has no such folder: what is left would begin at the root of a drive. */
function windowsPath(pattern: string, env: NodeJS.ProcessEnv): readonly string[] {
  const [, name, rest] = /^%([^%]+)%(.*)$/.exec(pattern) ?? [];
  if (name === undefined || rest === undefined) return [pattern];
  const folder = env[name];
  return folder === undefined || folder === '' ? [] : [`${folder}${rest}`];
}

function candidates(vendor: Vendor): readonly string[] {
  if (process.platform === 'win32') return vendor.win32.flatMap((pattern) => windowsPath(pattern, process.env));
  if (process.platform === 'darwin') return vendor.darwin;
  return vendor.linux.flatMap((name) => linuxFolders().map((folder) => path.join(folder, name)));
}

/** The libraries that are there, each file once, in the order in which they should be offered, with what speaks against one. Nothing is loaded. */
export async function findModules(): Promise<readonly FoundModule[]> {
  const found = new Map<string, FoundModule>();
  for (const vendor of VENDORS) {
    for (const candidate of candidates(vendor)) {
      const real = await realpath(candidate).catch(() => null);
      if (real === null || found.has(real)) continue;
      const file = await inspectModule(candidate);
      found.set(real, { vendor: vendor.vendor, path: candidate, problem: file.ok ? null : file.error });
    }
  }
  return [...found.values()];
}
