import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { unlinkedDisk } from '../../core/files/disk.ts';
import { systemClock } from '../../core/time/system-clock.ts';
import { boundsOf } from '../../provider/config.ts';
import { type Asker, HANDLERS } from '../../provider/handlers.ts';
import { openNode } from '../../provider/open-node.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';
import { must } from '../helpers/must.ts';
import { PROVIDER_MESSAGES, type MessageInput, type MessageName } from '../../shared/provider/messages.ts';
import { connected, errorOf, stagedHere } from './connected.ts';
import { ADMIN, CAPF_DER, countOf, FILES, HASH, OTHER, PUB, startTestCluster, type TestCluster, type TestServer, until } from './fixture.ts';
import { endPeers } from './foreign-peer.ts';
import { codeOf, greetedClient, type RawClient } from './raw-client.ts';
import { relayTo } from './relay.ts';

let cluster: TestCluster;
let goOn: () => void = () => undefined;
beforeEach(async () => {
  cluster = await startTestCluster();
});
afterEach(async () => {
  // Else a failure would leave a read that never ends.
  goOn();
  await endPeers();
  await cluster.close();
});

const drawNumber = (): string => randomBytes(16).toString('hex');
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const valueOf = (reply: unknown): Record<string, unknown> => (reply as { value: Record<string, unknown> }).value;
const login = (client: RawClient, who: { readonly name: string; readonly password: string } = ADMIN) => client.ask('login', { username: who.name, password: who.password });

async function signedIn(number: string, who: typeof ADMIN | typeof OTHER = ADMIN, port = cluster.pub.provider.port): Promise<RawClient> {
  const client = await greetedClient(port, number);
  expect(await login(client, who)).toMatchObject({ ok: true });
  return client;
}

const stage = (client: RawClient, file: Uint8Array, expectedSha256: string | null) => client.ask('stage', { file: base64(file), expectedSha256 });

/** Holds up everything that works in the folder of a server until `goOn` is called: a file that it reads does not come. */
async function slowDisk(server: TestServer): Promise<void> {
  // Each reads only what its role keeps.
  const file = path.join(server.config.dataFolder, server === cluster.pub ? 'mode.json' : 'capf.cer');
  const read = unlinkedDisk.read.bind(unlinkedDisk);
  let isAsked = false;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const spy = vi.spyOn(unlinkedDisk, 'read').mockImplementation(async (asked, most) => {
    if (asked === file) {
      isAsked = true;
      await held;
    }
    return read(asked, most);
  });
  onTestFinished(() => spy.mockRestore());
  const other = await signedIn(drawNumber(), ADMIN, server.provider.port);
  other.send({ id: 3, name: 'state', input: {} });
  await until(() => isAsked);
}

