import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type Language } from '../../shared/texts/languages.ts';
import { LANGUAGES, leaves } from '../helpers/every-text.ts';

/** How a guide sets off what is on the screen: what is pressed or chosen, and what is read there. The lead of a step ends with a full stop, and is none. */
const SET_OFF: Readonly<Record<Language, { readonly pressed: RegExp; readonly read: RegExp }>> = {
  en: { pressed: /\*\*([^*\n]+[^*.\n])\*\*/g, read: /(?<!\*)\*([^*\n]+)\*(?!\*)/g },
  ja: { pressed: /\[([^\]\n]+)\](?!\()/g, read: /「([^」\n]+)」/g },
};

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text of the window with anything in the place of its values, where enough is left that it is recognised by. */
const shape = (text: string): string => (text.replaceAll(/\{[^}]*\}/g, '').trim().length < 3 ? literally(text) : text.split(/\{[^}]*\}/).map(literally).join('.+'));

it.each(['en', 'ja'] as const)('what the guide in %s says to press or to read is on a screen', (language) => {
  const texts = leaves(LANGUAGES[language]).map(([, text]) => text);
  const page = readFileSync(path.resolve(import.meta.dirname, `../../docs/guide.${language}.md`), 'utf8');
  const named = (how: RegExp): readonly string[] => [...new Set([...page.matchAll(how)].map(([, words = '']) => words))];

  const { pressed, read } = SET_OFF[language];
  expect(named(pressed).length).toBeGreaterThan(25);
  // The beginning of a button is enough, as in "Save the report".
  expect(named(pressed).filter((words) => !texts.some((text) => text.startsWith(words) || new RegExp(`^${shape(text)}$`).test(words)))).toEqual([]);
  expect(named(read).length).toBeGreaterThan(8);
  expect(named(read).filter((words) => !texts.some((text) => text.includes(words)))).toEqual([]);
});

/** What other pages say to press or to choose: their bold words are emphasis besides. */
const ELSEWHERE = [
  ['en', 'README.md', 'Open a CTL or ITL file'],
  ['en', 'docs/real-clusters.md', 'Read from a node…'],
  ['en', 'docs/provider.en.md', 'CTL Provider (2444)'],
  ['ja', 'docs/provider.ja.md', 'CTL プロバイダ (2444)'],
] as const;

it.each(ELSEWHERE)('what the page in %s, %s, calls %s is called so on a screen', (language, page, name) => {
  expect(readFileSync(path.resolve(import.meta.dirname, '../..', page), 'utf8')).toContain(`**${name}**`);
  expect(leaves(LANGUAGES[language]).map(([, text]) => text)).toContain(name);
});
