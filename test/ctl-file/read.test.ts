import { describe, expect, it } from 'vitest';
import { CTL_FILE_PROBLEMS, type CtlFileProblem } from '../../shared/ctl-file/errors.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { element, rawBytes, type RawElement, type RawFile, rawHeader, rawRecord, text } from '../helpers/raw-file.ts';

const SIGNER = { subject: 'CN=signer', issuer: 'CN=ca', serial: Buffer.from('01', 'hex') };
/**
 * Offsets in it: SIGNERID 10, SIGNERNAME 13, SIGNATUREINFO 39, SIGNATURE 57, FILENAME 188, TIMESTAMP 203, padding 210,
 * and the record from 212: its DNSNAME 217, SUBJECTNAME 221, FUNCTION 234, ISSUERNAME 239, SERIALNUMBER 248, CERTIFICATE 252, IPADDRESS 266, end 273.
 */
const HEADER = rawHeader(SIGNER, { digest: 1, algorithm: 0, modulus: 1 }, 128);
const RECORD = rawRecord(0, SIGNER, Buffer.from('certificate'));
const FILE: RawFile = { header: HEADER, padding: 2, records: [RECORD] };
const RECORD_AT = 212;
const LENGTH = 273;
const MIB = 1_048_576;

const replaced = (elements: readonly RawElement[], tag: number, by: readonly RawElement[]): readonly RawElement[] =>
  elements.flatMap((one) => (one.tag === tag ? by : [one]));
const header = (tag: number, ...by: RawElement[]): Uint8Array => rawBytes({ ...FILE, header: replaced(HEADER, tag, by) });
const record = (tag: number, ...by: RawElement[]): Uint8Array => rawBytes({ ...FILE, records: [replaced(RECORD, tag, by)] });
const patched = (at: number, ...values: number[]): Uint8Array => {
  const changed = rawBytes(FILE);
  changed.set(values, at);
  return changed;
};
const nothing = element(99, []);
const times = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);
const bare: readonly RawElement[] = [element(4, Buffer.of(0, 2))];

/** What is wrong, what it is called, where, and at which tag when one is known. */
const REFUSED: readonly (readonly [string, CtlFileProblem, number, number | undefined, () => Uint8Array])[] = [
  ['nothing', 'truncated', 0, undefined, () => new Uint8Array(0)],
  ['9 bytes', 'truncated', 9, undefined, () => rawBytes(FILE).subarray(0, 9)],
  ['a text', 'not-a-ctl-file', 0, undefined, () => Buffer.from('<html><body>not found</body></html>')],
  ['a first element other than the version', 'not-a-ctl-file', 0, undefined, () => patched(0, 2)],
  ['a version of 3 bytes', 'not-a-ctl-file', 0, undefined, () => patched(2, 3)],
  ['version 1.3', 'version', 0, 1, () => patched(4, 3)],
  ['version 2.2', 'version', 0, 1, () => patched(3, 2)],
  ['a second element that is not the header length', 'not-a-ctl-file', 5, undefined, () => patched(5, 3)],
  ['a header length of 3 bytes', 'not-a-ctl-file', 5, undefined, () => patched(7, 3)],
  ['a header length of 9', 'length', 5, 2, () => patched(8, 0, 9)],
  ['a header of the first two elements only', 'missing', 0, 3, () => rawBytes(FILE).subarray(0, 10).with(8, 0).with(9, 10)],
  ['a header one byte longer than the file', 'truncated', 5, 2, () => patched(8, (LENGTH + 1) >> 8, (LENGTH + 1) & 0xff)],
  ['a header length that cuts a value', 'truncated', 39, 7, () => patched(8, 0, 43)],
  ['a header length that cuts the head of an element', 'truncated', 39, 7, () => patched(8, 0, 41)],
  ['a value longer than its container', 'truncated', 13, 4, () => patched(15, 24)],
  ['a header without SIGNATURE', 'missing', 0, 12, () => header(12)],
  ['an empty SIGNERID', 'missing', 0, 4, () => header(3, element(3, []))],
  ['two SIGNATUREs', 'duplicate', 188, 12, () => header(12, element(12, new Uint8Array(128)), element(12, new Uint8Array(128)))],
  ['SIGNERNAME outside of SIGNERID', 'misplaced', 188, 4, () => header(14, element(4, text('a')), element(14, text('b')))],
  ['a TIMESTAMP with 5 bytes', 'length', 203, 15, () => header(15, element(15, new Uint8Array(5)))],
  ['a FILENAME with a NUL before its end', 'text', 188, 14, () => header(14, element(14, Buffer.from('CTL\0File.tlv\0')))],
  ['a FILENAME that ends in three NULs', 'text', 188, 14, () => header(14, element(14, Buffer.from('CTLFile.tlv\0\0\0')))],
  ['a FILENAME of one byte that is none', 'text', 188, 14, () => header(14, element(14, Buffer.from('C')))],
  ['a FILENAME without NUL', 'text', 188, 14, () => header(14, element(14, Buffer.from('CTLFile.tlv')))],
  ['four padding bytes', 'padding', 210, 13, () => rawBytes({ ...FILE, padding: 4 })],
  ['something else among the padding', 'padding', 211, 13, () => patched(211, 99)],
  ['padding before the end of the header', 'padding', 210, 13, () => rawBytes({ ...FILE, header: [...HEADER, element(13, [])] })],
  ['padding inside a container', 'padding', 13, 13, () => header(3, element(3, [element(13, [])]))],
  ['65 elements in the header', 'too-many-elements', 210 + 50 * 3, 99, () => rawBytes({ ...FILE, header: [...HEADER, ...times(51, nothing)], padding: 0 })],
  ['a record without FUNCTION', 'missing', RECORD_AT, 4, () => record(4)],
  ['a record with two certificates', 'duplicate', 256, 9, () => record(9, element(9, Buffer.of(1)), element(9, Buffer.of(2)))],
  ['a record whose address has 5 bytes', 'length', 266, 10, () => record(10, element(10, new Uint8Array(5)))],
  ['a record whose FUNCTION has 1 byte', 'length', 234, 4, () => record(4, element(4, Buffer.of(0)))],
  ['a record with 65 elements', 'too-many-elements', RECORD_AT + 10 + 62 * 3, 99, () => rawBytes({ ...FILE, records: [[...bare, ...times(63, nothing)]] })],
  ['a record that does not begin with its length', 'missing', RECORD_AT, 1, () => patched(RECORD_AT, 2)],
  ['a record whose length has 3 bytes', 'length', RECORD_AT, 1, () => patched(RECORD_AT + 2, 3)],
  ['a record length of 4', 'length', RECORD_AT, 1, () => patched(RECORD_AT + 3, 0, 4)],
  ['a record of its length alone', 'missing', RECORD_AT, 4, () => patched(RECORD_AT + 3, 0, 5).subarray(0, RECORD_AT + 5)],
  ['a record one byte longer than the file', 'truncated', RECORD_AT, 1, () => patched(RECORD_AT + 3, 0, 62)],
  ['a record length that cuts a value', 'truncated', 266, 10, () => patched(RECORD_AT + 3, 0, 60)],
  ['4 bytes behind the last record', 'truncated', LENGTH, undefined, () => Buffer.concat([rawBytes(FILE), Buffer.of(1, 0, 2, 0)])],
  ['a second record that is wrong', 'missing', LENGTH, 1, () => Buffer.concat([rawBytes(FILE), Buffer.of(2, 0, 2, 0, 0)])],
  ['more than 1 MiB', 'too-large', MIB, undefined, () => new Uint8Array(MIB + 1)],
  ['more than 1024 records', 'too-many-records', RECORD_AT + 1024 * 10, undefined, () => rawBytes({ ...FILE, records: times(1025, bare) })],
];

