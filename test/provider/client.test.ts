import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectCluster } from '../../core/cluster/ctl-provider/connect-cluster.ts';
import { probeProvider } from '../../core/cluster/ctl-provider/probe.ts';
import { Secret } from '../../core/ports/secret.ts';
import { identityPem } from '../../practice/identities/certificate-recipe.ts';
import { must } from '../helpers/founding-document.ts';
import { connected, connectTo, errorOf } from './connected.ts';
import { ADMIN, CAPF_DER, countOf, FILES, HASH, PUB, PUB_TLS, serverEntry, sha256Of, startTestCluster, SUB, SUB_TLS, type TestCluster, until } from './fixture.ts';
import { frame } from './raw-client.ts';

const ALPN = ['open-ctl-provider/1'];
const PIN = sha256Of(PUB_TLS);
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A TLS peer that is not ours; collects the application data it gets. */
async function tlsPeer(options: TlsOptions, onSocket: (socket: TLSSocket) => void = () => undefined): Promise<{ port: number; received: Buffer[]; closed: () => number }> {
  const received: Buffer[] = [];
  let closed = 0;
  const server = createTlsServer({ ...identityPem(PUB_TLS), ...options }, (socket) => {
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => (closed += 1));
    onSocket(socket);
  });
  server.on('tlsClientError', () => (closed += 1));
  return { port: await listening(server), received, closed: () => closed };
}

const connectAt = (port: number, more: { deadline?: number; signal?: AbortSignal; expectedSha256?: string; host?: string } = {}) =>
  connectCluster({ host: '127.0.0.1', port, expectedSha256: PIN, username: ADMIN.name, password: new Secret(ADMIN.password), ...more });

describe('a peer that is not an Open CTL Provider', () => {
  it.each(['probe', 'connect'])('gets no application byte when it selects no protocol (%s)', async (how) => {
    const peer = await tlsPeer({});
    const result = how === 'probe' ? await probeProvider({ host: '127.0.0.1', port: peer.port }) : await connectAt(peer.port);
    expect(errorOf(result)).toEqual({ code: 'connect.not-open-provider', where: '127.0.0.1', params: { host: '127.0.0.1', port: peer.port } });
    await until(() => peer.closed() > 0);
    expect(Buffer.concat(peer.received)).toHaveLength(0);
  });

  it('is told as such when it refuses our protocol in the handshake', async () => {
    const peer = await tlsPeer({ ALPNProtocols: ['h2'] });
    expect(errorOf(await connectAt(peer.port))).toMatchObject({ code: 'connect.not-open-provider' });
    expect(peer.received).toHaveLength(0);
  });

  it('that never answers ends at the deadline, and has got no more than a ClientHello', async () => {
    const received: Buffer[] = [];
    const port = await listening(createTcpServer((socket) => void socket.on('data', (chunk) => received.push(chunk))));
    expect(errorOf(await connectAt(port, { deadline: 200 }))).toEqual({ code: 'connect.timeout', where: '127.0.0.1', params: { host: '127.0.0.1', port, seconds: 1 } });
    expect(errorOf(await probeProvider({ host: '127.0.0.1', port, deadline: 200 }))).toMatchObject({ code: 'connect.timeout' });
    // TLS record: type 22 (handshake), then version and length; nothing follows it.
    const [first = Buffer.alloc(5)] = received;
    expect(received).toHaveLength(2);
    expect(first[0]).toBe(22);
    expect(first.length).toBe(5 + first.readUInt16BE(3));
  });

  it('that speaks something else than TLS is told as such', async () => {
    const port = await listening(createTcpServer((socket) => void socket.end('220 mail.example.com ESMTP\r\n')));
    expect(errorOf(await connectAt(port))).toMatchObject({ code: 'connect.tls-failed' });
  });

  it('that only speaks TLS 1.3 is told as such', async () => {
    const peer = await tlsPeer({ minVersion: 'TLSv1.3', ALPNProtocols: ALPN });
    expect(errorOf(await connectAt(peer.port))).toMatchObject({ code: 'connect.tls-failed' });
  });
});

