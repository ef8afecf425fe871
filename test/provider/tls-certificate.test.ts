import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tlsSettings } from '../../provider/tls-settings.ts';
import { identityPem } from '../../practice/identities/recipe.ts';
import { makeIdentity } from '../helpers/certificates.ts';
import { PUB_TLS, startTestCluster, SUB_TLS, temporaryFolder, tlsOf } from './fixture.ts';

const identity = (bits: number) => tlsOf(makeIdentity({ subject: [['CN', 'server']], serial: '01', bits }));

describe('the TLS certificate of a provider', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => (folder = await temporaryFolder()));
  afterAll(() => folder.remove());

  /** A certificate with exactly this keyUsage, made by openssl. */
  function withKeyUsage(algorithm: readonly string[], usage: string) {
    const key = path.join(folder.folder, 'key.pem');
    const certificate = path.join(folder.folder, 'certificate.pem');
    execFileSync('openssl', ['req', '-x509', '-nodes', ...algorithm, '-keyout', key, '-out', certificate, '-subj', '/CN=server', '-addext', `keyUsage=${usage}`], { stdio: 'ignore' });
    return { certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') };
  }
  const RSA = ['-newkey', 'rsa:2048'];

  it('may be RSA with 2048 bits, with both uses or without the extension', () => {
    expect(tlsSettings(tlsOf(PUB_TLS), 10)).toMatchObject({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-GCM-SHA256' });
    expect(() => tlsSettings(identity(2048), 10)).not.toThrow();
    expect(() => tlsSettings(withKeyUsage(RSA, 'critical,digitalSignature,keyEncipherment'), 10)).not.toThrow();
  });

  it.each([
    ['keyEncipherment', 'digitalSignature,nonRepudiation'],
    ['digitalSignature', 'keyEncipherment'],
    ['digitalSignature and keyEncipherment', 'critical,keyCertSign'],
  ])('is refused when its keyUsage lacks %s', (missing, usage) => {
    expect(() => tlsSettings(withKeyUsage(RSA, usage), 10)).toThrow(`keyUsage lacks ${missing}`);
  });

  it('is refused with a short or another key', () => {
    expect(() => tlsSettings(identity(1024), 10)).toThrow('less than 2048 bits');
    expect(() => tlsSettings(withKeyUsage(['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], 'digitalSignature'), 10)).toThrow('not an RSA key');
  });

  it('is refused with the key of another certificate, or when unreadable', () => {
    expect(() => tlsSettings({ certificate: identityPem(PUB_TLS).cert, key: identityPem(SUB_TLS).key }, 10)).toThrow('not that of the certificate');
    expect(() => tlsSettings({ certificate: 'x', key: 'y' }, 10)).toThrow('not readable PEM');
  });

  it('comes with ciphers that OpenSSL knows, or the provider does not start', async () => {
    const cluster = await startTestCluster();
    await expect(cluster.pub.restart({ tls: { ...tlsOf(PUB_TLS), ciphers: 'NO-SUCH-CIPHER' } })).rejects.toThrow('TLS settings');
    await cluster.close();
  });
});
