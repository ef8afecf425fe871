import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { patched } from '../../scripts/protections/copy.mjs';
import { shippedFolders } from '../../scripts/shipped.mjs';
import { ROWS } from '../../scripts/protections/rows.mjs';
import { PLANTED } from '../faults/planted.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What stands between backquotes. */
const quoted = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);

/** The cells of the lines of a table that begin with a number, or with a name as it stands in a lock file. */
const lines = (file: string, first: RegExp): readonly (readonly string[])[] =>
  read(file)
    .split('\n')
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
    .filter(([cell = '']) => first.test(cell));

describe('the protections', () => {
  it('each have a name of their own, and a patch that applies exactly once', () => {
    expect(new Set(ROWS.map(({ id }) => id)).size).toBe(ROWS.length);
    expect(ROWS.filter((row) => !existsSync(path.join(root, row.file)) || patched(read(row.file), row) === null).map(({ id }) => id)).toEqual([]);
  });

  it('name tests that are there', () => {
    expect(ROWS.filter(({ tests }) => tests.length === 0 || tests.some(({ file, name }) => name === '' || !existsSync(path.join(root, file)))).map(({ id }) => id)).toEqual([]);
  });
});

describe('the planted faults of `npm run faults`', () => {
  it('change words that stand in the product', () => {
    expect(PLANTED.flatMap(({ name, changes }) => changes.filter(({ file, find }) => !read(file).includes(find)).map(({ file }) => `${name}: ${file}`))).toEqual([]);
  });
});

describe('docs/hardening.md', () => {
  const rows = lines('docs/hardening.md', /^\d+$/);

  it('has twenty-five rows, in their order, each complete', () => {
    expect(rows.map(([number]) => Number(number))).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    expect(rows.filter((cells) => cells.length !== 6 || cells.includes('')).map(([number]) => number)).toEqual([]);
  });

  it.each(rows.map(([number = '', , where, tests, noticed, ran]) => ({ number, where, tests, noticed, ran })))('row $number names files that are there, its protections, and exactly their tests', ({ where, tests, noticed = '', ran = '' }) => {
    expect(quoted(where).filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
    expect(noticed).toMatch(/^yes: /);
    const protections = quoted(noticed).map((id) => ROWS.find((row) => row.id === id) ?? expect.fail(`no protection is called ${id}`));
    expect([...new Set(protections.flatMap((row) => row.tests.map(({ file }) => file)))].sort()).toEqual([...quoted(tests)].sort());
    // Nothing ran on a real Electron: a row says what ran here, and what did not.
    expect(ran).toMatch(/\bhere\b/);
  });
});

describe('docs/advisories.md', () => {
  interface Locked {
    readonly version?: string;
    readonly devDependencies?: Readonly<Record<string, string>>;
    readonly dependencies?: Readonly<Record<string, string>>;
  }
  const packages = (JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, Locked>> }).packages;
  const named = lines('docs/advisories.md', /^[a-z][a-z0-9@/-]*$/).filter(([name]) => name !== 'library');

  /** What a package needs, itself first; native add-ons that may be absent are not shipped. */
  function needs(name: string, found = new Set<string>()): ReadonlySet<string> {
    if (found.has(name)) return found;
    found.add(name);
    for (const other of Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {})) needs(other, found);
    return found;
  }

  it('has a line for every library that is shipped, with its version, and for no other', () => {
    // One line for react-aria-components and what is only below it.
    const below = new Set([...needs('react-aria-components'), ...needs('react-dom')].filter((name) => !(name in (packages['']?.devDependencies ?? {}))));
    const shipped = shippedFolders(root).map((folder) => folder.replace('node_modules/', '')).filter((name) => !below.has(name));
    const present = (name: string): string => packages[`node_modules/${name}`]?.version ?? '';
    expect(named.map(([name = '', version = '']) => `${name} ${version}`).sort()).toEqual(shipped.map((name) => `${name} ${present(name)}`).sort());
  });

  it('says unknown where it names no source', () => {
    expect(named.filter((cells) => cells[4] === '' && !(cells[3] ?? '').startsWith('unknown')).map(([name]) => name)).toEqual([]);
  });
});

describe('SECURITY.md', () => {
  it('names tests that are there', () => {
    const tests = quoted(read('SECURITY.md')).filter((text) => text.startsWith('test/'));
    expect(tests.length).toBeGreaterThan(10);
    expect(tests.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});

describe('README.md', () => {
  it('counts them as they are', () => {
    expect(read('README.md')).toContain(`25 checks of the window and ${ROWS.length} protections`);
  });
});
