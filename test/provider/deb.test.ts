import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { makePackage } from '../../scripts/provider-deb.mjs';
import { folderOfTest } from '../helpers/temporary-folder.ts';

it.runIf(existsSync('/usr/bin/dpkg-deb'))('the Debian package of a provider is the same each time, and holds a program that runs by itself, its manual page, the licences of what it contains, unit, user and folders (left out without dpkg-deb)', async () => {
  const [one, other] = [await makePackage(folderOfTest('deb')), await makePackage(folderOfTest('deb'))];
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
  const tree = path.join(folderOfTest('deb'), 'tree');
  execFileSync('dpkg-deb', ['--raw-extract', one, tree]);
  const run = (...args: readonly string[]): string => execFileSync(path.join(tree, 'usr/bin/ctl-provider'), args, { encoding: 'utf8', cwd: '/', input: 'a password' });
  expect(run('--help')).toContain('ctl-provider init');
  expect(run('hash-password')).toMatch(/^\$scrypt/);
  for (const [file, from] of [['usr/lib/systemd/system/ctl-provider.service', 'ctl-provider.service'], ['usr/lib/sysusers.d/ctl-provider.conf', 'sysusers.conf'], ['usr/lib/tmpfiles.d/ctl-provider.conf', 'tmpfiles.conf']] as const) {
    expect(readFileSync(path.join(tree, file), 'utf8')).toBe(readFileSync(path.resolve(import.meta.dirname, '../../packaging/ctl-provider', from), 'utf8'));
  }
  const packed = (name: string): string => gunzipSync(readFileSync(path.join(tree, name))).toString('utf8');
  expect(packed('usr/share/man/man8/ctl-provider.8.gz')).toMatch(/^\.TH CTL\\-PROVIDER 8 /);
  expect(packed('usr/share/doc/ctl-provider/licences.txt.gz')).toMatch(/\nnode-forge \d[\d.]*: /);
  for (const script of ['postinst', 'prerm', 'postrm']) execFileSync('sh', ['-n', path.join(tree, 'DEBIAN', script)]);
  // Owners as root sees them, and nothing that only some may read.
  const listed = execFileSync('dpkg-deb', ['--contents', one], { encoding: 'utf8' }).trimEnd().split('\n');
  expect(listed.filter((line) => !/^(?:drwxr-xr-x|-rw-r--r--|-rwxr-xr-x|lrwxrwxrwx) root\/root /.test(line))).toEqual([]);
  expect(readdirSync(path.dirname(one))).toEqual([path.basename(one)]);
});
