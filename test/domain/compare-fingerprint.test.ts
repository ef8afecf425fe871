import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareFingerprint, type ComparableFile, hexDigits } from '../../shared/domain/compare-fingerprint.ts';

/** Digests of the non-secure CTL file in Cisco document 118892; serial numbers and the file before are ours. */
const FILE: ComparableFile = { md5: '7879e087513d0d6dfe7684388f86ee96', sha1: 'be50e5f3e28e6a8f5b0a5fa90364c839fcc8a3a0', signerSerial: '523c32c09694b0a60168d6ee36a3b96e' };
const BEFORE: ComparableFile = { md5: '1d9c0000111122223333444455556666', sha1: '99887766554433221100aabbccddeeff00112233', signerSerial: '3cf927000000afa2da45' };

test('the whole MD5, SHA-1 or serial number of the signer is the same file', () => {
  expect(compareFingerprint(FILE.md5, FILE, BEFORE)).toEqual({ kind: 'same', part: 'md5', digits: 32, of: 32 });
  expect(compareFingerprint(FILE.sha1, FILE, BEFORE)).toEqual({ kind: 'same', part: 'sha1', digits: 40, of: 40 });
  expect(compareFingerprint('523C32C09694B0A60168D6EE36A3B96E', FILE, BEFORE)).toEqual({ kind: 'same', part: 'serial', digits: 32, of: 32 });
  expect(compareFingerprint('6e:b9:a3:36:ee:d6:68:01:a6:b0:94:96:c0:32:3c:52', FILE)).toMatchObject({ kind: 'same', part: 'serial' });
  expect(compareFingerprint('0a', { ...FILE, signerSerial: '0a' })).toEqual({ kind: 'same', part: 'serial', digits: 2, of: 2 });
});

test('digits are taken as displays print them: capitals, blanks, colons, dashes, line breaks', () => {
  for (const typed of ['78:79:E0:87', '7879 e087', '78-79-e0-87', ' 7879\ne087 ', '78.79.E0.87', '7879e087 (MD5)', '7879e087(md5)', 'MD5: 7879e087', 'MD5 checksum 7879 e087', '7879e087…', '...7879e087', '７８７９Ｅ０８７（ＭＤ５）']) {
    expect([typed, compareFingerprint(typed, FILE)]).toEqual([typed, { kind: 'same', part: 'md5', digits: 8, of: 32 }]);
  }
  for (const typed of ['SHA-1: BE 50 E5 F3', 'be50e5f3(SHA1)', 'BE 50 E5 F3 (SHA1 Hash HEX)']) expect([typed, compareFingerprint(typed, FILE)]).toEqual([typed, { kind: 'same', part: 'sha1', digits: 8, of: 40 }]);
  for (const typed of ['Serial Number: 52:3C:32:C0', 'serial no. 523c32c0']) expect([typed, compareFingerprint(typed, FILE)]).toEqual([typed, { kind: 'same', part: 'serial', digits: 8, of: 32 }]);
});

test('what was named is compared with nothing else', () => {
  for (const typed of [`${FILE.sha1} (MD5)`, `MD5 ${FILE.sha1.slice(0, 8)}`, `SHA1: ${FILE.md5}`, `${FILE.md5} (SHA1 Hash HEX)`, `Serial Number: ${FILE.md5}`, `${FILE.signerSerial} (MD5)`]) expect([typed, compareFingerprint(typed, FILE, BEFORE)]).toEqual([typed, { kind: 'different' }]);
});

test('full-width characters of Japanese input count as what they stand for', () => {
  expect(hexDigits('７８７９Ｅ０８７')).toBe('7879e087');
  expect(hexDigits('78：79')).toBe('7879');
});

test('a value with a gap in the middle is asked in full', () => {
  for (const typed of ['1d9c...ba84', '7879…ee96', '78:79 .. ee:96', '7879e0****ee96', '7879…ee96 (MD5)']) expect([typed, compareFingerprint(typed, FILE, BEFORE)]).toEqual([typed, { kind: 'shortened' }]);
});

test('what fits the file before is recognised as that', () => {
  expect(compareFingerprint(BEFORE.md5, FILE, BEFORE)).toEqual({ kind: 'previous', part: 'md5', digits: 32, of: 32 });
  expect(compareFingerprint('9988 7766', FILE, BEFORE)).toEqual({ kind: 'previous', part: 'sha1', digits: 8, of: 40 });
  expect(compareFingerprint('45:DA:A2:AF:00:00:00:27:F9:3C', FILE, BEFORE)).toMatchObject({ kind: 'previous', part: 'serial' });
});

test('what fits both files decides nothing', () => {
  expect(compareFingerprint(FILE.signerSerial ?? '', FILE, { ...BEFORE, signerSerial: FILE.signerSerial })).toEqual({ kind: 'either', part: 'serial', digits: 32, of: 32 });
  expect(compareFingerprint(FILE.md5.slice(0, 6), FILE, { ...BEFORE, sha1: `${BEFORE.sha1.slice(0, 34)}${FILE.md5.slice(0, 6)}` })).toMatchObject({ kind: 'either', part: 'md5' });
});

test('every part of four or more digits of either digest is the same file', () => {
  for (const whole of [FILE.md5, FILE.sha1]) {
    fc.assert(
      fc.property(fc.nat(whole.length - 4), fc.integer({ min: 4, max: whole.length }), (from, length) => {
        expect(compareFingerprint(whole.slice(from, Math.max(from + 4, from + length)), FILE).kind).toBe('same');
      }),
    );
  }
});

test('one wrong digit anywhere makes it different', () => {
  fc.assert(
    fc.property(fc.nat(31), fc.integer({ min: 1, max: 15 }), (at, step) => {
      const digit = ((parseInt(FILE.md5[at] ?? '', 16) + step) % 16).toString(16);
      const typed = FILE.md5.slice(0, at) + digit + FILE.md5.slice(at + 1);
      expect(compareFingerprint(typed, FILE, BEFORE)).toEqual({ kind: 'different' });
    }),
  );
});

test('digits that begin in one digest and go on in the other are different', () => {
  expect(compareFingerprint(FILE.md5.slice(-4) + FILE.sha1.slice(0, 4), FILE)).toEqual({ kind: 'different' });
  expect(compareFingerprint(`${FILE.sha1}0`, FILE)).toEqual({ kind: 'different' });
});

test('too little or something else is neither same nor different', () => {
  expect(compareFingerprint('', FILE)).toEqual({ kind: 'empty' });
  expect(compareFingerprint(' : ', FILE)).toEqual({ kind: 'empty' });
  expect(compareFingerprint('787', FILE)).toEqual({ kind: 'too-short', missing: 1 });
  for (const typed of ['zzzz', '7879e08O', 'zz...zz']) expect(compareFingerprint(typed, FILE)).toEqual({ kind: 'not-hex' });
});

test('nothing that is typed takes long or throws', () => {
  fc.assert(fc.property(fc.string({ maxLength: 120 }), (typed) => void compareFingerprint(typed, FILE, BEFORE)));
  compareFingerprint('.'.repeat(100_000), FILE);
});
