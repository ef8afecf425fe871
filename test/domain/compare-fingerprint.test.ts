import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareFingerprint, hexDigits } from '../../shared/domain/compare-fingerprint.ts';

/** Digests of the non-secure CTL file in Cisco document 118892. */
const digests = { md5: '7879e087513d0d6dfe7684388f86ee96', sha1: 'be50e5f3e28e6a8f5b0a5fa90364c839fcc8a3a0' };

test('the whole MD5 or SHA-1 is the same file', () => {
  expect(compareFingerprint(digests.md5, digests)).toEqual({ kind: 'same', digest: 'md5', digits: 32, of: 32 });
  expect(compareFingerprint(digests.sha1, digests)).toEqual({ kind: 'same', digest: 'sha1', digits: 40, of: 40 });
});

test('digits are taken as displays print them: capitals, blanks, colons, dashes, line breaks', () => {
  for (const typed of ['78:79:E0:87', '7879 e087', '78-79-e0-87', ' 7879\ne087 ', '78.79.E0.87']) {
    expect(compareFingerprint(typed, digests)).toEqual({ kind: 'same', digest: 'md5', digits: 8, of: 32 });
  }
});

test('full-width characters of Japanese input count as what they stand for', () => {
  expect(hexDigits('７８７９Ｅ０８７')).toBe('7879e087');
  expect(hexDigits('78：79')).toBe('7879');
});

test('every part of four or more digits of either digest is the same file', () => {
  for (const whole of [digests.md5, digests.sha1]) {
    fc.assert(
      fc.property(fc.nat(whole.length - 4), fc.integer({ min: 4, max: whole.length }), (from, length) => {
        expect(compareFingerprint(whole.slice(from, Math.max(from + 4, from + length)), digests).kind).toBe('same');
      }),
    );
  }
});

test('one wrong digit anywhere makes it different', () => {
  fc.assert(
    fc.property(fc.nat(31), fc.integer({ min: 1, max: 15 }), (at, step) => {
      const digit = ((parseInt(digests.md5[at] ?? '', 16) + step) % 16).toString(16);
      const typed = digests.md5.slice(0, at) + digit + digests.md5.slice(at + 1);
      expect(compareFingerprint(typed, digests)).toEqual({ kind: 'different' });
    }),
  );
});

test('digits that begin in one digest and go on in the other are different', () => {
  expect(compareFingerprint(digests.md5.slice(-4) + digests.sha1.slice(0, 4), digests)).toEqual({ kind: 'different' });
  expect(compareFingerprint(`${digests.sha1}0`, digests)).toEqual({ kind: 'different' });
});

test('too little or something else is neither same nor different', () => {
  expect(compareFingerprint('', digests)).toEqual({ kind: 'empty' });
  expect(compareFingerprint(' : ', digests)).toEqual({ kind: 'empty' });
  expect(compareFingerprint('787', digests)).toEqual({ kind: 'too-short', missing: 1 });
  expect(compareFingerprint('zzzz', digests)).toEqual({ kind: 'not-hex' });
  expect(compareFingerprint('7879e08O', digests)).toEqual({ kind: 'not-hex' });
});
