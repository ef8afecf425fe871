import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { makeDesktopPackage } from '../../scripts/dist/desktop-deb.mjs';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const SET = { homepage: 'https://a.example/', maintainer: 'A B <c@d.example>' };

/** What electron-builder unpacks, in small. */
function unpackedApplication(): string {
  const folder = path.join(folderOfTest('unpacked'), 'linux-unpacked');
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  for (const [name, mode] of [['open-ctl-client', 0o775], ['chrome-sandbox', 0o775], ['libffmpeg.so', 0o775], ['resources/app.asar', 0o660]] as const) {
    writeFileSync(path.join(folder, name), name);
    chmodSync(path.join(folder, name), mode);
  }
  return folder;
}

it.runIf(existsSync('/usr/bin/dpkg-deb'))('the Debian package of the window is the same each time, and names what it needs, opens .tlv files, and runs no scripts (left out without dpkg-deb)', () => {
  const unpacked = unpackedApplication();
  const make = (addresses: object): string => makeDesktopPackage({ addresses, folder: folderOfTest('deb'), unpacked });
  const one = make(SET);
  expect(readFileSync(one).equals(readFileSync(make(SET)))).toBe(true);
  const tree = path.join(folderOfTest('deb'), 'tree');
  execFileSync('dpkg-deb', ['--raw-extract', one, tree]);
  expect(readdirSync(path.join(tree, 'DEBIAN'))).toEqual(['control']);
  const control = readFileSync(path.join(tree, 'DEBIAN/control'), 'utf8');
  expect(control).toMatch(/^Recommends: .*opensc, pcscd\b/m);
  expect(control).toMatch(/^Depends: .*libgtk-3-0/m);
  expect(control).toMatch(/^Homepage: https:\/\/a\.example\/$/m);
  expect(control).toMatch(/^Maintainer: A B <c@d\.example>$/m);
  const listed = execFileSync('dpkg-deb', ['--contents', one], { encoding: 'utf8' }).trimEnd().split('\n');
  const modes = Object.fromEntries(listed.map((line) => [line.split(/\s+/)[5]?.replace('./usr/lib/open-ctl-client/', '') ?? '', line.split(/\s+/)[0]]));
  expect(modes).toMatchObject({ 'open-ctl-client': '-rwxr-xr-x', 'chrome-sandbox': '-rwsr-xr-x', 'libffmpeg.so': '-rw-r--r--', 'resources/app.asar': '-rw-r--r--' });
  expect(listed.filter((line) => !/^\S+ root\/root /.test(line))).toEqual([]);
  const read = (name: string): string => readFileSync(path.join(tree, 'usr/share', name), 'utf8');
  const type = /<mime-type type="([^"]+)">/.exec(read('mime/packages/open-ctl-client.xml'))?.[1] ?? 'none';
  expect(read('applications/open-ctl-client.desktop')).toContain(`\nMimeType=${type};\n`);
  expect(read('applications/open-ctl-client.desktop')).toContain('\nExec=open-ctl-client %f\n');
  const unzipped = (name: string): string => gunzipSync(readFileSync(path.join(tree, 'usr/share', name))).toString();
  expect(unzipped('man/man1/open-ctl-client.1.gz')).toContain('.SH SYNOPSIS');
  expect(unzipped('doc/open-ctl-client/licences.txt.gz')).toContain('It contains these packages:');
  expect(unzipped('doc/open-ctl-client/changelog.gz')).toMatch(/^open-ctl-client \(\d+\.\d+\.\d+\) unstable; urgency=medium\n\n {2}\* .*\n\n -- A B <c@d\.example> {2}\w{3}, \d\d \w{3} \d{4} [\d:]+ \+0000\n$/);
});

it.runIf(existsSync('/usr/bin/dpkg-deb'))('without addresses the package shows none (left out without dpkg-deb)', () => {
  const control = execFileSync('dpkg-deb', ['--field', makeDesktopPackage({ addresses: {}, folder: folderOfTest('deb'), unpacked: unpackedApplication() })], { encoding: 'utf8' });
  expect(control).not.toMatch(/^Homepage|https?:/m);
  expect(control).toMatch(/^Maintainer: Open CTL Client contributors <noreply@invalid>$/m);
});
