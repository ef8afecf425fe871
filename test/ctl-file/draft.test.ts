import { sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tokenRecord } from '../../core/trust/records.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { draftCtlFile } from '../../shared/ctl-file/draft.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { buildRecord } from '../../shared/ctl-file/record.ts';
import { signedBytes } from '../../shared/ctl-file/signed-bytes.ts';
import { makeIdentity, newKey } from '../helpers/certificates.ts';
import { must } from '../helpers/founding-document.ts';

describe('a draft', () => {
  it.each([
    [1024, 1],
    [2048, 2],
    [4096, 3],
  ])('for a key of %i bits has modulus code %i, is padded to a multiple of 4, and its signature verifies', (bits, code) => {
    const privateKey = newKey(bits);
    for (const name of ['a', 'ab', 'abc', 'abcd']) {
      const key = makeIdentity({ subject: [['CN', name]], serial: '0102', privateKey });
      const signer = must(tokenRecord(key.certificate));
      const draft = must(draftCtlFile({ records: [signer], signer, timestamp: 4_294_967_295 }));
      const file = must(readCtlFile(draft.complete(sign('sha1', draft.signedBytes, key.privateKey))));
      expect(file.bytes.length).toBe(draft.length);
      expect(file.header.bytes.length % 4).toBe(0);
      expect(file.header).toMatchObject({ signatureModulus: code, digestAlgorithm: 1, timestamp: 4_294_967_295, fileName: 'CTLFile.tlv' });
      expect(file.header.signature.length).toBe(bits / 8);
      expect(signedBytes(file)).toEqual(draft.signedBytes);
      expect(file.header.elements.slice(0, 14).map(({ tag }) => tag)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15]);
      expect(verifyCtlFile(file).kind).toBe('verified');
    }
  });

  it('is refused for a signer without key, name or number, and for keys without a modulus code', () => {
    const complete = must(tokenRecord(makeIdentity({ subject: [['CN', 'a']], serial: '01' }).certificate));
    const refused = (fields: object): unknown => {
      const signer = buildRecord({ ...complete, ...fields });
      return draftCtlFile({ records: [signer], signer, timestamp: 0 });
    };
    for (const missing of ['publicKey', 'subjectName', 'issuerName', 'serialNumber']) {
      expect(refused({ [missing]: undefined })).toMatchObject({ error: { problem: 'signer-incomplete' } });
    }
    const key3072 = must(tokenRecord(makeIdentity({ subject: [['CN', 'a']], serial: '01', bits: 3072 }).certificate)).publicKey;
    for (const publicKey of [key3072, new Uint8Array(65).fill(4), complete.publicKey?.subarray(0, 100), Buffer.of(0x30, 0)]) {
      expect(refused({ publicKey })).toMatchObject({ error: { problem: 'signer-key' } });
    }
  });

  it('is refused with more than 1024 records or more than 1 MiB', () => {
    const signer = must(tokenRecord(makeIdentity({ subject: [['CN', 'a']], serial: '01' }).certificate));
    const many = (count: number, length: number): unknown => {
      const record = buildRecord({ function: 2, certificate: new Uint8Array(length) });
      return draftCtlFile({ records: [signer, ...Array.from({ length: count }, () => record)], signer, timestamp: 0 });
    };
    expect(many(1024, 1)).toMatchObject({ error: { problem: 'too-many-records' } });
    expect(many(20, 60_000)).toMatchObject({ error: { problem: 'too-large' } });
  });

  it('takes no signature of another length', () => {
    const signer = must(tokenRecord(makeIdentity({ subject: [['CN', 'a']], serial: '01' }).certificate));
    const draft = must(draftCtlFile({ records: [signer], signer, timestamp: 0 }));
    expect(() => draft.complete(new Uint8Array(127))).toThrow(RangeError);
  });
});
