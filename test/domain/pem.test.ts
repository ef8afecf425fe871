import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { certificatePem } from '../../shared/domain/pem.ts';
import { EC_CERTIFICATE } from '../helpers/certificates.ts';

it('a certificate as PEM is what OpenSSL writes, and reads again', () => {
  const pem = certificatePem(Buffer.from(EC_CERTIFICATE).toString('base64'));
  expect(pem).toBe(new X509Certificate(EC_CERTIFICATE).toString());
  expect(new X509Certificate(pem).raw).toEqual(Buffer.from(EC_CERTIFICATE));
});

it('the last line of PEM may be as long as the others', () => {
  const line = 'A'.repeat(64);
  expect(certificatePem(line + line)).toBe(`-----BEGIN CERTIFICATE-----\n${line}\n${line}\n-----END CERTIFICATE-----\n`);
});
