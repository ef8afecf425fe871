import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { type FoundModule } from '../../shared/session/tokens-view.ts';
import { inspectModule } from './inspect-module.ts';

const TRIPLETS: Readonly<Record<string, string>> = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu', ia32: 'i386-linux-gnu', arm: 'arm-linux-gnueabihf' };

/** Folders in which Linux systems keep libraries, the one of this processor's architecture included. */
const linuxFolders = (): readonly string[] => {
  const triplet = TRIPLETS[process.arch];
  return ['/usr/lib', '/usr/lib64', '/usr/lib/pkcs11', '/usr/lib64/pkcs11', ...(triplet === undefined ? [] : [`/usr/lib/${triplet}`, `/usr/lib/${triplet}/pkcs11`]), '/usr/local/lib'];
};

interface Vendor {
  readonly vendor: string;
  readonly linux: readonly string[];
  readonly darwin: readonly string[];
  /** `%NAME%` stands for an environment variable. */
  readonly win32: readonly string[];
}

/** Where vendors put their libraries; Cisco's tokens are SafeNet eTokens, so these come first and the general ones last. */
const VENDORS: readonly Vendor[] = [
  {
    vendor: 'SafeNet eToken',
    linux: ['libeTPkcs11.so', 'libeToken.so', 'libeToken.so.10', 'libeToken.so.9', 'libeToken.so.8'],
    darwin: ['/usr/local/lib/libeTPkcs11.dylib', '/Library/Frameworks/eToken.framework/Versions/Current/libeToken.dylib', '/Library/Frameworks/eToken.framework/Versions/A/libeToken.dylib'],
    win32: [
      '%SystemRoot%\\System32\\eTPKCS11.dll',
      '%ProgramFiles%\\SafeNet\\Authentication\\SAC\\x64\\eTPKCS11.dll',
      '%SystemRoot%\\System32\\eToken.dll',
      // For 32-bit programs: named, so that a person learns why it cannot be used.
      '%ProgramFiles(x86)%\\SafeNet\\Authentication\\SAC\\Win32\\eTPKCS11.dll',
    ],
  },
  {
    vendor: 'Yubico',
    linux: ['libykcs11.so'],
    darwin: ['/usr/local/lib/libykcs11.dylib', '/opt/homebrew/lib/libykcs11.dylib'],
    win32: ['%ProgramFiles%\\Yubico\\Yubico PIV Tool\\bin\\libykcs11.dll'],
  },
  {
    vendor: 'OpenSC',
    linux: ['opensc-pkcs11.so'],
    darwin: ['/Library/OpenSC/lib/opensc-pkcs11.so', '/usr/local/lib/opensc-pkcs11.so', '/opt/homebrew/lib/opensc-pkcs11.so'],
    win32: ['%ProgramFiles%\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll'],
  },
  {
    vendor: 'p11-kit',
    linux: ['p11-kit-proxy.so'],
    darwin: ['/usr/local/lib/p11-kit-proxy.dylib', '/opt/homebrew/lib/p11-kit-proxy.dylib'],
    win32: [],
  },
  {
    vendor: 'SoftHSM',
    linux: ['softhsm/libsofthsm2.so', 'libsofthsm2.so'],
    darwin: ['/opt/homebrew/lib/softhsm/libsofthsm2.so', '/usr/local/lib/softhsm/libsofthsm2.so'],
    win32: ['C:\\SoftHSM2\\lib\\softhsm2-x64.dll', 'C:\\SoftHSM2\\lib\\softhsm2.dll'],
  },
];

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
