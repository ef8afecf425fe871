import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { BESIDE, TOLD } from '../../scripts/licences.mjs';
import { manifest, readPage, root } from './pages.ts';

/** Cells of each row of a part, by the package in the first. */
const rows = (part: string): ReadonlyMap<string, readonly string[]> =>
  new Map([...part.matchAll(/^\| ([a-z@][\w@/.-]*) \| (.*) \|$/gm)].map(([, name = '', rest = '']) => [name, rest.split(' | ')] as const).filter(([name]) => name !== 'package'));

const [, shippedPart = '', otherPart = ''] = readPage('docs/dependencies.md').split('\n## ');
const shipped = rows(shippedPart);
const others = rows(otherPart);

/** What a bundle said of itself when it was built. */
const told = (bundle: string): readonly string[] => (JSON.parse(readFileSync(path.join(root, TOLD, `${bundle}.json`), 'utf8')) as readonly { readonly name: string }[]).map(({ name }) => name);

it('docs/dependencies.md has every package of package.json, each once, in order, with a reason', () => {
  const named = Object.keys({ ...manifest.devDependencies, ...manifest.optionalDependencies });
  expect([...shipped.keys(), ...others.keys()].sort()).toEqual(named.sort());
  for (const part of [shipped, others]) expect([...part.keys()]).toEqual([...part.keys()].sort());
  expect([...shipped.values(), ...others.values()].filter((cells) => (cells.at(-1)?.length ?? 0) < 10)).toEqual([]);
});

it('it says where each is shipped, as the bundles say it', () => {
  const where = (name: string): string => [...(told('programs').includes(name) ? ['programs'] : []), ...(told('renderer').includes(name) ? ['page'] : []), ...(BESIDE.includes(name) ? ['beside'] : [])].join(', ');
  expect([...shipped].map(([name, [said]]) => `${name}: ${said}`)).toEqual([...shipped.keys()].map((name) => `${name}: ${where(name)}`));
  expect([...others.keys()].filter((name) => where(name) !== '')).toEqual([]);
});
