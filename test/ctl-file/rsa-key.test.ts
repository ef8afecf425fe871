import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rsaModulusBits } from '../../shared/ctl-file/rsa-key.ts';
import { hex } from '../helpers/small-file.ts';

describe('the length of an RSA key', () => {
  it.each([512, 1024, 1031])('is %i bits as it was generated', (bits) => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
    expect(rsaModulusBits(publicKey.export({ type: 'pkcs1', format: 'der' }))).toBe(bits);
  });

  it.each([
    ['one bit', '3006 020101 020103', 1],
    ['seven bits', '3006 02017f 020103', 7],
    ['eight bits, with the zero in front that keeps it positive', '3007 020200ff 020103', 8],
    ['nine bits', '3007 02020100 020103', 9],
    ['zeros in front that need not be there', '3009 02040000 8001 020103', 16],
    ['an exponent of three bytes', '3008 02010f 0203010001', 4],
  ])('counts %s', (_, der, bits) => {
    expect(rsaModulusBits(hex(der))).toBe(bits);
  });

  it('of 128 and of 256 bytes is read from long lengths', () => {
    // SEQUENCE 0x81 0x86 { INTEGER 0x81 0x80 ..., INTEGER 3 }; SEQUENCE 0x82 0x0107 { INTEGER 0x82 0x0100 ..., INTEGER 3 }.
    expect(rsaModulusBits(hex(`308186 028180 ${'7f'.repeat(128)} 020103`))).toBe(1023);
    expect(rsaModulusBits(hex(`30820107 02820100 ${'7f'.repeat(256)} 020103`))).toBe(2047);
  });

  it.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['no sequence', '3106 02010f 020103'],
    ['a point of an elliptic curve', `04${'11'.repeat(64)}`],
    ['a sequence that ends before the bytes do', '3006 02010f 020103 00'],
    ['a sequence longer than the bytes', '3007 02010f 020103'],
    ['no exponent', '3003 02010f'],
    ['an exponent cut off', '3006 02010f 020203'],
    ['a third number', '3009 02010f 020103 020105'],
    ['a modulus that is no number', '3006 03010f 020103'],
    ['an exponent that is no number', '3006 02010f 030103'],
    ['a modulus of zero', '3006 020100 020103'],
    ['a modulus without bytes', '3005 0200 020103'],
    ['a length that is not given', '3080 02010f 020103'],
    ['an exponent whose length is not given', '3005 02010f 0280'],
    ['a length of three bytes', '3083000006 02010f 020103'],
    ['a length cut off', '3082'],
    ['a length written in one byte more than needed', '308106 02010f 020103'],
    ['a length written in two bytes more than needed', '30820009 02820002000f 020103'],
    ['a length of 128 written in two bytes', `30820087 02820080 ${'7f'.repeat(128)} 020103`],
    ['a modulus longer than all', '3006 02820000'],
  ])('is not known for %s', (_, der) => {
    expect(rsaModulusBits(hex(der))).toBeUndefined();
  });
});
