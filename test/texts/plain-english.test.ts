import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { OPTIONS } from '../../cli/options/tables.ts';
import { LANGUAGES, leaves } from '../helpers/every-text.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** The pages for people who run a cluster or write the other end. */
const PAGES = ['README.md', 'docs/guide.en.md', 'docs/command-line.md', 'docs/tokens.md', 'docs/real-clusters.md', 'docs/evidence.md', 'docs/protocol.md'];

/** Words of a storyteller, each with a plain one: said or reported; again; read back; you; verifies; intercepts; matches; staged; activated. */
const ODD = /\b(?:told|anew|believed?|the hand|vouch(?:es|ed)?|meddles?|for good|shall|put into service|written aside|hung up|(?:was|is|be) begun)\b/i;
/** One thing has one name: an attempt, the current file, a reader with a keypad. */
const OTHER_NAME = /\b(?:failed try|last try|present (?:CTL file|file|mode)|keys of the reader)\b/i;

/** Without options, commands and keys, which are names. */
const prose = (text: string): string => text.replaceAll(/`[^`]*`/g, '').replaceAll(/--[a-z][a-z-]*/g, '').replaceAll(/"anew"/g, '');
const odd = (texts: readonly (readonly [string, string])[]): readonly string[] =>
  texts.flatMap(([where, text]) => [ODD, OTHER_NAME].flatMap((words) => words.exec(prose(text))?.map((word) => `${where}: ${word}`) ?? []));

test('no English text uses an odd word, or a second name for one thing', () => {
  expect(odd(leaves(LANGUAGES.en))).toEqual([]);
});

test('neither does the help of an option', () => {
  const rows = Object.entries(OPTIONS).flatMap(([command, options]) => Object.entries(options).map(([name, { help }]) => [`${command}.${name}`, help] as const));
  expect(rows.length).toBeGreaterThan(30);
  expect(odd(rows)).toEqual([]);
});

test.each(PAGES)('neither does %s', async (page) => {
  const lines = (await readFile(path.join(ROOT, page), 'utf8')).split('\n');
  expect(odd(lines.map((line, at) => [`line ${at + 1}`, line] as const))).toEqual([]);
});

/** The same for Japanese: words that were replaced, each with the one that is used. */
const OTHER_NAME_JA = /待避|鍵|機種|資料|現地での作業|保証(?!期間)|フォルダー|読み直し|認証情報/;

test('no Japanese text uses a second name for one thing', () => {
  expect(leaves(LANGUAGES.ja).filter(([, text]) => OTHER_NAME_JA.test(text)).map(([where, text]) => `${where}: ${OTHER_NAME_JA.exec(text)?.[0] ?? ''}`)).toEqual([]);
});
