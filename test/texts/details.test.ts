import { describe, expect, it } from 'vitest';
import { fail } from '../../shared/domain/result.ts';
import { problemWords } from '../../shared/texts/details.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { fill, printable } from '../../shared/texts/fill.ts';
import { languageOf } from '../../shared/texts/languages.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

describe('keys in errors', () => {
  it('become words of the language', () => {
    const { error } = fail('ctl-file.unreadable', 'x.tlv', { problem: 'truncated', offset: 12 });
    expect(errorSentences(error, LANGUAGES.en).explanation).toContain('it ends too early, or a length points past the end, at byte 12');
    expect(errorSentences(error, LANGUAGES.ja).explanation).toContain('途中で終わっている');
  });

  it('of a refused signature name the verdict and its reason', () => {
    expect(problemWords('signature-bad-signature', LANGUAGES.en)).toBe("its signature does not verify: the signature was not made with the signer's key over these bytes");
    expect(problemWords('signature-not-checked-digest', LANGUAGES.en)).toBe('its signature could not be checked: a digest other than SHA-1 and SHA-512');
  });

  it('that nobody knows stay as they are, inherited names too', () => {
    expect(problemWords('something-new', LANGUAGES.en)).toBe('something-new');
    expect(problemWords('toString', LANGUAGES.en)).toBe('toString');
  });
});

describe('foreign text in a sentence', () => {
  it('cannot break the line, colour the terminal or reorder the text', () => {
    expect(printable('a\nb\u001b[31mc\u202ed\u2028e')).toBe('a?b?[31mc?d?e');
    expect(fill('{name}!', { name: '\u0007' })).toBe('?!');
  });

  it('is bounded, and a value that is missing is seen', () => {
    expect(printable('x'.repeat(1000)).length).toBe(301);
    expect(fill('{missing} {toString}', {})).toBe('{missing} {toString}');
  });

  it('is not filled a second time', () => {
    expect(fill('{a}', { a: '{b}', b: 'secret' })).toBe('{b}');
  });
});

describe('the language', () => {
  it.each([
    ['ja_JP.UTF-8', 'ja'],
    ['ja-JP', 'ja'],
    ['de_DE', 'en'],
    [undefined, 'en'],
  ] as const)('of %s is %s', (locale, language) => expect(languageOf(locale)).toBe(language));
});
