import { beforeEach, describe, expect, it } from 'vitest';
import { type CtlDraft, draftCtlFile } from '../../shared/ctl-file/draft.ts';
import { type CtlRecord } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { buildRecord } from '../../shared/ctl-file/record.ts';
import { keylessFile, MADE_UP_KEY, tokenRecordOf } from '../helpers/keyless-file.ts';
import { must } from '../helpers/must.ts';
import { hex } from '../helpers/small-file.ts';

const MIB = 1_048_576;
let signer: CtlRecord;
// Before each test, not when the file is loaded: so the mutation run knows which tests reach which code.
beforeEach(() => {
  signer = buildRecord({ function: 0, subjectName: 'S', issuerName: 'I', serialNumber: hex('1a2b'), publicKey: MADE_UP_KEY });
});
const draftOf = (one: CtlRecord, timestamp = 0) => draftCtlFile({ records: [one], signer: one, timestamp });
const signature = Uint8Array.from({ length: 128 }, (_, at) => at);

const BEFORE = '0100020102 02000200c8 03000f 0400025300 0500021a2b 0600024900 07000f 08000101 090008 0a000100 0b000101';
const AFTER = '0e000c 43544c46696c652e746c7600 0f0004 fedcba98 0d';

describe('the bytes of a draft', () => {
  let draft: CtlDraft;
  beforeEach(() => {
    draft = must(draftOf(signer, 0xfedc_ba98));
  });

  it('to be signed are the header without SIGNATURE, in the order of CUCM, and the records', () => {
    expect(draft.signedBytes).toEqual(Uint8Array.from([...hex(BEFORE), ...hex(AFTER), ...signer.bytes]));
  });

  it('get the signature between SIGNATUREINFO and FILENAME when it is complete', () => {
    expect(draft.complete(signature)).toEqual(Uint8Array.from([...hex(BEFORE), ...hex('0c0080'), ...signature, ...hex(AFTER), ...signer.bytes]));
    expect(draft).toMatchObject({ signatureLength: 128, length: 200 + signer.bytes.length });
  });

  it('take no signature of another length', () => {
    expect(() => draft.complete(new Uint8Array(127))).toThrow(new RangeError('a signature with 127 bytes'));
    expect(() => draft.complete(new Uint8Array(129))).toThrow(new RangeError('a signature with 129 bytes'));
  });

  it('hold the records in the order they were given', () => {
    const other = buildRecord({ function: 2, dnsName: 'pub' });
    const { signedBytes } = must(draftCtlFile({ records: [other, signer, other], signer, timestamp: 0 }));
    expect(signedBytes.subarray(69)).toEqual(Uint8Array.from([...other.bytes, ...signer.bytes, ...other.bytes]));
  });

  it.each([
    ['S', 1],
    ['S-', 0],
    ['S--', 3],
    ['S---', 2],
  ])('for the signer %s are padded with %i bytes to a multiple of 4', (subjectName, padding) => {
    const one = buildRecord({ ...signer, subjectName });
    const { header } = must(readCtlFile(must(draftOf(one)).complete(signature)));
    expect(header.elements.filter(({ tag }) => tag === 13)).toHaveLength(padding);
    expect(header.bytes.length % 4).toBe(0);
  });

  it('carry the name of the file that was asked for', () => {
    expect(keylessFile([signer], signer, 0, 0, 'ITLFile.tlv').header.fileName).toBe('ITLFile.tlv');
    expect(keylessFile([signer], signer, 0).header.fileName).toBe('CTLFile.tlv');
  });

  it.each([
    [2048, 2, 270, `3082010a 02820101 00 ${'c0'.repeat(256)} 0203010001`],
    [4096, 3, 526, `3082020a 02820201 00 ${'c0'.repeat(512)} 0203010001`],
  ])('have room for the signature of a key with %i bits, whose code is %i', (bits, code, length, der) => {
    expect(hex(der)).toHaveLength(length);
    const one = buildRecord({ ...signer, publicKey: hex(der) });
    const { header } = keylessFile([one], one, 0);
    expect([header.signatureModulus, header.signature.length]).toEqual([code, bits / 8]);
  });
});

describe('a draft is refused', () => {
  it.each(['subjectName', 'issuerName', 'serialNumber', 'publicKey'])('for a signer without %s', (field) => {
    const one = buildRecord({ ...signer, [field]: undefined });
    expect(draftOf(one)).toEqual({ ok: false, error: { problem: 'signer-incomplete', offset: 0 } });
    // The place is that of the record in the file it was read from.
    const read = must(readCtlFile(keylessFile([signer, one], signer, 0).bytes)).records[1];
    expect(read).toMatchObject({ offset: 200 + signer.bytes.length });
    expect(read === undefined ? undefined : draftOf(read)).toEqual({ ok: false, error: { problem: 'signer-incomplete', offset: 200 + signer.bytes.length } });
  });

  it.each([
    ['of 512 bits', `3047 0240 00 ${'c0'.repeat(63)} 0203010001`],
    ['of 1023 bits', `308188 028180 ${'7f'.repeat(128)} 020103`],
    ['of 3072 bits', `3082018a 02820181 00 ${'c0'.repeat(384)} 0203010001`],
    ['on an elliptic curve', `04${'11'.repeat(64)}`],
  ])('for a signer with a key %s', (_, der) => {
    expect(draftOf(buildRecord({ ...signer, publicKey: hex(der) }))).toEqual({ ok: false, error: { problem: 'signer-key', offset: 0, tag: 7 } });
  });

  it('with more than 1024 records, and not with as many', () => {
    const bare = buildRecord({ function: 2 });
    const many = (count: number) => draftCtlFile({ records: [signer, ...Array.from({ length: count - 1 }, () => bare)], signer, timestamp: 0 });
    expect(many(1024).ok).toBe(true);
    expect(many(1025)).toEqual({ ok: false, error: { problem: 'too-many-records', offset: 0 } });
  });

  it('with more than 1 MiB, and not with as much', () => {
    const sized = (length: number): CtlRecord => buildRecord({ function: 2, certificate: new Uint8Array(length - 13) });
    const filled = (length: number) => {
      const rest = length - 200 - signer.bytes.length - 17 * 60_000;
      return draftCtlFile({ records: [signer, ...Array.from({ length: 17 }, () => sized(60_000)), sized(rest)], signer, timestamp: 0 });
    };
    expect(must(filled(MIB)).length).toBe(MIB);
    expect(filled(MIB + 1)).toEqual({ ok: false, error: { problem: 'too-large', offset: MIB } });
  });
});

describe('a mistake of the caller', () => {
  it.each([-1, 0x1_0000_0000, 1.5, Number.NaN])('is the time %f, which is no 32-bit number', (timestamp) => {
    expect(() => draftOf(signer, timestamp)).toThrow(new RangeError('a time that does not fit'));
  });

  it.each([0, 1, 0xffff_ffff])('is not the time %i', (timestamp) => {
    expect(keylessFile([signer], signer, timestamp).header.timestamp).toBe(timestamp);
  });

  it('is a signer that is not one of the records', () => {
    const other = tokenRecordOf('cn=other', '02');
    expect(() => draftCtlFile({ records: [other], signer, timestamp: 0 })).toThrow(new RangeError('a signer that is not among the records'));
  });
});
