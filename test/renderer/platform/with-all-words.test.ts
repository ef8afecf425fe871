import { describe, expect, it } from 'vitest';
import { withAllWords } from '../../../renderer/steps/sign-in/with-all-words.ts';
import { PRACTICE_SCENARIOS } from '../../../shared/domain/practice-scenario.ts';
import { scenarioWords } from '../../../shared/texts/sentences/scenario.ts';
import { LANGUAGES } from '../../helpers/every-text.ts';

const offeredIn = (language: keyof typeof LANGUAGES) =>
  PRACTICE_SCENARIOS.platform.map((value) => ({ value, ...scenarioWords('platform', value, LANGUAGES[language], LANGUAGES[language].window.practice) }));
const found = (typed: string, language: keyof typeof LANGUAGES = 'en'): readonly string[] => withAllWords(typed, offeredIn(language)).map(({ value }) => value);

describe('a situation to practise is found by words', () => {
  it('of its title, its description, or its name on the command line', () => {
    expect(found('Release 12.5')).toContain('release-12.5');
    expect(found('ITLRecovery key signs')).toContain('release-12.5');
    expect(found('stale-tftp')).toEqual(['stale-tftp']);
  });

  it('all of them, in whatever case, order and width they are typed', () => {
    expect(found('  12.5   RELEASE ')).toEqual(found('release 12.5'));
    expect(found('ｒｅｌｅａｓｅ　１２．５')).toEqual(found('release 12.5'));
    expect(found('release nowhere')).toEqual([]);
  });

  it('nothing typed leaves all of them', () => {
    expect(found(' ')).toEqual([...PRACTICE_SCENARIOS.platform]);
  });

  it('in Japanese too', () => {
    expect(found('トークン紛失', 'ja')).toEqual(expect.arrayContaining(['release-8.5', 'release-9.1']));
    expect(found('ﾄｰｸﾝ紛失', 'ja')).toEqual(found('トークン紛失', 'ja'));
  });
});
