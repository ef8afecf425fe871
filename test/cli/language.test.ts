import { describe, expect, it } from 'vitest';
import { languageOf } from '../../shared/texts/languages.ts';
import { localeOf } from '../../shared/texts/locale.js';

describe('the language of the command line', () => {
  const given = (env: Readonly<Record<string, string>>, system = 'en-US'): string => languageOf(localeOf(env, () => system));

  it('is that of the first variable of the locale that is set and not empty', () => {
    expect(given({ LC_ALL: 'ja_JP.UTF-8', LANG: 'en_US.UTF-8' })).toBe('ja');
    expect(given({ LC_ALL: '', LC_MESSAGES: '', LANG: 'ja_JP.UTF-8' })).toBe('ja');
    expect(given({ LC_ALL: 'C', LANG: 'ja_JP.UTF-8' }, 'ja-JP')).toBe('en');
  });

  it('is that of the system where none is set, as on Windows', () => {
    expect(given({}, 'ja-JP')).toBe('ja');
    expect(given({ LC_ALL: '', LANG: '' }, 'ja')).toBe('ja');
    expect(given({}, 'de-DE')).toBe('en');
  });
});
