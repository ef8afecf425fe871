/**
 * `npm run ctl-provider-deb`: the CTL Provider as a Debian package, in `release/`. One program without further packages, the unit with its user and folders, and
 * the pages about it. The same sources make the same bytes.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, lutimesSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, bundleProvider, root } from './build.mjs';
import { licences } from './licences.mjs';

const packaging = path.join(root, 'packaging', 'ctl-provider');
/** Seconds since 1970 of all files inside: nothing but their contents tells two packages apart. */
const TIME = 1_577_836_800;
/** Pages that the package brings, beside the example of a client. */
const PAGES = ['docs/provider.en.md', 'docs/provider.ja.md', 'docs/protocol.md', 'docs/tokens.md'];

const { version, description } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

const CONTROL = `Package: ctl-provider
Version: ${version}
Architecture: all
Maintainer: Open CTL Client contributors <noreply@invalid>
Section: comm
Priority: optional
Depends: nodejs (>= 20.19)
Recommends: systemd, tftpd-hpa
Description: Open CTL Provider, for phones without a CUCM
 ${description}.
 This is the part that runs on each server: it keeps the CTL file, takes
 another one from administrators alone, and publishes it for phones.
`;

/** What dpkg runs. */
const SCRIPTS = ['postinst', 'prerm', 'postrm'];

/** @param {string} folder @returns {string[]} all below it, folders behind what they hold */
const everything = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? [...everything(full), full] : [full];
  });

/** Builds the package and returns its path. @param {string} [folder] */
export async function makePackage(folder = path.join(root, 'release')) {
  // What the bundles hold tells which licences belong into it.
  await build();
  const tree = path.join(folder, 'ctl-provider-deb');
  rmSync(tree, { recursive: true, force: true });
  const put = (/** @type {string} */ name, /** @type {string | Uint8Array} */ bytes, mode = 0o644) => {
    const file = path.join(tree, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    chmodSync(file, mode);
  };
  const copy = (/** @type {string} */ from, /** @type {string} */ name) => put(name, readFileSync(path.join(root, from)));

  put('usr/lib/ctl-provider/ctl-provider.mjs', await bundleProvider(), 0o755);
  mkdirSync(path.join(tree, 'usr/bin'), { recursive: true });
  symlinkSync('../lib/ctl-provider/ctl-provider.mjs', path.join(tree, 'usr/bin/ctl-provider'));
  copy('packaging/ctl-provider/ctl-provider.service', 'usr/lib/systemd/system/ctl-provider.service');
  copy('packaging/ctl-provider/sysusers.conf', 'usr/lib/sysusers.d/ctl-provider.conf');
  copy('packaging/ctl-provider/tmpfiles.conf', 'usr/lib/tmpfiles.d/ctl-provider.conf');
  const documents = 'usr/share/doc/ctl-provider';
  put(`${documents}/copyright`, licences(root));
  put(`${documents}/changelog.gz`, gzipSync(`ctl-provider (${version})\n`, { level: 9 }));
  for (const page of PAGES) copy(page, `${documents}/${path.basename(page)}`);
  copy('packaging/ctl-provider/provider.sample.json', `${documents}/examples/provider.sample.json`);
  copy('packaging/ctl-provider/tftpd-hpa.map', `${documents}/examples/tftpd-hpa.map`);
  copy('examples/provider_client.py', `${documents}/examples/provider_client.py`);
  put('DEBIAN/control', CONTROL);
  for (const script of SCRIPTS) put(`DEBIAN/${script}`, readFileSync(path.join(packaging, 'deb', script)), 0o755);

  for (const entry of [...everything(tree), tree]) {
    if (lstatSync(entry).isDirectory()) chmodSync(entry, 0o755);
    lutimesSync(entry, TIME, TIME);
  }
  const file = path.join(folder, `ctl-provider_${version}_all.deb`);
  const built = spawnSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', tree, file], { encoding: 'utf8', env: { ...process.env, SOURCE_DATE_EPOCH: String(TIME) } });
  if (built.status !== 0) throw new Error(`dpkg-deb: ${built.error?.message ?? built.stderr}`);
  rmSync(tree, { recursive: true });
  return file;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${await makePackage()}\n`);
