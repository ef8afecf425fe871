import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** The pages for people, from the root. */
export const PAGES: readonly string[] = [
  ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'].filter((file) => existsSync(path.join(root, file))),
  ...readdirSync(path.join(root, 'docs')).filter((file) => file.endsWith('.md')).sort().map((file) => `docs/${file}`),
];

export const readPage = (page: string): string => readFileSync(path.join(root, page), 'utf8');

/** What it says of scripts and packages. */
export const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Readonly<Record<'scripts' | 'devDependencies' | 'optionalDependencies', Readonly<Record<string, string>>>>;