describe('a file that cannot be read', () => {
  it.each(REFUSED)('%s is refused as %s at %i', (_, problem, offset, tag, make) => {
    expect(readCtlFile(make())).toStrictEqual({ ok: false, error: tag === undefined ? { problem, offset } : { problem, offset, tag } });
  });

  it('is every beginning of a file that does not end between two records', () => {
    const whole = rawBytes(FILE);
    for (let length = 0; length < whole.length; length += 1) expect(readCtlFile(whole.subarray(0, length)).ok).toBe(length === RECORD_AT);
  });

  it('has a sentence for what is wrong with it', () => {
    for (const sentence of Object.values(CTL_FILE_PROBLEMS)) expect(sentence).toMatch(/^\w+ .*\w$/);
  });
});

describe('a file at the bounds', () => {
  it('may have 1024 records', () => {
    expect(readCtlFile(rawBytes({ ...FILE, records: times(1024, bare) })).ok).toBe(true);
  });

  it('may have 64 elements in the header and in a record, padding included', () => {
    // 14 elements are in the header anyway, 2 in a bare record.
    expect(readCtlFile(rawBytes({ ...FILE, header: [...HEADER, ...times(48, nothing)], padding: 2 })).ok).toBe(true);
    expect(readCtlFile(rawBytes({ ...FILE, records: [[...bare, ...times(62, nothing)]] })).ok).toBe(true);
  });

  it('may have 1 MiB', () => {
    const [last, rest] = [64, MIB - RECORD_AT - 16 * 64_000];
    const sized = (length: number): readonly RawElement[] => [...bare, element(99, new Uint8Array(length - 5 - 5 - 3))];
    const bytes = rawBytes({ ...FILE, records: [...times(16, sized(64_000)), sized(rest - last), sized(last)] });
    expect(bytes.length).toBe(MIB);
    expect(readCtlFile(bytes).ok).toBe(true);
  });

  it.each([0, 1, 2, 3])('may have %i padding bytes', (padding) => {
    expect(readCtlFile(rawBytes({ ...FILE, padding })).ok).toBe(true);
  });
});
