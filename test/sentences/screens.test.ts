import { describe, expect, it } from 'vitest';
import { type Language } from '../../shared/texts/languages.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { contradictionsBefore, MAY_NOT_STAND_BEFORE, saidBefore, SAYS_BEFORE } from './before-a-change.ts';
import { screensByCommand } from './by-command/screens.ts';
import { silentRows } from './contradictions.ts';
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
    expect(silentRows({ says: SAYS_BEFORE, mayNotStandTogether: MAY_NOT_STAND_BEFORE }, contradictionsBefore)).toEqual([]);
  });

  // Both languages have the same sentences at the same places: some screens show that the words of this one are known.
  it('does not contradict itself in Japanese', async () => {
    expect(await contradicting(SCREENS.filter((_, at) => at % 4 === 0), 'ja')).toEqual([]);
  });
});
