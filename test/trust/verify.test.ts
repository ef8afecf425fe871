import { X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import { type SignatureVerdict, verifyCtlFile } from '../../core/trust/verify.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { EC_CERTIFICATE, makeIdentity, type TestIdentity } from '../helpers/certificates.ts';
import { must } from '../helpers/founding-document.ts';
import { element, rawBytes, type RawAlgorithms, type RawFile, rawHeader, rawRecord, type RawSigner, resign } from '../helpers/raw-file.ts';
import { oracleVerdict } from '../oracle/ctl-verifier.ts';

const SIGNER: RawSigner = { subject: 'CN=signer', issuer: 'CN=ca', serial: Buffer.from('9a0102', 'hex') };
const OTHER: RawSigner = { ...SIGNER, serial: Buffer.from('02019a', 'hex') };
const SHA1: RawAlgorithms = { digest: 1, algorithm: 0, modulus: 1 };

const identity = (bits: number): TestIdentity => makeIdentity({ subject: [['CN', 'signer']], serial: '1a0102', bits });
const [rsa1024, rsa2048] = [identity(1024), identity(2048)];

const fileOf = (key: TestIdentity, codes: RawAlgorithms = SHA1, certificate = key.certificate): RawFile =>
  ({ header: rawHeader(SIGNER, codes, 128), padding: 1, records: [rawRecord(0, SIGNER, certificate)] });

/** The verdict on a file; the second verifier must share it. */
function verdictOn(file: RawFile): SignatureVerdict {
  const bytes = rawBytes(file);
  const verdict = verifyCtlFile(must(readCtlFile(bytes)));
  expect(oracleVerdict(bytes)).toBe(verdict.kind);
  return verdict;
}

describe('the signature check', () => {
  it.each([
    ['RSA 1024, SHA-1', 1024, { digest: 1, algorithm: 0, modulus: 1 }, 'sha1'],
    ['RSA 1024, SHA-512', 1024, { digest: 3, algorithm: 0, modulus: 1 }, 'sha512'],
    ['RSA 2048, SHA-1', 2048, { digest: 1, algorithm: 0, modulus: 2 }, 'sha1'],
    ['RSA 2048, SHA-512', 2048, { digest: 3, algorithm: 0, modulus: 2 }, 'sha512'],
    ['RSA 4096, SHA-512', 4096, { digest: 3, algorithm: 0, modulus: 3 }, 'sha512'],
  ] as const)('verifies %s, and finds every single turned bit of the signature bad', (_, bits, codes, digest) => {
    const key = identity(bits);
    const file = resign(fileOf(key, codes), key, digest);
    expect(verdictOn(file)).toMatchObject({ kind: 'verified', signer: { subjectName: 'CN=signer' } });
    const bytes = rawBytes(file);
    const { signatureOffset } = must(readCtlFile(bytes)).header;
    for (let at = 0; at < bits / 8; at += 17) {
      const changed = bytes.slice();
      changed[signatureOffset + 3 + at] = (changed[signatureOffset + 3 + at] ?? 0) ^ 0x10;
      expect(verifyCtlFile(must(readCtlFile(changed))).kind).toBe('bad');
    }
  });

  it('prefers the SAST record to a server record with the same issuer and serial number', () => {
    const file = fileOf(rsa1024);
    const both = resign({ ...file, records: [rawRecord(2, SIGNER, rsa2048.certificate), ...file.records] }, rsa1024, 'sha1');
    expect(verdictOn(both)).toMatchObject({ kind: 'verified', signer: { function: 0 } });
  });

  it('takes a server record when no SAST record has the issuer and serial number', () => {
    const file = resign({ ...fileOf(rsa1024), records: [rawRecord(2, SIGNER, rsa1024.certificate)] }, rsa1024, 'sha1');
    expect(verdictOn(file)).toMatchObject({ kind: 'verified', signer: { function: 2 } });
  });

  it('does not check when no record has the serial number of the header in its byte order', () => {
    const file = resign({ ...fileOf(rsa1024), records: [rawRecord(0, OTHER, rsa1024.certificate)] }, rsa1024, 'sha1');
    expect(verdictOn(file)).toEqual({ kind: 'not-checked', reason: 'signer-absent' });
  });

  it.each([
    ['digest', { ...SHA1, digest: 2 }],
    ['digest', { ...SHA1, digest: 0 }],
    ['digest', { ...SHA1, digest: 4 }],
    ['algorithm', { ...SHA1, algorithm: 1 }],
    ['modulus-code', { ...SHA1, modulus: 0 }],
    ['modulus-code', { ...SHA1, modulus: 4 }],
  ] as const)('does not check an unknown %s (%j), although the signature would fit', (reason, codes) => {
    expect(verdictOn(resign(fileOf(rsa1024, codes), rsa1024, 'sha1'))).toMatchObject({ kind: 'not-checked', reason });
  });

  it('does not check without a certificate, and not with bytes that are no certificate', () => {
    const bare = { ...fileOf(rsa1024), records: [rawRecord(0, SIGNER, rsa1024.certificate).filter(({ tag }) => tag !== 9)] };
    expect(verdictOn(resign(bare, rsa1024, 'sha1'))).toMatchObject({ kind: 'not-checked', reason: 'certificate-absent' });
    const pem = Buffer.from(new X509Certificate(rsa1024.certificate).toString());
    const longer = Buffer.concat([rsa1024.certificate, Buffer.of(0)]);
    for (const certificate of [pem, longer, rsa1024.certificate.subarray(0, 300), Buffer.of(0x30, 0)]) {
      const file = resign(fileOf(rsa1024, SHA1, certificate), rsa1024, 'sha1');
      expect(verdictOn(file)).toMatchObject({ kind: 'not-checked', reason: 'certificate-unreadable' });
    }
  });

  it('does not check with an EC key, nor with RSA keys of 768 and 3072 bits', () => {
    expect(verdictOn(resign(fileOf(rsa1024, SHA1, EC_CERTIFICATE), rsa1024, 'sha1'))).toMatchObject({ kind: 'not-checked', reason: 'key-type' });
    for (const bits of [768, 3072]) {
      const key = identity(bits);
      expect(verdictOn(resign(fileOf(key), key, 'sha1'))).toMatchObject({ kind: 'not-checked', reason: 'key-length' });
    }
  });

  it('is bad when the header states another key length than the certificate has', () => {
    const file = resign(fileOf(rsa2048, { ...SHA1, modulus: 1 }), rsa2048, 'sha1');
    expect(verdictOn(file)).toMatchObject({ kind: 'bad', reason: 'key-length-differs' });
  });

  it('is bad when the digest is another one than the header states', () => {
    expect(verdictOn(resign(fileOf(rsa1024, { ...SHA1, digest: 3 }), rsa1024, 'sha1'))).toMatchObject({ kind: 'bad', reason: 'signature' });
  });

  it('is bad when another key signed, and when the signature is shorter or longer than the key', () => {
    const other = identity(1024);
    const good = resign(fileOf(rsa1024), rsa1024, 'sha1');
    const signature = (length: number): RawFile => ({
      ...good,
      header: good.header.map((one) => (one.tag === 12 ? element(12, new Uint8Array(length).fill(1)) : one)),
    });
    for (const file of [resign(fileOf(rsa1024), other, 'sha1'), signature(127), signature(129), signature(1)]) {
      expect(verdictOn(file)).toMatchObject({ kind: 'bad', reason: 'signature' });
    }
  });

  it('covers every byte outside the SIGNATURE element: turning any of them is never verified', () => {
    const bytes = rawBytes(resign(fileOf(rsa1024), rsa1024, 'sha1'));
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      const read = readCtlFile(changed);
      if (read.ok) expect(verifyCtlFile(read.value).kind).not.toBe('verified');
    }
  });
});

