import { describe, expect, it } from 'vitest';
import { ElementReader, encodeElement } from '../../shared/ctl-file/elements.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { RECORD_RULES } from '../../shared/ctl-file/rules.ts';
import { signedBytes } from '../../shared/ctl-file/signed-bytes.ts';
import { writeCtlFile } from '../../shared/ctl-file/write.ts';
import { must } from '../helpers/must.ts';
import { element, rawBytes, type RawElement } from '../helpers/raw-file.ts';
import { hex, SMALL_FILE, SMALL_HEADER, SMALL_RECORD } from '../helpers/small-file.ts';

const file = () => must(readCtlFile(SMALL_FILE));
const places = (elements: readonly { readonly tag: number; readonly offset: number; readonly value: Uint8Array }[]): unknown =>
  elements.map(({ tag, offset, value }) => [tag, offset, value.length]);

const BYTES = { 8: hex('01'), 10: hex('00'), 11: hex('01') };
const headerWith = (...more: RawElement[]): readonly RawElement[] => [
  ...more,
  element(3, [element(4, hex('00')), element(5, hex('01')), element(6, hex('00'))]),
  element(7, [element(8, BYTES[8]), element(9, [element(10, BYTES[10]), element(11, BYTES[11])])]),
  element(12, hex('00')),
  element(14, hex('00')),
  element(15, hex('00000000')),
];

describe('a header written by hand', () => {
  it('is read with every field', () => {
    expect(file().header).toEqual({
      bytes: SMALL_HEADER,
      elements: file().header.elements,
      version: { major: 1, minor: 2 },
      signerVersion: undefined,
      signerName: 'S',
      serialNumber: hex('1a2b'),
      caName: 'I',
      digestAlgorithm: 3,
      signatureAlgorithm: 7,
      signatureModulus: 2,
      signature: hex('deadbeef'),
      signatureOffset: 46,
      fileName: 'F',
      timestamp: 0xfedc_ba98,
    });
  });

  it('has its elements where they were written, children behind their container, padding byte by byte', () => {
    expect(places(file().header.elements)).toEqual([
      [1, 0, 2], [2, 5, 2], [3, 10, 15], [4, 13, 2], [5, 18, 2], [6, 23, 2], [7, 28, 15], [8, 31, 1],
      [9, 35, 8], [10, 38, 1], [11, 42, 1], [12, 46, 4], [14, 53, 2], [15, 58, 4], [13, 65, 0], [13, 66, 0], [13, 67, 0],
    ]);
  });

  it('tells the signer version where tag 28 stands, as other makers write it', () => {
    const read = must(readCtlFile(rawBytes({ header: headerWith(element(28, hex('0103'))), padding: 0, records: [] })));
    expect(read.header.signerVersion).toEqual({ major: 1, minor: 3 });
  });

  it('alone is a file without records', () => {
    expect(must(readCtlFile(SMALL_HEADER)).records).toEqual([]);
  });
});

describe('a record written by hand', () => {
  it('is read with every field', () => {
    const [record] = file().records;
    expect(file().records).toHaveLength(1);
    expect(record).toEqual({
      bytes: SMALL_RECORD,
      offset: 68,
      elements: record?.elements,
      function: 0x0102,
      dnsName: 'pub',
      subjectName: 'S',
      issuerName: 'I',
      serialNumber: hex('1a2b'),
      publicKey: hex('040506'),
      signature: hex('0708'),
      certificate: hex('090a0b'),
      ipAddress: '10.48.47.153',
      certHash: hex('00ab'),
      hashAlgorithm: 1,
    });
  });

  it('has its elements where they stand in the file', () => {
    expect(places(file().records[0]?.elements ?? [])).toEqual([
      [1, 68, 2], [2, 73, 4], [3, 80, 2], [4, 85, 2], [5, 90, 2], [6, 95, 2], [7, 100, 3], [8, 106, 2], [9, 111, 3], [10, 117, 4], [11, 124, 2], [12, 129, 1],
    ]);
  });

  it('has no field for an element that is absent', () => {
    const read = must(readCtlFile(rawBytes({ header: headerWith(), padding: 0, records: [[element(4, hex('0000'))]] })));
    const absent = Object.entries(read.records[0] ?? {}).filter(([, value]) => value === undefined).map(([name]) => name);
    expect(absent.sort()).toEqual(
      ['certHash', 'certificate', 'dnsName', 'hashAlgorithm', 'ipAddress', 'issuerName', 'publicKey', 'serialNumber', 'signature', 'subjectName'],
    );
  });

  it('may have an address of IPv6', () => {
    const records = [[element(4, hex('0002')), element(10, hex('20010db8 00000000 00000000 00000001'))]];
    expect(must(readCtlFile(rawBytes({ header: headerWith(), padding: 0, records }))).records[0]?.ipAddress).toBe('2001:db8:0:0:0:0:0:1');
  });
});

describe('the bytes of a file', () => {
  it('are the same when it is written again', () => {
    expect(writeCtlFile(file())).toEqual(SMALL_FILE);
  });

  it('are the same when it is written again with tags that are not known', () => {
    const unknown = rawBytes({ header: headerWith(element(99, hex('0102')), element(98, [])), padding: 1, records: [[element(4, hex('0000')), element(99, hex('03'))]] });
    expect(writeCtlFile(must(readCtlFile(unknown)))).toEqual(unknown);
  });

  it('have a length of two bytes in front of each value, which cannot be longer', () => {
    expect(encodeElement(9, new Uint8Array(65_535)).subarray(0, 4)).toEqual(hex('09ffff00'));
    expect(() => encodeElement(9, new Uint8Array(65_536))).toThrow(new RangeError('element 9 with 65536 bytes'));
  });

  it('are not asked for an element that was not there', () => {
    const reader = new ElementReader(SMALL_RECORD, RECORD_RULES);
    expect(reader.read(0, SMALL_RECORD.length)).toBeUndefined();
    expect(reader.value(9)).toEqual(hex('090a0b'));
    expect(() => reader.value(28)).toThrow('element 28 was not read');
  });

  it('that are signed are all but the SIGNATURE element with its tag and its length', () => {
    expect(signedBytes(file())).toEqual(Uint8Array.from([...SMALL_FILE.subarray(0, 46), ...SMALL_FILE.subarray(53)]));
  });
});
