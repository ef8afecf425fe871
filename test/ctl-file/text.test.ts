import { describe, expect, it } from 'vitest';
import { readAddress, readText, safeText, writeAddress, writeText } from '../../shared/ctl-file/text.ts';
import { hex } from '../helpers/small-file.ts';

describe('a string', () => {
  it('is its UTF-8 bytes and a NUL', () => {
    expect(writeText('CTLFile.tlv')).toEqual(hex('43544c46696c652e746c7600'));
    expect(writeText('é電')).toEqual(hex('c3a9 e99bbb 00'));
    expect(writeText('')).toEqual(hex('00'));
  });

  it('is read without its NUL, a byte order mark included', () => {
    expect(readText(hex('43544c00'))).toBe('CTL');
    expect(readText(hex('c3a9 e99bbb 00'))).toBe('é電');
    expect(readText(hex('efbbbf 4100'))).toBe('\ufeffA');
    expect(readText(hex('00'))).toBe('');
  });

  it('cannot hold a NUL', () => {
    expect(() => writeText('a\0')).toThrow(new RangeError('a string with a NUL'));
  });
});

describe('an address', () => {
  it('of 4 bytes is dotted', () => {
    expect(readAddress(hex('0a302f99'))).toBe('10.48.47.153');
    expect(writeAddress('10.48.47.153')).toEqual(hex('0a302f99'));
    expect(writeAddress('255.255.255.255')).toEqual(hex('ffffffff'));
    expect(writeAddress('0.0.0.0')).toEqual(hex('00000000'));
  });

  it('of 16 bytes is eight groups, not shortened', () => {
    expect(readAddress(hex('20010db8 0001 0000 0000 0000 0a00 ff0f'))).toBe('2001:db8:1:0:0:0:a00:ff0f');
  });

  it('of another length has no form', () => {
    for (const length of [0, 3, 5, 15, 17]) expect(readAddress(new Uint8Array(length))).toBeUndefined();
  });

  it.each(['', '10.0.0', '10.0.0.0.1', '10.0.0.256', '256.0.0.0', '10.0.0.1 ', ' 10.0.0.1', 'x10.0.0.1', '10.0.0.1x', '10.0.0.0001', '10.0..1', '10.0.0.', '.0.0.1', 'a.b.c.d', '10,0,0,1', '0x10.0.0.1'])(
    'is not "%s"',
    (text) => {
      expect(() => writeAddress(text)).toThrow(new RangeError('not a dotted IPv4 address'));
    },
  );
});

describe('a text made safe for a terminal', () => {
  it.each([
    ['C0 controls', '\u0000\u0007\t\n\r\u001b\u001f'],
    ['DEL and C1 controls', '\u007f\u0080\u009b\u009f'],
    ['marks of the direction of writing', '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'],
    ['line and paragraph separators', '\u2028\u2029'],
  ])('has a question mark for each of the %s', (_, characters) => {
    expect(safeText(`a${characters}z`)).toBe(`a${'?'.repeat(characters.length)}z`);
  });

  it('keeps what is beside them', () => {
    const kept = ' ~\u00a0\u061b\u200d\u2010\u2027\u202f\u2065\u206aé電\u{1f512}';
    expect(safeText(kept)).toBe(kept);
  });
});
