import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ProviderCluster } from '../../core/ctl-provider/cluster.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { setClockAhead } from '../helpers/clock.ts';
import { must } from '../helpers/founding-document.ts';
import { connected, errorOf, NOTHING_STAGED, stagedHere } from './connected.ts';
import { ADMIN, CAPF_DER, FILES, HASH, OTHER, PUB, startTestCluster, SUB, type TestCluster } from './fixture.ts';

let cluster: TestCluster;
let client: ProviderCluster;
beforeEach(async () => {
  cluster = await startTestCluster({ bounds: { stageHoldSeconds: 60 } });
  client = await connected(cluster);
});
afterEach(async () => {
  await client.close();
  await cluster.close();
});

const fileOf = (server: 'pub' | 'sub', name: string) => path.join(cluster[server].config.dataFolder, name);
const write = async (server: string, file: Uint8Array, expected: string | null) => must(await client.commit(server, must(await client.stage(server, file, expected))));

describe('a CTL file on a server', () => {
  it('is absent at first, which is no error', async () => {
    expect(must(await client.ctlFile(PUB))).toBeNull();
    expect(must(await client.state(PUB))).toEqual({ ctlSha256: null, ...NOTHING_STAGED, mode: 'non-secure' });
    expect(must(await client.state(SUB))).toEqual({ ctlSha256: null, ...NOTHING_STAGED, capfSha256: null });
  });

  it('is served only once it was committed, and then exactly', async () => {
    expect(must(await client.stage(SUB, FILES.first, null))).toBe(HASH.first);
    expect(must(await client.ctlFile(SUB))).toBeNull();
    expect(must(await client.state(SUB))).toEqual({ ctlSha256: null, ...stagedHere(HASH.first), capfSha256: null });
    must(await client.commit(SUB, HASH.first));
    const file = must(await client.ctlFile(SUB));
    expect(file?.bytes).toEqual(FILES.first);
    expect(file?.sha256).toBe(HASH.first);
    expect(must(await client.state(SUB))).toEqual({ ctlSha256: HASH.first, ...NOTHING_STAGED, capfSha256: null });
    expect(new Uint8Array(await readFile(fileOf('sub', 'CTLFile.tlv')))).toEqual(FILES.first);
  });

  it('leaves its predecessor beside it, and nothing else', async () => {
    await write(SUB, FILES.first, null);
    await write(SUB, FILES.second, HASH.first);
    expect(new Uint8Array(await readFile(fileOf('sub', 'CTLFile.tlv.previous')))).toEqual(FILES.first);
    expect(await readdir(cluster.sub.config.dataFolder)).toEqual(['CTLFile.tlv', 'CTLFile.tlv.previous', 'provider.lock', 'ticket.key']);
  });

  it('is refused when it replaces another one than the client knows', async () => {
    await write(SUB, FILES.first, null);
    expect(errorOf(await client.stage(SUB, FILES.second, null))).toMatchObject({ code: 'provider.stale-predecessor', params: { expected: 'none', present: HASH.first } });
    expect(errorOf(await client.stage(SUB, FILES.second, HASH.third))).toMatchObject({ code: 'provider.stale-predecessor', params: { expected: HASH.third, present: HASH.first } });
    expect(must(await client.state(SUB)).stagedSha256).toBeNull();
  });

  it('is not committed when the served one changed after staging', async () => {
    await write(SUB, FILES.first, null);
    must(await client.stage(SUB, FILES.second, HASH.first));
    await writeFile(fileOf('sub', 'CTLFile.tlv'), FILES.third);
    expect(errorOf(await client.commit(SUB, HASH.second))).toMatchObject({ code: 'provider.stale-predecessor', params: { expected: HASH.first, present: HASH.third } });
    expect(must(await client.ctlFile(SUB))?.sha256).toBe(HASH.third);
  });

  it('is refused without a right signature', async () => {
    const bent = FILES.first.slice();
    bent[bent.length - 1] = (bent.at(-1) ?? 0) ^ 1;
    const cut = FILES.first.slice(0, -1);
    expect(errorOf(await client.stage(SUB, bent, null))).toMatchObject({ code: 'provider.file-refused', params: { problem: 'signature-bad-signature' } });
    expect(errorOf(await client.stage(SUB, cut, null))).toMatchObject({ code: 'provider.file-refused', params: { problem: 'truncated' } });
    expect(errorOf(await client.stage(SUB, new Uint8Array([1, 2, 3]), null))).toMatchObject({ code: 'provider.file-refused' });
    expect(errorOf(await client.stage(SUB, new Uint8Array(1024 * 1024 + 3), null))).toMatchObject({ code: 'protocol.violation' });
    expect(must(await client.state(SUB)).stagedSha256).toBeNull();
  });

  it('cannot be committed when nothing, or another file, is staged', async () => {
    expect(errorOf(await client.commit(SUB, HASH.first))).toMatchObject({ code: 'provider.nothing-staged', where: SUB, params: { expected: HASH.first } });
    must(await client.stage(SUB, FILES.first, null));
    expect(errorOf(await client.commit(SUB, HASH.second))).toMatchObject({ code: 'provider.nothing-staged' });
    must(await client.commit(SUB, HASH.first));
    expect(errorOf(await client.commit(SUB, HASH.first))).toMatchObject({ code: 'provider.nothing-staged' });
  });

  it('is not served when the staged bytes were changed on disk', async () => {
    must(await client.stage(SUB, FILES.first, null));
    await writeFile(fileOf('sub', 'CTLFile.tlv.staged'), FILES.second);
    expect(must(await client.state(SUB)).stagedSha256).toBeNull();
    expect(errorOf(await client.commit(SUB, HASH.first))).toMatchObject({ code: 'provider.nothing-staged' });
  });

  it('is discarded by its hash; what is not staged counts as discarded', async () => {
    must(await client.stage(SUB, FILES.first, null));
    must(await client.discard(SUB, HASH.second));
    expect(must(await client.state(SUB)).stagedSha256).toBe(HASH.first);
    must(await client.discard(SUB, HASH.first));
    must(await client.discard(SUB, HASH.first));
    expect(must(await client.state(SUB)).stagedSha256).toBeNull();
  });

  it('stays staged over a restart of the provider', async () => {
    must(await client.stage(SUB, FILES.first, null));
    await cluster.sub.restart();
    expect(must(await client.state(SUB)).stagedSha256).toBe(HASH.first);
    must(await client.commit(SUB, HASH.first));
  });

  it.each([OTHER, ADMIN])('staged from elsewhere is told with its time and user, and protected for a while, never for ever (asked by $name)', async ({ name, password }) => {
    const other = await connected(cluster, { username: name, password });
    must(await client.stage(SUB, FILES.first, null));
    const { stagedAt, ...seen } = must(await other.state(SUB));
    expect(seen).toMatchObject({ stagedSha256: HASH.first, stagedBy: ADMIN.name, stagedHere: false });
    const busy = { code: 'provider.busy', where: SUB, params: { user: ADMIN.name, since: stagedAt, until: new Date(Date.parse(stagedAt ?? '') + 60_000).toISOString() } };
    expect(errorOf(await other.stage(SUB, FILES.second, null))).toEqual(busy);
    expect(errorOf(await other.stage(SUB, FILES.first, null))).toEqual(busy);
    expect(errorOf(await other.discard(SUB, HASH.first))).toEqual(busy);
    expect(errorOf(await other.commit(SUB, HASH.first))).toEqual(busy);
    must(await other.discard(SUB, HASH.second));
    expect(must(await client.stage(SUB, FILES.third, null))).toBe(HASH.third);
    setClockAhead(61);
    expect(must(await other.stage(SUB, FILES.second, null))).toBe(HASH.second);
    expect(errorOf(await client.commit(SUB, HASH.third))).toMatchObject({ code: 'provider.nothing-staged' });
    must(await other.commit(SUB, HASH.second));
    await other.close();
  });

  it('that was abandoned may be taken back or activated by anybody', async () => {
    for (const finish of [(other: ProviderCluster) => other.discard(SUB, HASH.first), (other: ProviderCluster) => other.commit(SUB, HASH.first)]) {
      must(await client.stage(SUB, FILES.first, null));
      const other = await connected(cluster, { username: OTHER.name, password: OTHER.password });
      setClockAhead(61);
      must(await finish(other));
      vi.useRealTimers();
      await other.close();
    }
    expect(must(await client.state(SUB)).ctlSha256).toBe(HASH.first);
  });

  it('is cleared away at the next start where the file that it replaces is no longer served', async () => {
    must(await client.stage(SUB, FILES.first, null));
    await writeFile(fileOf('sub', 'CTLFile.tlv'), FILES.third);
    await cluster.sub.restart();
    expect(must(await client.state(SUB))).toMatchObject({ ctlSha256: HASH.third, ...NOTHING_STAGED });
  });

  it('is cleared away where its record is longer than any, or says something twice', async () => {
    const bend = [(record: string) => record + ' '.repeat(65_536), (record: string) => record.replace('{', '{"user":"nobody",')];
    for (const bent of bend) {
      must(await client.stage(SUB, FILES.first, null));
      const record = fileOf('sub', 'CTLFile.tlv.staged.json');
      await writeFile(record, bent(await readFile(record, 'utf8')));
      await cluster.sub.restart();
      expect(must(await client.state(SUB))).toMatchObject(NOTHING_STAGED);
    }
  });

  it('when the clock was ahead, and was set back since, is protected from nobody', async () => {
    setClockAhead(3600);
    must(await client.stage(SUB, FILES.first, null));
    vi.useRealTimers();
    const other = await connected(cluster, { username: OTHER.name, password: OTHER.password });
    expect(must(await other.stage(SUB, FILES.second, null))).toBe(HASH.second);
    await other.close();
  });

  it('stays its client\'s over another sign-in, as another user too', async () => {
    must(await client.stage(SUB, FILES.first, null));
    const again = await connected(cluster, { client: client.client, username: OTHER.name, password: OTHER.password });
    expect(must(await again.state(SUB))).toMatchObject({ stagedBy: ADMIN.name, stagedHere: true });
    must(await again.stage(SUB, FILES.second, null));
    expect(must(await again.state(SUB))).toMatchObject({ stagedSha256: HASH.second, stagedBy: OTHER.name, stagedHere: true });
    await again.close();
  });

  it('goes to one of two who commit at once', async () => {
    must(await client.stage(SUB, FILES.first, null));
    const other = await connected(cluster, { username: OTHER.name, password: OTHER.password });
    const outcomes = await Promise.all([client.commit(SUB, HASH.first), other.commit(SUB, HASH.first)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    await other.close();
  });
});

describe('the file that was served before', () => {
  /** What no parser reads, and what no signature vouches for. */
  const LEGACY = [new Uint8Array([1, 2, 3, 4, 5]), FILES.first.with(FILES.first.length - 1, FILES.first.at(-1) === 0 ? 1 : 0), new Uint8Array()];

  it.each(LEGACY)('comes back unchecked, and only it', async (...bytes) => {
    const legacy = Uint8Array.from(bytes);
    await writeFile(fileOf('sub', 'CTLFile.tlv'), legacy);
    const sha256 = sha256Hex(legacy);
    expect(errorOf(await client.stage(SUB, legacy, sha256))).toMatchObject({ code: 'provider.file-refused' });
    await write(SUB, FILES.second, sha256);
    expect(errorOf(await client.stage(SUB, Uint8Array.of(...legacy, 7), HASH.second))).toMatchObject({ code: 'provider.file-refused' });
    expect(errorOf(await client.stage(SUB, legacy, null))).toMatchObject({ code: 'provider.stale-predecessor' });
    await write(SUB, legacy, HASH.second);
    expect(new Uint8Array(await readFile(fileOf('sub', 'CTLFile.tlv')))).toEqual(legacy);
    expect(new Uint8Array(await readFile(fileOf('sub', 'CTLFile.tlv.previous')))).toEqual(FILES.second);
    // What was undone is not the one before any more.
    await write(SUB, FILES.third, sha256);
    await write(SUB, FILES.second, HASH.third);
    expect(errorOf(await client.stage(SUB, legacy, HASH.second))).toMatchObject({ code: 'provider.file-refused' });
  });

  it('that cannot be read keeps no signed file away', async () => {
    await write(SUB, FILES.first, null);
    await mkdir(fileOf('sub', 'CTLFile.tlv.previous'));
    must(await client.stage(SUB, FILES.second, HASH.first));
    expect(errorOf(await client.stage(SUB, Uint8Array.of(1), HASH.first))).toMatchObject({ code: 'provider.storage' });
  });
});

describe('the cluster security mode', () => {
  it('is set for the file that the publisher serves, and survives a restart', async () => {
    expect(errorOf(await client.setMode('mixed', HASH.first))).toMatchObject({ code: 'provider.no-ctl-file' });
    await write(PUB, FILES.first, null);
    expect(errorOf(await client.setMode('mixed', HASH.second))).toMatchObject({ code: 'provider.mode-file-mismatch', params: { expected: HASH.second, present: HASH.first } });
    expect(must(await client.state(PUB)).mode).toBe('non-secure');
    must(await client.setMode('mixed', HASH.first));
    await cluster.pub.restart();
    expect(must(await client.state(PUB)).mode).toBe('mixed');
    expect(must(await client.facts()).mode).toBe('mixed');
  });

  it('keeps a publisher from starting when it cannot be read', async () => {
    await cluster.pub.provider.close();
    const { startProvider } = await import('../../provider/start.ts');
    const whole = JSON.stringify({ mode: 'mixed', fileSha256: HASH.first });
    for (const text of ['{"mode":"mix', whole.replace('{', '{"mode":"non-secure",'), whole + ' '.repeat(65_536)]) {
      await writeFile(fileOf('pub', 'mode.json'), text);
      await expect(startProvider(cluster.pub.config), text.slice(0, 99)).rejects.toThrow('mode.json is not readable');
    }
  });
});

describe('the certificate of CAPF', () => {
  it('is kept in DER and PEM on a subscriber, and refused on the publisher', async () => {
    must(await client.storeCapfCertificate(SUB, CAPF_DER));
    expect(new Uint8Array(await readFile(fileOf('sub', 'capf.cer')))).toEqual(CAPF_DER);
    expect(new Uint8Array(new X509Certificate(await readFile(fileOf('sub', 'capf.0'))).raw)).toEqual(CAPF_DER);
    expect(errorOf(await client.storeCapfCertificate(PUB, CAPF_DER))).toMatchObject({ code: 'provider.not-subscriber', where: PUB });
  });

  it('is refused when it is none', async () => {
    expect(errorOf(await client.storeCapfCertificate(SUB, CAPF_DER.slice(1)))).toMatchObject({ code: 'provider.file-refused', params: { problem: 'certificate-unreadable' } });
  });

  it('gets its PEM form again at the next start when that is missing', async () => {
    must(await client.storeCapfCertificate(SUB, CAPF_DER));
    await writeFile(fileOf('sub', 'capf.0'), 'half');
    await cluster.sub.restart();
    expect(new Uint8Array(new X509Certificate(await readFile(fileOf('sub', 'capf.0'))).raw)).toEqual(CAPF_DER);
    expect(cluster.sub.events).toContainEqual(expect.objectContaining({ kind: 'leftover', file: 'capf.0', done: 'repaired' }));
  });
});

describe('the data folder', () => {
  it('belongs to one provider at a time', async () => {
    const { startProvider } = await import('../../provider/start.ts');
    await expect(startProvider(cluster.sub.config)).rejects.toThrow('in use by another provider');
  });

  it('is cleared of what an interrupted write left, and that is told', async () => {
    await write(SUB, FILES.first, null);
    await cluster.sub.provider.close();
    for (const name of ['CTLFile.tlv.0123456789ab.unfinished', 'CTLFile.tlv.staged']) await writeFile(fileOf('sub', name), 'half');
    await cluster.sub.restart();
    expect(await readdir(cluster.sub.config.dataFolder)).toEqual(['CTLFile.tlv', 'provider.lock', 'ticket.key']);
    const told = cluster.sub.events.flatMap((event) => (event.kind === 'leftover' ? [event.file] : []));
    expect(told).toEqual(['CTLFile.tlv.0123456789ab.unfinished', 'CTLFile.tlv.staged']);
  });

  it('that refuses a write makes a typed refusal', async () => {
    must(await client.stage(SUB, FILES.first, null));
    await mkdir(fileOf('sub', 'CTLFile.tlv'), { recursive: true });
    expect(errorOf(await client.commit(SUB, HASH.first))).toMatchObject({ code: 'provider.storage', where: SUB, params: { detail: 'EISDIR' } });
  });
});