describe('a hostile key in the certificate of the signer', () => {
  const BigInteger = forge.jsbn.BigInteger;
  const odd = (bytes: number): string => `c${'5'.repeat(2 * bytes - 1)}`;

  it.each([
    ['with an even modulus', `${odd(127)}54`, '010001', 'bad'],
    ['with a modulus of 20000 bits', odd(2500), '010001', 'not-checked'],
    ['with the exponent 1', odd(128), '01', 'bad'],
    ['with an even exponent', odd(128), '02', 'bad'],
    ['with the exponent 0', odd(128), '00', 'bad'],
    ['with an exponent as long as the modulus', odd(128), odd(128), 'bad'],
    ['with an exponent longer than the modulus', odd(128), odd(600), 'bad'],
    ['with a modulus of 3 bits', '05', '03', 'not-checked'],
  ])('%s neither ends the check nor holds it up', (_, n, e, kind) => {
    const publicKey = forge.pki.setRsaPublicKey(new BigInteger(n, 16), new BigInteger(e, 16));
    const { certificate } = makeIdentity({ subject: [['CN', 'signer']], serial: '01', privateKey: rsa1024.privateKey, publicKey });
    const file = resign(fileOf(rsa1024, SHA1, certificate), rsa1024, 'sha1');
    const start = process.cpuUsage();
    expect(verifyCtlFile(must(readCtlFile(rawBytes(file)))).kind).toBe(kind);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(1000);
  });
});
