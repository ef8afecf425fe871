import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../core/ports/secret.ts';
import { setTimePassed } from '../helpers/clock.ts';
import { must } from '../helpers/must.ts';
import { connected, connectTo, errorOf, NOTHING_STAGED, stagedHere } from './connected.ts';
import { endPeers } from './foreign-peer.ts';
import { relayTo } from './relay.ts';
import { ADMIN, CAPF_DER, countOf, FILES, HASH, PUB, PUB_TLS, serverEntry, sha256Of, startTestCluster, SUB, SUB_TLS, type TestCluster, until } from './fixture.ts';

describe('a cluster in use', () => {
  let cluster: TestCluster;
  beforeEach(async () => {
    cluster = await startTestCluster();
  });
  afterEach(async () => {
    await endPeers();
    await cluster.close();
  });

  it('tells the facts of the publisher', async () => {
    const client = await connected(cluster);
    const facts = must(await client.facts());
    expect(facts).toEqual({
      mode: 'non-secure',
      release: '10.0.1.11900-2',
      autoRegistration: true,
      servers: [serverEntry(PUB, 'publisher', cluster.pub.provider.port), serverEntry(SUB, 'subscriber', cluster.sub.provider.port)],
      certificates: [{ server: PUB, role: 'CAPF', der: CAPF_DER }],
    });
    expect(client.servers).toEqual(facts.servers);
    await client.close();
  });

  it('knows no server that is not in it', async () => {
    const client = await connected(cluster);
    const password = new Secret('x');
    expect(errorOf(await client.state('10.0.0.9'))).toMatchObject({ code: 'provider.server-unknown', where: '10.0.0.9', params: { name: '10.0.0.9' } });
    expect(errorOf(await client.signIn('10.0.0.9', 'admin', password))).toMatchObject({ code: 'provider.server-unknown' });
    expect(await password.use((bytes) => Promise.resolve(bytes.length))).toBe(0);
    await client.close();
  });

  it('connects although a subscriber is down, and signs in to it later', async () => {
    await cluster.sub.provider.close();
    const client = await connected(cluster);
    expect(client.signIns.get(PUB)).toEqual({ ok: true, value: undefined });
    expect(client.signIns.get(SUB)).toMatchObject({ ok: false, error: { code: 'connect.refused', where: SUB } });
    await cluster.sub.restart();
    must(await client.signIn(SUB, ADMIN.name, new Secret(ADMIN.password)));
    must(await client.state(SUB));
    await client.close();
  });

  it('does not talk to a subscriber with another certificate than the publisher named', async () => {
    await cluster.sub.restart({ tls: cluster.pub.config.tls });
    const client = await connected(cluster);
    expect(client.signIns.get(SUB)).toMatchObject({ ok: false, error: { code: 'trust.certificate-changed', where: SUB, params: { sha256: sha256Of(PUB_TLS), expected: sha256Of(SUB_TLS) } } });
    expect(countOf(cluster.sub, 'hello')).toBe(0);
    await client.close();
  });

  it('says when the server it was sent to is no publisher', async () => {
    const error = errorOf(await connectTo(cluster, { port: cluster.sub.provider.port, expectedSha256: sha256Of(SUB_TLS) }));
    expect(error).toMatchObject({ code: 'provider.not-publisher' });
    expect(countOf(cluster.sub, 'login')).toBe(0);
  });

  it('comes back after restarts with tickets, never with the password', async () => {
    const client = await connected(cluster);
    await Promise.all([cluster.pub.restart(), cluster.sub.restart()]);
    must(await client.state(PUB));
    must(await client.state(SUB));
    expect([countOf(cluster.pub, 'login'), countOf(cluster.sub, 'login')]).toEqual([1, 1]);
    expect([countOf(cluster.pub, 'resume'), countOf(cluster.sub, 'resume')]).toEqual([1, 1]);
    await client.close();
  });

  it('says so when a ticket has ended, until a new sign-in', async () => {
    await cluster.close();
    cluster = await startTestCluster({ bounds: { ticketSeconds: 60 } });
    const client = await connected(cluster);
    setTimePassed(61);
    await cluster.sub.restart();
    expect(errorOf(await client.state(SUB))).toMatchObject({ code: 'login.ticket-expired', where: SUB });
    expect(errorOf(await client.state(SUB))).toMatchObject({ code: 'login.required', where: SUB });
    must(await client.signIn(SUB, ADMIN.name, new Secret(ADMIN.password)));
    must(await client.state(SUB));
    await client.close();
  });

  it('repeats what only reads, once, over a new connection', async () => {
    const relay = await relayTo(cluster.pub.provider.port);
    const client = await connected(cluster, { port: relay.port });
    cluster.pub.at('reply', 'state', () => relay.cut());
    expect(must(await client.state(PUB))).toMatchObject({ ctlSha256: null });
    expect([countOf(cluster.pub, 'state'), countOf(cluster.pub, 'resume'), countOf(cluster.pub, 'login')]).toEqual([2, 1, 1]);
    await client.close();
  });

  it('repeats what only reads no more than once', async () => {
    const relay = await relayTo(cluster.pub.provider.port);
    const client = await connected(cluster, { port: relay.port });
    for (let time = 1; time <= 2; time += 1) cluster.pub.at('reply', 'state', () => relay.cut());
    expect(errorOf(await client.state(PUB))).toMatchObject({ code: 'connect.lost', where: PUB });
    expect(countOf(cluster.pub, 'state')).toBe(2);
    must(await client.state(PUB));
    await client.close();
  });

  it('never repeats a write whose reply was lost; the truth is there to be read', async () => {
    const client = await connected(cluster);
    must(await client.stage(SUB, FILES.first, null));
    let stopped: Promise<void> | undefined;
    cluster.sub.at('reply', 'commit', () => {
      stopped = cluster.sub.provider.close();
    });
    expect(errorOf(await client.commit(SUB, HASH.first))).toMatchObject({ code: 'connect.lost', where: SUB });
    await stopped;
    await cluster.sub.restart();
    expect(must(await client.state(SUB))).toEqual({ ctlSha256: HASH.first, ...NOTHING_STAGED, capfSha256: null });
    expect(countOf(cluster.sub, 'commit')).toBe(1);
    await client.close();
  });

  it('does not do what was asked for when the provider was stopped before it', async () => {
    const client = await connected(cluster);
    must(await client.stage(SUB, FILES.first, null));
    cluster.sub.at('request', 'commit', () => void cluster.sub.provider.close());
    expect(errorOf(await client.commit(SUB, HASH.first))).toMatchObject({ code: 'connect.lost' });
    await cluster.sub.restart();
    expect(must(await client.state(SUB))).toEqual({ ctlSha256: null, ...stagedHere(HASH.first), capfSha256: null });
    expect(countOf(cluster.sub, 'commit')).toBe(1);
    await client.close();
  });

  it('is asked one thing after the other, however many callers there are', async () => {
    const client = await connected(cluster);
    const states = await Promise.all(Array.from({ length: 20 }, (_, index) => client.state(index % 2 === 0 ? PUB : SUB)));
    expect(states.every((state) => state.ok)).toBe(true);
    await client.close();
  });

  it('needs a sign-in after close', async () => {
    const client = await connected(cluster);
    await client.close();
    expect(errorOf(await client.state(PUB))).toMatchObject({ code: 'login.required' });
    await until(() => cluster.pub.events.some((event) => event.kind === 'closed'));
    expect(countOf(cluster.pub, 'bye')).toBe(1);
  });
});
