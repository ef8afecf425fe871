import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ProviderCluster } from '../../core/ctl-provider/cluster.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { makeIdentity, newKey } from '../helpers/certificates.ts';
import { must } from '../helpers/founding-document.ts';
import { connected, errorOf } from './connected.ts';
import { CAPF_DER, PUB, startTestCluster, SUB, type TestCluster } from './fixture.ts';

let cluster: TestCluster;
let client: ProviderCluster;
beforeEach(async () => {
  cluster = await startTestCluster();
  client = await connected(cluster);
});
afterEach(async () => {
  await client.close();
  await cluster.close();
});

const trusted = async (): Promise<readonly string[]> => must(await client.facts()).certificates.flatMap(({ role, der }) => (role === 'Phone-SAST-trust' ? [sha256Hex(der)] : []));
const token = (name: string, privateKey = newKey(1024)): Uint8Array => makeIdentity({ subject: [['CN', name]], serial: '0a', privateKey }).certificate;

describe('Phone-SAST-trust of the publisher', () => {
  it('is empty at first, keeps each certificate once, and is told with the others', async () => {
    expect(await trusted()).toEqual([]);
    const [first, second] = [token('one'), token('two')];
    for (const der of [first, second, first]) must(await client.trustToken(der));
    expect([...(await trusted())].sort()).toEqual([sha256Hex(first), sha256Hex(second)].sort());
  });

  it('survives a restart of the provider', async () => {
    const der = token('one');
    must(await client.trustToken(der));
    await client.close();
    await cluster.pub.restart();
    client = await connected(cluster);
    expect(await trusted()).toEqual([sha256Hex(der)]);
  });

  it('takes nothing that is no certificate, and not without end', async () => {
    expect(errorOf(await client.trustToken(new Uint8Array([1, 2, 3, 4])))).toMatchObject({ code: 'provider.file-refused', params: { problem: 'certificate-unreadable' } });
    const key = newKey(1024);
    for (let number = 0; number < 32; number += 1) must(await client.trustToken(token(`token ${number}`, key)));
    expect(errorOf(await client.trustToken(token('one more', key)))).toMatchObject({ code: 'provider.storage', params: { detail: 'EDQUOT' } });
    expect(await trusted()).toHaveLength(32);
  });
});

describe('the certificate of CAPF on another server', () => {
  it('is told by its hash in the state; the publisher says nothing of it', async () => {
    expect(must(await client.state(SUB)).capfSha256).toBeNull();
    must(await client.storeCapfCertificate(SUB, CAPF_DER));
    expect(must(await client.state(SUB)).capfSha256).toBe(sha256Hex(CAPF_DER));
    expect(must(await client.state(PUB))).not.toHaveProperty('capfSha256');
  });
});