describe('a message that comes late', () => {
  it('out of the network, behind a new sign-in of its client, is not even read', async () => {
    const relay = await relayTo(cluster.pub.provider.port);
    const client = await connected(cluster, { port: relay.port });
    must(await client.stage(PUB, FILES.first, null));
    relay.hold();
    expect(errorOf(await client.commit(PUB, HASH.first, { deadline: 100 }))).toMatchObject({ code: 'connect.timeout' });
    await until(() => relay.held() > 0);
    const before = must(await client.state(PUB));
    expect(before).toEqual({ ctlSha256: null, ...stagedHere(HASH.first), mode: 'non-secure' });
    expect(cluster.pub.events).toContainEqual(expect.objectContaining({ kind: 'refused', reason: 'superseded' }));
    relay.release();
    expect(must(await client.state(PUB))).toEqual(before);
    await client.close();
    await until(() => cluster.pub.events.filter(({ kind }) => kind === 'closed').length === 2);
    expect(countOf(cluster.pub, 'commit')).toBe(0);
  });

  it('would have been carried out without that sign-in', async () => {
    const relay = await relayTo(cluster.pub.provider.port);
    const client = await connected(cluster, { port: relay.port });
    must(await client.stage(PUB, FILES.first, null));
    relay.hold();
    expect(errorOf(await client.commit(PUB, HASH.first, { deadline: 100 }))).toMatchObject({ code: 'connect.timeout' });
    relay.release();
    await until(() => countOf(cluster.pub, 'commit') === 1);
    const other = await connected(cluster);
    expect(must(await other.state(PUB)).ctlSha256).toBe(HASH.first);
    await Promise.all([client.close(), other.close()]);
  });

  /** Everything that writes, so that it would change something. */
  const WRITES: { readonly [N in MessageName as (typeof PROVIDER_MESSAGES)[N]['writes'] extends true ? N : never]: MessageInput<N> } = {
    stage: { file: base64(FILES.third), expectedSha256: HASH.first },
    discard: { sha256: HASH.second },
    commit: { sha256: HASH.second },
    capfCertificate: { der: base64(CAPF_DER) },
    trustToken: { der: base64(CAPF_DER) },
    setMode: { mode: 'mixed', fileSha256: HASH.first },
  };

  it.each(Object.keys(WRITES) as readonly (keyof typeof WRITES)[])('out of the queue of a slow disk, behind a new sign-in of its client, changes nothing: %s', async (name) => {
    const server = PROVIDER_MESSAGES[name].on === 'subscriber' ? cluster.sub : cluster.pub;
    const { port } = server.provider;
    const number = drawNumber();
    const old = await signedIn(number, ADMIN, port);
    expect(await stage(old, FILES.first, null)).toMatchObject({ ok: true });
    expect(await old.ask('commit', { sha256: HASH.first })).toMatchObject({ ok: true });
    expect(await stage(old, FILES.second, HASH.first)).toMatchObject({ ok: true });
    const everything = async (client: RawClient) => [await client.ask('state', {}), server === cluster.pub ? await client.ask('certificates', {}) : null];
    const [before] = (await everything(old)) as [{ value: object }];

    await slowDisk(server);
    const answer = old.ask(name, WRITES[name]);
    await until(() => server.events.at(-1)?.kind === 'request' && countOf(server, name) > 0);
    const fresh = await signedIn(number, ADMIN, port);
    goOn();
    expect(codeOf(await answer)).toBe('login.superseded');
    expect(await old.next()).toBe('closed');
    const [after, certificates] = (await everything(fresh)) as [{ value: object }, { value: { certificates: readonly object[] } } | null];
    expect(after.value).toEqual(before.value);
    if (certificates !== null) expect(certificates.value.certificates).toHaveLength(1);
    // The same message of the new session does change something, so that the comparison means something.
    expect(await fresh.ask(name, WRITES[name])).toMatchObject({ ok: true });
    expect(await everything(fresh)).not.toEqual([after, certificates]);
    fresh.close();
  });

  it('and is a sign-in itself ends nothing', async () => {
    const number = drawNumber();
    const relay = await relayTo(cluster.pub.provider.port);
    const ticket = valueOf(await login(await greetedClient(cluster.pub.provider.port))).ticket;
    const late = await greetedClient(relay.port, number);
    relay.hold();
    const answer = late.ask('resume', { ticket });
    await until(() => relay.held() > 0);
    const fresh = await signedIn(number);
    relay.release();
    expect(codeOf(await answer)).toBe('login.superseded');
    expect(await late.next()).toBe('closed');
    expect(await stage(fresh, FILES.first, null)).toMatchObject({ ok: true });
    fresh.close();
  });

  it('out of the same connection, behind one that waited for a slow disk, is not even read', async () => {
    const number = drawNumber();
    const old = await signedIn(number);
    expect(await stage(old, FILES.first, null)).toMatchObject({ ok: true });
    await slowDisk(cluster.pub);
    const answer = old.ask('commit', { sha256: HASH.first });
    await until(() => countOf(cluster.pub, 'commit') > 0);
    old.send({ id: 9, name: 'discard', input: { sha256: HASH.first } });
    const fresh = await signedIn(number);
    goOn();
    expect(codeOf(await answer)).toBe('login.superseded');
    expect(await old.next()).toBe('closed');
    expect(await fresh.ask('commit', { sha256: HASH.first })).toMatchObject({ ok: true });
    expect(countOf(cluster.pub, 'discard')).toBe(0);
    fresh.close();
  });
});

