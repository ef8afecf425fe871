import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { documents } from '../../scripts/documents.mjs';

const root = path.resolve(import.meta.dirname, '../..');
interface Manifest {
  readonly version: string;
  readonly license?: string;
  /** Of older packages. */
  readonly licenses?: readonly { readonly type: string }[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What becomes part of a bundle: all of our own but tests and tools. */
const SOURCES = ['shared', 'core', 'practice', 'provider', 'shell', 'cli', 'electron', 'renderer'];

/** Packages that our sources name, but for types alone and the one that is the window itself. */
function imported(): readonly string[] {
  const files = SOURCES.flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => path.join(root, folder, name)));
  const named = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom |\bimport |\bimport\()'((?:@[^/']+\/)?[^./'][^/']*)/g)].map(([, name = '']) => name));
  return [...new Set(named)].filter((name) => !isBuiltin(name) && name !== 'electron').sort();
}

const manifestIn = (folder: string): Manifest => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
const made = new Map(documents(root));
const licences = made.get('licences.txt') ?? '';

/** What packages of the product ask for and no bundle holds. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'nothing of it is used': ['@internationalized/date', '@internationalized/number', '@swc/helpers', 'aria-hidden', 'client-only', 'tslib', 'use-sync-external-store'],
  'types alone': ['@react-types/shared'],
  'for a compiled add-on that ssh2 does without': ['buildcheck', 'cpu-features', 'nan'],
};

it('every package that is part of the product is told with its version, its licence and the text of it, and no other one', () => {
  const wanted = new Map<string, string>();
  const look = (name: string, from: string): void => {
    const folder = [from, root].map((place) => path.join(place, 'node_modules', name)).find((place) => existsSync(path.join(place, 'package.json')));
    // What is optional need not be there.
    if (folder === undefined || wanted.has(name)) return;
    wanted.set(name, folder);
    for (const need of Object.keys(manifestIn(folder).dependencies ?? {})) look(need, folder);
  };
  for (const name of [...imported(), ...Object.keys(manifestIn(root).optionalDependencies ?? {})]) look(name, root);
  for (const name of Object.values(LEFT_OUT).flat()) wanted.delete(name);
  const told = (licences.split('It contains these packages:\n\n')[1] ?? '').split('\n\n')[0] ?? '';
  const lineOf = (name: string, { version, license, licenses }: Manifest): string => `${name} ${version}: ${license ?? licenses?.[0]?.type ?? 'none'}`;
  expect(told.split('\n')).toEqual([...wanted].sort().map(([name, folder]) => lineOf(name, manifestIn(folder))));
  for (const [name, folder] of wanted) {
    const texts = readdirSync(folder).filter((one) => /^(licen[cs]e|copying|notice)/i.test(one));
    expect(texts, name).toHaveLength(1);
    for (const file of texts) expect(licences, name).toContain(readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  }
});
