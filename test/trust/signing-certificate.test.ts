import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCertificate } from '../../core/trust/certificate.ts';
import { cannotSign } from '../../core/trust/signing-certificate.ts';
import { type CannotSign } from '../../shared/domain/cannot-sign.ts';
import { EC_CERTIFICATE, ecCertificate, makeIdentity, newKey, type TestCertificate } from '../helpers/certificates.ts';
import { must } from '../helpers/must.ts';
import { fieldFile, isThere } from '../helpers/shared-reference.ts';

const CA = { name: 'basicConstraints', critical: true, cA: true };
const usage = (...bits: readonly string[]) => ({ name: 'keyUsage', critical: true, ...Object.fromEntries(bits.map((bit) => [bit, true])) });

let key: ReturnType<typeof newKey>;
beforeAll(() => {
  key = newKey(1024);
});
const made = (wish: Partial<TestCertificate> = {}): Uint8Array => makeIdentity({ subject: [['O', 'Lab'], ['CN', 'SAST']], serial: '0a', privateKey: key, ...wish }).certificate;

describe('a certificate in a token', () => {
  it('may sign as openssl req -x509 makes it: a CA’s, without keyUsage', () => {
    const der = made({ extensions: [CA] });
    expect(must(readCertificate(der))).toMatchObject({ isCa: true, maySignData: true });
    expect(cannotSign(der, [der], false)).toBeNull();
  });

  it.each<readonly [string, readonly string[], CannotSign | null]>([
    ['digitalSignature', ['digitalSignature'], null],
    ['nonRepudiation alone', ['nonRepudiation'], null],
    ['everything', ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'keyCertSign', 'cRLSign'], null],
    ['keyEncipherment alone', ['keyEncipherment'], 'key-usage'],
    ['certificates and CRLs alone', ['keyCertSign', 'cRLSign'], 'key-usage'],
    ['decipherOnly, in a second byte', ['keyAgreement', 'decipherOnly'], 'key-usage'],
  ])('with keyUsage %s', (_, bits, expected) => {
    for (const ca of [[], [CA]]) expect(cannotSign(made({ extensions: [...ca, usage(...bits)] }), [], false)).toBe(expected);
  });

  it('may sign whatever its keyUsage says where the present file names it', () => {
    const der = made({ extensions: [CA, usage('keyCertSign')] });
    expect([cannotSign(der, [der], false), cannotSign(der, [der], true)]).toEqual(['key-usage', null]);
  });

  it('is left out as the CA of another one beside it, unless the file names it or the other is another CA’s', () => {
    const ca = made({ subject: [['CN', 'Lab CA']], extensions: [CA] });
    const issued = made({ issuer: [['CN', 'Lab CA']], issuerKey: key, privateKey: newKey(1024) });
    const other = made({ issuer: [['CN', 'Lab CA']], issuerKey: newKey(1024), privateKey: newKey(1024) });
    expect(cannotSign(ca, [ca, issued], false)).toBe('ca-of-another');
    expect([cannotSign(ca, [ca, issued], true), cannotSign(ca, [ca, other], false), cannotSign(ca, [ca], false), cannotSign(issued, [ca, issued], false)]).toEqual([null, null, null, null]);
  });

  it('needs an RSA key of a length that CTL files can name, in the file or not', () => {
    for (const isInFile of [false, true]) {
      expect(cannotSign(EC_CERTIFICATE, [], isInFile)).toBe('key-not-rsa');
      expect(cannotSign(ecCertificate({ subject: [['CN', 'SAST']], serial: '0b' }, 'secp521r1', key), [], isInFile)).toBe('key-not-rsa');
      for (const bits of [512, 1536, 3072]) expect(cannotSign(made({ privateKey: newKey(bits) }), [], isInFile)).toBe('rsa-length');
      for (const bits of [1024, 2048]) expect(cannotSign(made({ privateKey: newKey(bits) }), [], isInFile)).toBeNull();
    }
  });

  it('is told as unreadable when it is none', () => {
    const der = made();
    for (const bytes of [new Uint8Array(0), Uint8Array.of(0x30, 0), der.subarray(0, -1), Uint8Array.from([...der, 0]), new Uint8Array(16_384)]) {
      expect(cannotSign(bytes, [bytes, der], false)).toBe('unreadable');
    }
  });

  const field = fieldFile('ca-true-token/CA-TRUE.pem');
  it.runIf(isThere(field))('of a case from the field may sign (left out where the folder is not there)', () => {
    const der = new Uint8Array(new X509Certificate(readFileSync(field)).raw);
    expect(cannotSign(der, [der], false)).toBeNull();
  });
});