describe('a sign-in', () => {
  it('that was cut off while its password was checked ends nothing', async () => {
    const files = createMemoryFiles();
    await files.makeFolder('/node');
    const node = await openNode({ ...cluster.pub.config, dataFolder: '/node' }, { files, clock: systemClock, bounds: boundsOf(cluster.pub.config), emit: () => undefined, port: () => 0 });
    const ended: number[] = [];
    const askerOf = (session: number, isLive: boolean): Asker => ({ session, client: '0'.repeat(32), address: '', user: '', isLive: () => isLive, end: () => void ended.push(session) });
    const signIn = (asker: Asker) => HANDLERS.login(node, asker, { username: ADMIN.name, password: ADMIN.password });
    expect(await signIn(askerOf(1, true))).toMatchObject({ ok: true });
    expect(await signIn(askerOf(2, false))).toMatchObject({ ok: false, error: { code: 'login.superseded' } });
    expect(ended).toEqual([]);
    // One that still lives does.
    expect(await signIn(askerOf(3, true))).toMatchObject({ ok: true });
    expect(ended).toEqual([1]);
  });

  it('cuts the idle sessions of its client at once, with a password or with a ticket', async () => {
    const number = drawNumber();
    const first = await signedIn(number);
    const second = await greetedClient(cluster.pub.provider.port, number);
    const { ticket } = valueOf(await login(second));
    expect(await first.next()).toBe('closed');
    const third = await greetedClient(cluster.pub.provider.port, number);
    expect(await third.ask('resume', { ticket })).toMatchObject({ ok: true });
    expect(await second.next()).toBe('closed');
    expect(await third.ask('state', {})).toMatchObject({ ok: true });
    third.close();
  });

  it('that fails, or has not happened yet, ends nothing', async () => {
    const number = drawNumber();
    const first = await signedIn(number);
    const greeted = await greetedClient(cluster.pub.provider.port, number);
    const wrong = await greetedClient(cluster.pub.provider.port, number);
    expect(codeOf(await wrong.ask('login', { username: ADMIN.name, password: 'wrong' }))).toBe('login.refused');
    expect(await stage(first, FILES.first, null)).toMatchObject({ ok: true });
    greeted.close();
    first.close();
  });

  it('does not touch sessions of other numbers, of the same user or another', async () => {
    const others = [await signedIn(drawNumber()), await signedIn(drawNumber(), OTHER)];
    const client = await signedIn(drawNumber());
    for (const other of others) expect(await other.ask('state', {})).toMatchObject({ ok: true });
    for (const one of [...others, client]) one.close();
  });

  it('under another account takes over what its number had staged, and ends what that had asked for', async () => {
    const number = drawNumber();
    const first = await signedIn(number);
    expect(await stage(first, FILES.first, null)).toMatchObject({ ok: true });
    const second = await signedIn(number, OTHER);
    expect(await first.next()).toBe('closed');
    expect(valueOf(await second.ask('state', {}))).toMatchObject({ stagedBy: ADMIN.name, stagedHere: true });
    expect(await second.ask('commit', { sha256: HASH.first })).toMatchObject({ ok: true });
    second.close();
  });

  it('on one server leaves the sessions on the others', async () => {
    const number = drawNumber();
    const there = await signedIn(number, ADMIN, cluster.sub.provider.port);
    const here = await signedIn(number);
    expect(await there.ask('state', {})).toMatchObject({ ok: true });
    for (const one of [there, here]) one.close();
  });
});

describe('two programs with the same number', () => {
  it('never write at once: who signed in last does, and the other is told so', async () => {
    const number = drawNumber();
    const one = await connected(cluster, { client: number });
    const two = await connected(cluster, { client: number });
    must(await two.stage(PUB, FILES.first, null));
    // Its connection was cut, so it signs in again, which cuts the other one's.
    must(await one.commit(PUB, HASH.first));
    expect(must(await two.state(PUB))).toMatchObject({ ctlSha256: HASH.first });
    await Promise.all([one.close(), two.close()]);
  });
});
