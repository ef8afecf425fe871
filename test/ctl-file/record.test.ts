import { describe, expect, it } from 'vitest';
import { bareRecord, buildRecord, withAddress } from '../../shared/ctl-file/record.ts';
import { hex, SMALL_RECORD } from '../helpers/small-file.ts';

/** All that can be put into a new record. */
const FIELDS = {
  function: 0x0102,
  dnsName: 'pub',
  subjectName: 'S',
  issuerName: 'I',
  serialNumber: hex('1a2b'),
  publicKey: hex('040506'),
  signature: hex('0708'),
  certificate: hex('090a0b'),
  ipAddress: '10.48.47.153',
};

describe('a record that is built', () => {
  it('has all its elements in ascending order of their tags', () => {
    // The record written by hand without its last two elements, which new records never have.
    expect(buildRecord(FIELDS).bytes).toEqual(SMALL_RECORD.slice(0, 56).with(4, 56));
    expect(buildRecord(FIELDS)).toMatchObject({ ...FIELDS, offset: 0 });
  });

  it('has no element for an absent field, and an empty name is one NUL', () => {
    const built = buildRecord({ function: 4, ipAddress: '10.1.2.3', certificate: Buffer.of(1, 2), dnsName: '' });
    expect(built.bytes).toEqual(hex('010002001a 02000100 0400020004 0900020102 0a00040a010203'));
  });

  it('may be as long as its length can say, and no longer', () => {
    const sized = (certificate: number) => () => buildRecord({ function: 0, certificate: new Uint8Array(certificate) });
    // 5 bytes of its length, 5 of FUNCTION, 3 in front of the certificate.
    expect(sized(65_535 - 13)().bytes.length).toBe(65_535);
    expect(sized(65_535 - 12)).toThrow(new RangeError('a record with 65536 bytes'));
    expect(sized(65_536)).toThrow(new RangeError('element 9 with 65536 bytes'));
  });

  it('is refused with a value that the format has no room for', () => {
    expect(() => buildRecord({ function: 0, dnsName: 'a\0b' })).toThrow(RangeError);
    expect(() => buildRecord({ function: 0, ipAddress: '10.0.0.256' })).toThrow(RangeError);
    expect(() => buildRecord({ function: 0, serialNumber: new Uint8Array(0) })).toThrow(new RangeError('a record that cannot be read: length in element 6'));
  });
});

describe('a record that is made bare', () => {
  it('loses everything but name, function and address, byte for byte', () => {
    const full = buildRecord({ ...FIELDS, function: 2, dnsName: '10.48.47.153' });
    // Record 3 of the listing in Cisco document 118892: 33 bytes.
    const bare = hex('0100020021 02000d31302e34382e34372e31353300 0400020002 0a00040a302f99');
    expect(bareRecord(full).bytes).toEqual(bare);
    expect(bareRecord(bareRecord(full)).bytes).toEqual(bare);
    expect(bareRecord(full)).toMatchObject({ function: 2, dnsName: '10.48.47.153', ipAddress: '10.48.47.153', certificate: undefined });
  });
});

describe('a record with another address', () => {
  it('is else the same, byte for byte', () => {
    const full = buildRecord({ ...FIELDS, ipAddress: '10.1.2.3' });
    const moved = withAddress(full, '10.1.2.4');
    expect(moved.bytes).toEqual(buildRecord({ ...FIELDS, ipAddress: '10.1.2.4' }).bytes);
    expect(withAddress(moved, '10.1.2.3').bytes).toEqual(full.bytes);
  });
});
