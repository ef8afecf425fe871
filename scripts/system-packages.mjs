/** System programs that the tests need, installed where this machine lets us (Debian or Ubuntu, as root) and named elsewhere. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian package -> files of which one tells that it is there. @type {[string, string[]][]} */
const PACKAGES = [
  ['softhsm2', ['/usr/bin/softhsm2-util']],
  ['opensc', ['/usr/bin/pkcs11-tool']],
  ['pcscd', ['/usr/sbin/pcscd']],
  ['vsmartcard-vpcd', ['/etc/reader.conf.d/vpcd']],
  ['openssl', ['/usr/bin/openssl']],
  ['openssh-client', ['/usr/bin/ssh']],
  ['openssh-server', ['/usr/sbin/sshd']],
  ['chromium', ['/usr/bin/chromium']],
  ['chromium-headless-shell', ['/usr/bin/chromium-headless-shell']],
  ['fonts-ipaexfont-gothic', ['/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf']],
  ['g++', ['/usr/bin/g++']],
  ['make', ['/usr/bin/make']],
  ['desktop-file-utils', ['/usr/bin/update-desktop-database']],
  ['shared-mime-info', ['/usr/bin/update-mime-database']],
  ['libglib2.0-bin', ['/usr/bin/gio']],
  ['tftpd-hpa', ['/usr/sbin/in.tftpd']],
  ['python3', ['/usr/bin/python3', '/usr/local/bin/python3']],
];

/** What `npm run test:windows` needs besides. @type {[string, string[]][]} */
export const WINDOWS_PACKAGES = [
  ['wine64', ['/usr/lib/wine/wine64']],
  ['g++-mingw-w64-x86-64-posix', ['/usr/bin/x86_64-w64-mingw32-g++-posix']],
  ['binutils-mingw-w64-x86-64', ['/usr/bin/x86_64-w64-mingw32-dlltool']],
  ['locales', ['/usr/share/i18n/locales/ja_JP']],
];

/** @param {[string, string[]][]} packages @returns {string[]} */
const missing = (packages) => packages.filter(([, files]) => !files.some((file) => existsSync(file))).map(([name]) => name);

const apt = (...args) =>
  spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;

/** Returns what is still missing, by Debian's package names. @param {[string, string[]][]} packages @returns {string[]} */
export function installSystemPackages(packages = PACKAGES) {
  const wanted = missing(packages);
  const debianAsRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (wanted.length === 0 || !debianAsRoot) return wanted;
  process.stderr.write(`Installing system packages for the tests: ${wanted.join(' ')}\n`);
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...wanted);
  return missing(packages);
}
