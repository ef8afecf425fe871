/** The window as a Debian package, made of what electron-builder unpacked. It has no scripts: menus, icons and types of files are known to the system by triggers of its own. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from '../build.mjs';
import { gzip, writePackage } from '../debian/package.mjs';

const NAME = 'open-ctl-client';

/** Debian's names of machines. */
const ARCHITECTURE = { x64: 'amd64', arm64: 'arm64' };

/** Libraries that Chromium loads (electron-builder asks for the same), and those of the PKCS#11 binding. */
const DEPENDS = [
  'libc6', 'libstdc++6', 'libgtk-3-0 | libgtk-3-0t64', 'libnss3', 'libasound2 | libasound2t64', 'libatspi2.0-0 | libatspi2.0-0t64', 'libdrm2', 'libgbm1', 'libnotify4', 'libsecret-1-0', 'libuuid1', 'libxss1', 'libxtst6', 'xdg-utils',
];

const { version, description } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

const CONTROL = `Section: comm
Depends: ${DEPENDS.join(', ')}
Recommends: desktop-file-utils, opensc, pcscd, shared-mime-info
Description: Open CTL Client, for the trust list of Cisco phones
 ${description}.
 A window for administrators: it shows what will change, has a security
 token or the publisher sign it, writes it to every server of the cluster,
 and reads everything back.
`;

const packaging = `packaging/${NAME}`;

/**
 * Builds the package and returns its path.
 * @param {object} given
 * @param {import('./addresses.mjs').Addresses} given.addresses
 * @param {string} [given.folder]
 * @param {string} [given.unpacked] what electron-builder made
 */
export function makeDesktopPackage({ addresses: { homepage, maintainer }, folder = path.join(root, 'release'), unpacked = path.join(folder, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`) }) {
  const architecture = ARCHITECTURE[process.arch];
  if (architecture === undefined) throw new Error(`No Debian package for ${process.arch}`);
  return writePackage(folder, { name: NAME, version, architecture, maintainer, homepage, control: CONTROL }, ({ put, copy, copyFolder, link, allow }) => {
    copyFolder(unpacked, `usr/lib/${NAME}`);
    // What the sandbox is made by where the kernel gives nobody but root a namespace; belongs to root, and is not there in a stand-in for Electron.
    if (existsSync(path.join(unpacked, 'chrome-sandbox'))) allow(`usr/lib/${NAME}/chrome-sandbox`, 0o4755);
    link(`../lib/${NAME}/${NAME}`, `usr/bin/${NAME}`);
    copy(`${packaging}/${NAME}.desktop`, `usr/share/applications/${NAME}.desktop`);
    copy(`${packaging}/mime.xml`, `usr/share/mime/packages/${NAME}.xml`);
    copy('assets/icon.svg', `usr/share/icons/hicolor/scalable/apps/${NAME}.svg`);
    for (const icon of readdirSync(path.join(root, 'assets/icons'))) copy(`assets/icons/${icon}`, `usr/share/icons/hicolor/${path.parse(icon).name}/apps/${NAME}.png`);
    put(`usr/share/man/man1/${NAME}.1.gz`, gzip(readFileSync(path.join(root, packaging, `${NAME}.1`))));
  });
}
