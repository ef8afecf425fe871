import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { documents, plainText } from '../../scripts/documents.mjs';

const root = path.resolve(import.meta.dirname, '../..');
interface Needs {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Needs;
const made = new Map(documents(root));
const licences = made.get('licences.txt') ?? '';

it('every package that is part of the product is told with its version, its licence and the text of it', () => {
  const seen = new Set<string>();
  const look = (name: string, from: string): void => {
    const folder = [from, root].map((place) => path.join(place, 'node_modules', name)).find((place) => existsSync(path.join(place, 'package.json')));
    // What is optional need not be there.
    if (folder === undefined || seen.has(folder)) return;
    seen.add(folder);
    const { version, license, licenses = [], dependencies: needs = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { readonly version: string; readonly license?: string; readonly licenses?: readonly { readonly type: string }[]; readonly dependencies?: Readonly<Record<string, string>> };
    expect(licences).toContain(`\n${name} ${version}: ${license ?? licenses[0]?.type ?? 'none'}\n`);
    for (const file of readdirSync(folder).filter((one) => /^licen[cs]e/i.test(one))) expect(licences, name).toContain(readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
    for (const need of Object.keys(needs)) look(need, folder);
  };
  for (const name of Object.keys({ ...own.dependencies, ...own.optionalDependencies })) look(name, root);
  expect(seen.size).toBeGreaterThan(25);
});

it('the guide reads without pictures and links, in each language', () => {
  for (const language of ['en', 'ja']) {
    const guide = made.get(`guide.${language}.txt`) ?? '';
    expect(guide).toContain('Phone-SAST-trust');
    expect(guide).not.toMatch(/\]\(|!\[|\*\*/);
  }
  expect(plainText('![a](b.png)\nPress **Next** on [the page](x.md), *not* here.')).toBe('Press Next on the page, not here.');
});