describe('a server that cannot be reached', () => {
  it('has an unknown name', async () => {
    expect(errorOf(await connectAt(2444, { host: 'no-such-host.invalid' }))).toMatchObject({ code: 'connect.name-not-found', where: 'no-such-host.invalid', params: { host: 'no-such-host.invalid' } });
  });

  it('refuses the connection', async () => {
    const server = createTcpServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    expect(errorOf(await connectAt(port))).toMatchObject({ code: 'connect.refused', params: { host: '127.0.0.1', port } });
  });

  it('is given up at once when the caller cancels, before or during the attempt', async () => {
    const port = await listening(createTcpServer(() => undefined));
    expect(errorOf(await connectAt(port, { signal: AbortSignal.abort() }))).toMatchObject({ code: 'connect.cancelled' });
    const controller = new AbortController();
    const attempt = connectAt(port, { signal: controller.signal });
    setImmediate(() => controller.abort());
    expect(errorOf(await attempt)).toMatchObject({ code: 'connect.cancelled' });
  });
});

describe('the certificate of a server', () => {
  it('is shown without a byte being sent', async () => {
    const peer = await tlsPeer({ ALPNProtocols: ALPN });
    const shown = must(await probeProvider({ host: '127.0.0.1', port: peer.port }));
    expect(shown.sha256).toBe(PIN);
    expect(shown.subject).toContain('OU=TAC');
    expect(Date.parse(shown.validFrom)).toBeLessThan(Date.now());
    expect(Date.parse(shown.validTo)).toBeGreaterThan(Date.now());
    await until(() => peer.closed() > 0);
    expect(peer.received).toHaveLength(0);
  });

  it('that is another one than expected gets no byte', async () => {
    const peer = await tlsPeer({ ALPNProtocols: ALPN, ...identityPem(SUB_TLS) });
    expect(errorOf(await connectAt(peer.port))).toEqual({ code: 'trust.certificate-changed', where: '127.0.0.1', params: { sha256: sha256Of(SUB_TLS), expected: PIN } });
    await until(() => peer.closed() > 0);
    expect(peer.received).toHaveLength(0);
  });
});

