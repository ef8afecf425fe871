import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...readdirSync(path.join(root, 'docs')).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`)];

/** Files of this tree to which a page leads. */
const targets = (page: string): readonly string[] =>
  [...readFileSync(path.join(root, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((link) => path.join(path.dirname(page), link[1] ?? ''));

it.each(PAGES)('every link of %s leads to a file', (page) => {
  expect(targets(page).filter((target) => !existsSync(path.join(root, target)))).toEqual([]);
});
