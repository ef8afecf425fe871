import { describe, expect, it } from 'vitest';
import { type Language } from '../../shared/texts/languages.ts';
import { LANGUAGES, leaves } from '../helpers/every-text.ts';
import { contradictionsBefore, MAY_NOT_STAND_BEFORE, saidBefore, SAYS_BEFORE } from './before-a-change.ts';
import { screensByCommand } from './by-command/screens.ts';
import { type DrawnScreen } from './drawn-screen.ts';
import { shownLines } from './page.mjs';
import { rawValuesIn } from './raw-values.ts';
import { screensWithToken } from './with-token/screens.ts';

const SCREENS = [...screensWithToken(), ...screensByCommand()];
/** What the drawn screens say, of the table. */
const said = new Set<string>();

async function contradicting(screens: readonly DrawnScreen[], language: Language): Promise<readonly string[]> {
  const all: string[] = [];
  for (const { name, state } of screens) {
    const lines = await shownLines(state, language, LANGUAGES[language]);
    for (const one of saidBefore(lines, language)) said.add(one);
    all.push(...[...contradictionsBefore(lines, language), ...rawValuesIn(lines)].map((found) => `${name}: ${found}`));
  }
  return all;
}

describe('a screen before a change, and while it runs', () => {
  it('does not contradict itself', async () => {
    expect(await contradicting(SCREENS, 'en')).toEqual([]);
  });

  it('has a screen for everything in the table, so that each row can fail', () => {
    expect(Object.keys(SAYS_BEFORE).filter((one) => !said.has(one))).toEqual([]);
  });

  it('is noticed where it contradicts itself, by each row of the table', () => {
    const texts = leaves(LANGUAGES.en);
    const textOf = (key: string): string => texts.find(([path]) => (key.endsWith('*') ? path.startsWith(key.slice(0, -1)) : path === key))?.[1] ?? '';
    const pairs = MAY_NOT_STAND_BEFORE.flatMap(([one, others]) => others.map((other) => [one, other] as const));
    const silent = pairs.filter(([one, other]) => {
      const of = [one, other].map((two) => SAYS_BEFORE[two] as readonly string[]);
      return contradictionsBefore(of.map((keys, at) => textOf(keys.find((key) => of[1 - at]?.includes(key) !== true) ?? '')), 'en').length === 0;
    });
    expect(silent).toEqual([]);
  });

  // Both languages have the same sentences at the same places: some screens show that the words of this one are known.
  it('does not contradict itself in Japanese', async () => {
    expect(await contradicting(SCREENS.filter((_, at) => at % 4 === 0), 'ja')).toEqual([]);
  });
});
