import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CtlFileProblem, LIMITS } from '../../shared/ctl-file/errors.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { bareRecord, buildRecord } from '../../shared/ctl-file/record.ts';
import { writeCtlFile } from '../../shared/ctl-file/write.ts';
import { must } from '../helpers/founding-document.ts';
import { element, rawBytes, type RawElement, type RawFile, rawHeader, rawRecord, text } from '../helpers/raw-file.ts';

const SIGNER = { subject: 'CN=signer', issuer: 'CN=ca', serial: Buffer.from('01', 'hex') };
const HEADER = rawHeader(SIGNER, { digest: 1, algorithm: 0, modulus: 1 }, 128);
const RECORD = rawRecord(0, SIGNER, Buffer.from('certificate'));
const FILE: RawFile = { header: HEADER, padding: 2, records: [RECORD] };

const unknownTag = (...known: number[]): fc.Arbitrary<number> => fc.integer({ min: 0, max: 255 }).filter((tag) => !known.includes(tag));
const bytes = (maxLength: number, minLength = 0): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength, maxLength });
const name = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((value) => !value.includes('\0'));
const unknowns = (...known: number[]): fc.Arbitrary<readonly RawElement[]> =>
  fc.array(fc.record({ tag: unknownTag(...known), value: bytes(20) }), { maxLength: 3 });

const HEADER_TAGS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 28];
const RECORD_TAGS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

const shuffled = (elements: readonly RawElement[]): fc.Arbitrary<readonly RawElement[]> =>
  fc.shuffledSubarray([...elements], { minLength: elements.length });

/** A header with siblings in any order, unknown tags anywhere, tag 28 or not. */
const anyHeader = fc
  .record({ subject: name, issuer: name, serial: bytes(20, 1), signature: bytes(256, 1), more: unknowns(...HEADER_TAGS), version: fc.boolean() })
  .chain(({ subject, issuer, serial, signature, more, version }) =>
    fc
      .tuple(
        shuffled([element(4, text(subject)), element(5, serial), element(6, text(issuer)), ...more]),
        shuffled([element(10, Buffer.of(0)), element(11, Buffer.of(2)), ...more]),
      )
      .chain(([signer, codes]) =>
        shuffled([element(8, Buffer.of(3)), element(9, codes)]).chain((info) =>
          shuffled([
            element(3, signer),
            element(7, info),
            element(12, signature),
            element(14, text('CTLFile.tlv')),
            element(15, Buffer.of(1, 2, 3, 4)),
            ...(version ? [element(28, Buffer.of(1, 1))] : []),
            ...more,
          ]),
        ),
      ),
  );

const anyRecord = fc
  .record(
    { 2: name, 3: name, 5: name, 6: bytes(20, 1), 7: bytes(140, 1), 8: bytes(128, 1), 9: bytes(900, 1), 10: bytes(4, 4), 11: bytes(20, 20), 12: bytes(1, 1) },
    { requiredKeys: [] },
  )
  .chain((values) =>
    fc.tuple(fc.integer({ min: 0, max: 0xffff }), unknowns(...RECORD_TAGS)).chain(([role, more]) =>
      shuffled([
        element(4, Buffer.of(role >> 8, role & 0xff)),
        ...Object.entries(values).map(([tag, value]) => element(Number(tag), typeof value === 'string' ? text(value) : value)),
        ...more,
      ]),
    ),
  );

const anyFile: fc.Arbitrary<RawFile> = fc.record({ header: anyHeader, padding: fc.integer({ min: 0, max: 3 }), records: fc.array(anyRecord, { maxLength: 8 }) });

