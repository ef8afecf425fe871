import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { OPTIONS } from '../../cli/options/tables.ts';
import { commandHelpJa } from '../../shared/texts/ja/command-help.ts';
import { LANGUAGES, leaves } from '../helpers/every-text.ts';
import { ENGLISH_TERMS, JAPANESE_TERMS, otherNames, type Term } from './terms.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** The pages for people who run a cluster or write the other end. */
const PAGES = ['README.md', 'docs/guide.en.md', 'docs/command-line.md', 'docs/tokens.md', 'docs/real-clusters.md', 'docs/evidence.md', 'docs/protocol.md', 'docs/provider.en.md', 'docs/troubleshooting.en.md', 'docs/performance.md', 'docs/dependencies.md', 'docs/release.md', 'CHANGELOG.md'];

/** Without options, commands and keys, which are names. */
const prose = (text: string): string => text.replaceAll(/`[^`]*`/g, '').replaceAll(/--[a-z][a-z-]*/g, '').replaceAll(/"anew"/g, '');
const odd = (terms: readonly Term[], texts: readonly (readonly [string, string])[]): readonly string[] => texts.flatMap(([where, text]) => otherNames(terms, where, prose(text)));

test('no English text uses an odd word, or a second name for one thing', () => {
  expect(odd(ENGLISH_TERMS, leaves(LANGUAGES.en))).toEqual([]);
});

test('neither does the help of a command or an option', () => {
  const rows = Object.entries(OPTIONS).flatMap(([command, options]) => Object.entries(options).map(([name, { help }]) => [`${command}.${name}`, help] as const));
  const translated = Object.keys(commandHelpJa).map((text) => ['help', text] as const);
  expect(rows.length).toBeGreaterThan(30);
  expect(odd(ENGLISH_TERMS, [...rows, ...translated])).toEqual([]);
});

const linesOf = async (page: string): Promise<readonly (readonly [string, string])[]> =>
  (await readFile(path.join(ROOT, page), 'utf8')).split('\n').map((line, at) => [`line ${at + 1}`, line] as const);

test.each(PAGES)('neither does %s', async (page) => {
  expect(odd(ENGLISH_TERMS, await linesOf(page))).toEqual([]);
});

test('no Japanese text uses a second name for one thing, nor does the help or the guide', async () => {
  expect(odd(JAPANESE_TERMS, [...leaves(LANGUAGES.ja), ...leaves(commandHelpJa), ...(await linesOf('docs/guide.ja.md')), ...(await linesOf('docs/provider.ja.md')), ...(await linesOf('docs/troubleshooting.ja.md'))])).toEqual([]);
});
