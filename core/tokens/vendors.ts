/** Where one vendor puts its library. */
export interface Vendor {
  readonly vendor: string;
  /** Names, looked for in the folders where Linux systems keep libraries. */
  readonly linux: readonly string[];
  readonly darwin: readonly string[];
  /** `%NAME%` stands for an environment variable. */
  readonly win32: readonly string[];
}

/** Where vendors put their libraries; Cisco's tokens are SafeNet eTokens, so these come first and the general ones last. `docs/tokens.md` shows the same table. */
export const VENDORS: readonly Vendor[] = [
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
