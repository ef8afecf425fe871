import { describe, expect, it } from 'vitest';
import { type Language } from '../../shared/texts/languages.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { silentRows } from './contradictions.ts';
import { drawnGuides } from './guides.ts';
import { shownLines } from './page.mjs';
import { contradictionsInGuide, MAY_NOT_STAND_IN_GUIDE, saidInGuide, SAYS_GUIDE } from './with-lost-tokens.ts';

const GUIDES = drawnGuides();
/** What the guides say, of the table. */
const said = new Set<string>();

describe('the guide for lost tokens', () => {
  it.each(Object.keys(LANGUAGES) as Language[])('does not contradict itself, in %s', async (language) => {
    const all: string[] = [];
    // Both languages have the same sentences at the same places: some guides show that the words of the other one are known.
    for (const { name, state } of GUIDES.filter((_, at) => language === 'en' || at % 4 === 0)) {
      const lines = await shownLines(state, language, LANGUAGES[language]);
      for (const one of saidInGuide(lines, language)) said.add(one);
      all.push(...contradictionsInGuide(lines, language).map((found) => `${name}: ${found}`));
    }
    expect(all).toEqual([]);
  });

  it('says everything in the table somewhere, so that each row can fail', () => {
    // Of one node's error: files of others were deleted, so that no guide says it any more.
    expect(Object.keys(SAYS_GUIDE).filter((one) => !said.has(one))).toEqual(['nothing was sent']);
  });

  it('is noticed by each row of the table', () => {
    expect(silentRows({ says: SAYS_GUIDE, mayNotStandTogether: MAY_NOT_STAND_IN_GUIDE }, contradictionsInGuide)).toEqual([]);
  });
});
