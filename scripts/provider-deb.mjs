/**
 * `npm run ctl-provider-deb`: the CTL Provider as a Debian package, in `release/`. One program without further packages, the unit with its user and folders, and
 * the pages about it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, bundleProvider, root } from './build.mjs';
import { gzip, writePackage } from './debian/package.mjs';
import { addressesOf } from './dist/addresses.mjs';

/** Pages that the package brings, beside the example of a client. */
const PAGES = ['docs/provider.en.md', 'docs/provider.ja.md', 'docs/protocol.md', 'docs/tokens.md'];

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const { homepage, maintainer } = addressesOf(manifest);

const CONTROL = `Section: comm
Depends: nodejs (>= 20.19), procps
Recommends: systemd, tftpd-hpa
Description: Open CTL Provider, for phones without a CUCM
 ${manifest.description}.
 This is the part that runs on each server: it keeps the CTL file, takes
 another one from administrators alone, and publishes it for phones.
`;

/** Builds the package and returns its path. @param {string} [folder] */
export async function makePackage(folder = path.join(root, 'release')) {
  // What the bundles hold tells which licences belong into it; its manual page is built too.
  await build();
  const program = await bundleProvider();
  const about = { name: 'ctl-provider', version: manifest.version, architecture: 'all', maintainer, homepage, control: CONTROL, scripts: path.join(root, 'packaging/ctl-provider/deb') };
  return writePackage(folder, about, ({ put, copy, link }) => {
    put('usr/lib/ctl-provider/ctl-provider.mjs', program, 0o755);
    link('../lib/ctl-provider/ctl-provider.mjs', 'usr/bin/ctl-provider');
    copy('packaging/ctl-provider/ctl-provider.service', 'usr/lib/systemd/system/ctl-provider.service');
    copy('packaging/ctl-provider/sysusers.conf', 'usr/lib/sysusers.d/ctl-provider.conf');
    copy('packaging/ctl-provider/tmpfiles.conf', 'usr/lib/tmpfiles.d/ctl-provider.conf');
    put('usr/share/man/man8/ctl-provider.8.gz', gzip(readFileSync(path.join(root, 'out/man/ctl-provider.8'))));
    const documents = 'usr/share/doc/ctl-provider';
    for (const page of PAGES) copy(page, `${documents}/${path.basename(page)}`);
    copy('packaging/ctl-provider/provider.sample.json', `${documents}/examples/provider.sample.json`);
    copy('packaging/ctl-provider/tftpd-hpa.map', `${documents}/examples/tftpd-hpa.map`);
    copy('examples/provider_client.py', `${documents}/examples/provider_client.py`);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${await makePackage()}\n`);