describe('reading and writing', () => {
  it('gives the same bytes for every well-formed file, whatever the order of siblings and the unknown tags', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const original = rawBytes(file);
        const read = must(readCtlFile(original));
        expect(read.records.length).toBe(file.records.length);
        expect(Buffer.compare(writeCtlFile(read), original)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('puts every byte of a file into exactly one element', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const { header, records } = must(readCtlFile(rawBytes(file)));
        const containers = [3, 7, 9];
        const size = (one: { tag: number; value: Uint8Array }, inHeader: boolean): number =>
          inHeader && one.tag === 13 ? 1 : 3 + (inHeader && containers.includes(one.tag) ? 0 : one.value.length);
        expect(header.elements.reduce((sum, one) => sum + size(one, true), 0)).toBe(header.bytes.length);
        for (const record of records) expect(record.elements.reduce((sum, one) => sum + size(one, false), 0)).toBe(record.bytes.length);
      }),
      { numRuns: 100 },
    );
  });

  it('never throws for arbitrary bytes behind a good beginning', () => {
    const start = rawBytes(FILE).subarray(0, 10);
    fc.assert(
      fc.property(bytes(600), (rest) => {
        const result = readCtlFile(Buffer.concat([start, rest]));
        expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });

  it('accepts a file whose last record ends exactly at the limit of 1024 records', () => {
    const records = (count: number): RawFile => ({ ...FILE, records: Array.from({ length: count }, () => [element(4, Buffer.of(0, 2))]) });
    expect(must(readCtlFile(rawBytes(records(1024)))).records.length).toBe(1024);
    expect(readCtlFile(rawBytes(records(1025)))).toMatchObject({ ok: false, error: { problem: 'too-many-records' } });
  });
});

const replaced = (elements: readonly RawElement[], tag: number, by: readonly RawElement[]): readonly RawElement[] =>
  elements.flatMap((one) => (one.tag === tag ? by : [one]));
const header = (tag: number, ...by: RawElement[]): Uint8Array => rawBytes({ ...FILE, header: replaced(HEADER, tag, by) });
const record = (tag: number, ...by: RawElement[]): Uint8Array => rawBytes({ ...FILE, records: [replaced(RECORD, tag, by)] });
const patched = (at: number, ...values: number[]): Uint8Array => {
  const changed = rawBytes(FILE);
  changed.set(values, at);
  return changed;
};
const recordAt = must(readCtlFile(rawBytes(FILE))).header.bytes.length;

const REFUSED: readonly (readonly [string, CtlFileProblem, () => Uint8Array])[] = [
  ['nothing', 'truncated', () => new Uint8Array(0)],
  ['9 bytes', 'truncated', () => rawBytes(FILE).subarray(0, 9)],
  ['a text', 'not-a-ctl-file', () => Buffer.from('<html><body>not found</body></html>')],
  ['version 1.3', 'version', () => patched(4, 3)],
  ['version 2.2', 'version', () => patched(3, 2)],
  ['a second element that is not the header length', 'not-a-ctl-file', () => patched(5, 3)],
  ['a header length of 9', 'length', () => patched(8, 0, 9)],
  ['a header longer than the file', 'truncated', () => patched(8, 0xff, 0xff)],
  ['a header length that cuts an element', 'truncated', () => patched(8, 0, 40)],
  ['a header without SIGNATURE', 'missing', () => header(12)],
  ['a header without TIMESTAMP', 'missing', () => header(15)],
  ['an empty SIGNERID', 'missing', () => header(3, element(3, []))],
  ['two SIGNATUREs', 'duplicate', () => header(12, element(12, new Uint8Array(128)), element(12, new Uint8Array(128)))],
  ['SIGNERNAME outside of SIGNERID', 'misplaced', () => header(14, element(4, text('a')), element(14, text('b')))],
  ['SIGNATURE inside SIGNERID', 'misplaced', () => header(3, element(3, [element(12, new Uint8Array(8))]))],
  ['a TIMESTAMP with 5 bytes', 'length', () => header(15, element(15, new Uint8Array(5)))],
  ['an empty SIGNATURE', 'length', () => header(12, element(12, new Uint8Array(0)))],
  ['a FILENAME without NUL', 'text', () => header(14, element(14, Buffer.from('CTLFile.tlv')))],
  ['a FILENAME with two NULs', 'text', () => header(14, element(14, Buffer.from('CTLFile\0tlv\0')))],
  ['an empty string element', 'length', () => header(14, element(14, new Uint8Array(0)))],
  ['four padding bytes', 'padding', () => rawBytes({ ...FILE, padding: 4 })],
  ['padding before the end of the header', 'padding', () => rawBytes({ ...FILE, header: replaced(HEADER, 15, [element(15, new Uint8Array(4)), element(13, [])]) })],
  ['padding inside a container', 'padding', () => header(3, element(3, [element(13, [])]))],
  ['65 elements in the header', 'too-many-elements', () => header(15, element(15, new Uint8Array(4)), ...Array.from({ length: 65 }, () => element(99, [])))],
  ['a record without FUNCTION', 'missing', () => record(4)],
  ['a record with two certificates', 'duplicate', () => record(9, element(9, Buffer.of(1)), element(9, Buffer.of(2)))],
  ['a record whose address has 5 bytes', 'length', () => record(10, element(10, new Uint8Array(5)))],
  ['a record whose FUNCTION has 1 byte', 'length', () => record(4, element(4, Buffer.of(0)))],
  ['a record that does not begin with its length', 'missing', () => patched(recordAt, 2)],
  ['a record length of 4', 'length', () => patched(recordAt + 3, 0, 4)],
  ['a record longer than the file', 'truncated', () => patched(recordAt + 3, 0xff, 0xff)],
  ['bytes behind the last record', 'truncated', () => Buffer.concat([rawBytes(FILE), Buffer.of(1, 0)])],
  ['more than 1 MiB', 'too-large', () => new Uint8Array(LIMITS.file + 1)],
];

describe('a file that cannot be read', () => {
  it.each(REFUSED)('%s is refused as %s', (_, problem, make) => {
    expect(readCtlFile(make())).toMatchObject({ ok: false, error: { problem } });
  });

  it('is every beginning of a file that does not end between two records', () => {
    const whole = rawBytes(FILE);
    for (let length = 0; length < whole.length; length += 1) expect(readCtlFile(whole.subarray(0, length)).ok).toBe(length === recordAt);
  });
});

describe('a record that is built', () => {
  it('has its elements in ascending order and none for absent fields', () => {
    const built = buildRecord({ function: 4, ipAddress: '10.1.2.3', certificate: Buffer.of(1, 2), dnsName: '' });
    expect(Buffer.from(built.bytes).toString('hex')).toBe('010002001a02000100040002000409000201020a00040a010203');
  });

  it('loses everything but name, function and address when it is made bare, byte for byte', () => {
    const full = buildRecord({ function: 2, dnsName: '10.48.47.153', subjectName: 'CN=a', certificate: Buffer.of(1), ipAddress: '10.48.47.153' });
    const bare = buildRecord({ function: 2, dnsName: '10.48.47.153', ipAddress: '10.48.47.153' });
    expect(bareRecord(full).bytes).toEqual(bare.bytes);
    expect(bareRecord(bare).bytes).toEqual(bare.bytes);
    expect(bare.bytes.length).toBe(33);
  });

  it('is refused with a value that the format has no room for', () => {
    expect(() => buildRecord({ function: 0, certificate: new Uint8Array(65_536) })).toThrow(RangeError);
    expect(() => buildRecord({ function: 0, certificate: new Uint8Array(65_530) })).toThrow(RangeError);
    expect(() => buildRecord({ function: 0, dnsName: 'a\0b' })).toThrow(RangeError);
    expect(() => buildRecord({ function: 0, ipAddress: '10.0.0.256' })).toThrow(RangeError);
    expect(() => buildRecord({ function: 0, serialNumber: new Uint8Array(0) })).toThrow(RangeError);
  });
});