describe('a cluster in use', () => {
  let cluster: TestCluster;
  beforeEach(async () => {
    cluster = await startTestCluster();
    cleanups.push(() => cluster.close());
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
    expect(client.signIns.get(SUB)).toMatchObject({ ok: false, error: { code: 'trust.certificate-changed', where: SUB, params: { sha256: PIN, expected: sha256Of(SUB_TLS) } } });
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
    cluster = await startTestCluster({ bounds: { ticketSeconds: 0.2 } });
    const client = await connected(cluster);
    const since = Date.now();
    await until(() => Date.now() - since > 200);
    await cluster.sub.restart();
    expect(errorOf(await client.state(SUB))).toMatchObject({ code: 'login.ticket-expired', where: SUB });
    expect(errorOf(await client.state(SUB))).toMatchObject({ code: 'login.required', where: SUB });
    must(await client.signIn(SUB, ADMIN.name, new Secret(ADMIN.password)));
    must(await client.state(SUB));
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
    expect(must(await client.state(SUB))).toEqual({ ctlSha256: HASH.first, stagedSha256: null });
    expect(countOf(cluster.sub, 'commit')).toBe(1);
    await client.close();
  });

  it('does not do what was asked for when the provider was stopped before it', async () => {
    const client = await connected(cluster);
    must(await client.stage(SUB, FILES.first, null));
    cluster.sub.at('request', 'commit', () => void cluster.sub.provider.close());
    expect(errorOf(await client.commit(SUB, HASH.first))).toMatchObject({ code: 'connect.lost' });
    await cluster.sub.restart();
    expect(must(await client.state(SUB))).toEqual({ ctlSha256: null, stagedSha256: HASH.first });
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

/** A publisher that answers each message as `answers` says, after hello, login and cluster were answered rightly. */
async function lyingPublisher(answers: Record<string, unknown>): Promise<number> {
  let port = 0;
  const value: Record<string, unknown> = {
    hello: { name: PUB, role: 'publisher', software: 'x' },
    login: { ticket: 't', expires: '2030-01-01T00:00:00Z' },
    resume: { expires: '2030-01-01T00:00:00Z' },
    get cluster() {
      return { servers: [serverEntry(PUB, 'publisher', port)], release: '1', autoRegistration: false, mode: 'mixed' };
    },
    certificates: { certificates: [] },
  };
  const peer = await tlsPeer({ ALPNProtocols: ALPN }, (socket) => {
    let buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      buffer = Buffer.concat([buffer, chunk]);
      if (buffer.length < 4 || buffer.length < 4 + buffer.readUInt32BE()) return;
      const { id, name } = JSON.parse(buffer.subarray(4).toString()) as { id: number; name: string };
      buffer = Buffer.alloc(0);
      const answer = answers[name];
      if (answer instanceof Buffer) socket.write(answer);
      else if (answer === undefined) socket.write(frame(JSON.stringify({ id, ok: true, value: value[name] ?? {} })));
      else socket.write(frame(JSON.stringify(typeof answer === 'function' ? (answer as (id: number) => unknown)(id) : { id, ok: true, value: answer })));
    });
  });
  port = peer.port;
  return port;
}

const BASE = { release: '1', autoRegistration: false, mode: 'mixed' };
const entry = serverEntry(PUB, 'publisher', 2444);
const LIES: readonly (readonly [string, Record<string, unknown>])[] = [
  ['a name in hello that is no name', { hello: { name: '../etc', role: 'publisher', software: 'x' } }],
  ['an unknown key', { hello: { name: PUB, role: 'publisher', software: 'x', more: 1 } }],
  ['a server twice', { cluster: { ...BASE, servers: [entry, entry] } }],
  ['no publisher', { cluster: { ...BASE, servers: [{ ...entry, role: 'subscriber' }] } }],
  ['another publisher than itself', { cluster: { ...BASE, servers: [{ ...entry, name: 'x' }] } }],
  ['another certificate for itself', { cluster: { ...BASE, servers: [{ ...entry, certificateSha256: '0'.repeat(64) }] } }],
  ['65 servers', { cluster: { ...BASE, servers: Array.from({ length: 65 }, (_, index) => ({ ...entry, name: `n${index}` })) } }],
  ['a reply to another request', { hello: (id: number) => ({ id: id + 1, ok: true, value: {} }) }],
  ['a refusal that the message does not have', { hello: (id: number) => ({ id, ok: false, error: { code: 'provider.busy', params: {} } }) }],
  ['a refusal with parameters without bound', { login: (id: number) => ({ id, ok: false, error: { code: 'login.refused', params: { username: 'x'.repeat(301) } } }) }],
  ['a frame that is too long', { hello: Buffer.of(0x7f, 0xff, 0xff, 0xff) }],
  ['an empty frame', { hello: Buffer.alloc(4) }],
  ['something that is no JSON', { hello: frame('{') }],
  ['two replies at once', { hello: Buffer.concat([frame('{}'), frame('{}')]) }],
];

describe('a publisher that lies', () => {
  it.each(LIES)('with %s breaks the protocol', async (_what, answers) => {
    const port = await lyingPublisher(answers);
    expect(errorOf(await connectAt(port))).toMatchObject({ code: 'protocol.violation', where: '127.0.0.1' });
  });

  const FILE = { bytes: Buffer.from(FILES.first).toString('base64'), sha256: HASH.second, lastModified: '2026-01-01T00:00:00Z' };

  it('about a hash is caught by computing it', async () => {
    const client = must(await connectAt(await lyingPublisher({ ctlFile: { file: FILE }, stage: { sha256: HASH.second } })));
    expect(errorOf(await client.ctlFile(PUB))).toMatchObject({ code: 'protocol.violation', where: PUB });
    expect(errorOf(await client.stage(PUB, FILES.first, null))).toMatchObject({ code: 'protocol.violation', where: PUB });
    await client.close();
  });

  it('about a certificate of a server outside the cluster is caught', async () => {
    const certificate = { server: 'elsewhere', role: 'CAPF', der: Buffer.from(CAPF_DER).toString('base64') };
    const client = must(await connectAt(await lyingPublisher({ certificates: { certificates: [certificate] } })));
    expect(errorOf(await client.facts())).toMatchObject({ code: 'protocol.violation', where: PUB });
    await client.close();
  });

  it('by not answering a call ends at its deadline or when cancelled, and the connection with it', async () => {
    const client = must(await connectAt(await lyingPublisher({ state: Buffer.alloc(0) })));
    expect(errorOf(await client.state(PUB, { deadline: 100 }))).toMatchObject({ code: 'connect.timeout', where: PUB });
    const controller = new AbortController();
    const call = client.state(PUB, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    expect(errorOf(await call)).toMatchObject({ code: 'connect.cancelled', where: PUB });
    await client.close();
  });
});
