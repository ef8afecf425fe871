import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { vulnerable } from '../../scripts/audit.mjs';
import { shippedFolders } from '../../scripts/shipped.mjs';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const shipped = shippedFolders(root);
const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

it('what the bundles tell of themselves holds the packages of programs, page and token host, and none of the tools', () => {
  for (const name of ['ssh2', 'asn1', 'node-forge', 'sax', 'ws', 'zod', 'commander', 'react', 'react-dom', 'react-aria-components', 'pkcs11js']) expect(shipped).toContain(`node_modules/${name}`);
  for (const name of ['rolldown', 'vite', 'electron', 'cpu-features', 'vitest']) expect(shipped).not.toContain(`node_modules/${name}`);
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { readonly packages: Readonly<Record<string, unknown>> };
  expect(shipped.filter((folder) => !(folder in packages))).toEqual([]);
});

it('whoever installs the product fetches nothing but the binding of token libraries', () => {
  expect([own['dependencies'], Object.keys(own['optionalDependencies'] ?? {})]).toEqual([undefined, ['pkcs11js']]);
});

it('npm packs what was built from the sources as they are now', () => {
  // The manifest of the product, with a build that leaves a mark.
  const folder = folderOfTest('packing');
  const put = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  put('package.json', JSON.stringify(own));
  put('out/ctl.js', 'old');
  put('scripts/build.mjs', "import { writeFileSync } from 'node:fs';\nwriteFileSync('out/ctl.js', 'new');\n");
  execFileSync('npm', ['pack', '--offline', '--loglevel=error'], { cwd: folder, shell: process.platform === 'win32' });
  expect(readFileSync(path.join(folder, 'out/ctl.js'), 'utf8')).toBe('new');
  expect(execFileSync('tar', ['-tzf', readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''], { cwd: folder, encoding: 'utf8' })).toContain('package/out/ctl.js');
});

it('the audit tells what is published about a package that is shipped, although it is bundled, and of no tool', () => {
  const found = (...nodes: readonly string[]) => vulnerable({ vulnerabilities: { found: { nodes } } }, shipped);
  expect(found('node_modules/ssh2')).toEqual(['found']);
  expect(found('node_modules/vite', 'node_modules/pkcs11js')).toEqual(['found']);
  expect(found('node_modules/vite')).toEqual([]);
  expect(vulnerable({ vulnerabilities: {} }, shipped)).toEqual([]);
  // As an answer of a registry that takes no such questions.
  expect(vulnerable({}, shipped)).toBeNull();
});
