import { connect as connectTcp } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, FILES, PUB, startTestCluster, SUB, type TestCluster, until } from './fixture.ts';
import { PROVIDER_MESSAGES, type MessageInput, type MessageName } from '../../shared/provider/messages.ts';
import { codeOf, frame, greetedClient, helloOf, rawClient } from './raw-client.ts';

const LOGIN = { username: ADMIN.name, password: ADMIN.password };
const SHA256 = '0'.repeat(64);

/** Something that may be sent with each message: what is refused must be refused for its time and place alone. */
const INPUT: { readonly [N in MessageName]: MessageInput<N> } = {
  hello: helloOf(),
  login: LOGIN,
  resume: { ticket: 'ticket' },
  state: {},
  cluster: {},
  certificates: {},
  ctlFile: {},
  stage: { file: 'AAAA', expectedSha256: null },
  discard: { sha256: SHA256 },
  commit: { sha256: SHA256 },
  capfCertificate: { der: 'AAAA' },
  trustToken: { der: 'AAAA' },
  setMode: { mode: 'mixed', fileSha256: SHA256 },
  bye: {},
};
const NAMES = Object.keys(INPUT) as readonly MessageName[];
const onlyOn = (role: 'publisher' | 'subscriber'): readonly MessageName[] => NAMES.filter((name) => PROVIDER_MESSAGES[name].on === role);

describe('the protocol as a stranger sees it', () => {
  let cluster: TestCluster;
  let port: number;
  beforeAll(async () => {
    cluster = await startTestCluster({ bounds: { freeFailures: 100 } });
    port = cluster.pub.provider.port;
  });
  afterAll(() => cluster.close());

  const signedIn = async (at = port) => {
    const client = await greetedClient(at);
    expect(await client.ask('login', LOGIN)).toMatchObject({ ok: true });
    return client;
  };

  it('answers hello with name, role, software and its time', async () => {
    const client = await rawClient(port);
    const since = Date.now();
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;
    const reply = await client.ask('hello', helloOf());
    expect(reply).toEqual({ id: 1, ok: true, value: { name: PUB, role: 'publisher', software: 'Open CTL Provider', time } });
    const told = Date.parse((reply as { value: { time: string } }).value.time);
    expect(told).toBeGreaterThanOrEqual(since);
    expect(told).toBeLessThanOrEqual(Date.now());
    client.close();
  });

  it('refuses a version it does not speak, names its own and ends', async () => {
    const client = await rawClient(port);
    expect(await client.ask('hello', { ...helloOf(), version: 3 })).toEqual({ id: 1, ok: false, error: { code: 'protocol.version', params: { offered: 2 } } });
    expect(await client.next()).toBe('closed');
  });

  const BEFORE_LOGIN: readonly (readonly [string, Uint8Array])[] = [
    ['a payload longer than 4096 bytes', frame(Buffer.alloc(4097, 0x20))],
    ['the mere header of a huge frame', Buffer.of(0xff, 0xff, 0xff, 0xff)],
    ['an empty frame', Buffer.alloc(4)],
    ['a payload that is not JSON', frame('hello')],
    ['a payload that is not UTF-8', frame(Buffer.of(0x22, 0xff, 0x22))],
    ['JSON that is no request', frame('[]')],
    ['a request with an unknown key', frame('{"id":2,"name":"bye","input":{},"extra":1}')],
    ['an input with an unknown key', frame('{"id":2,"name":"login","input":{"username":"a","password":"b","pin":"c"}}')],
    ['an input with __proto__', frame('{"id":2,"name":"login","input":{"username":"a","password":"b","__proto__":{}}}')],
    ['a request that is not in the table', frame('{"id":2,"name":"constructor","input":{}}')],
    ['an id of 0', frame('{"id":0,"name":"bye","input":{}}')],
    ['a number that skips one', frame('{"id":3,"name":"bye","input":{}}')],
    ['a number that was used', frame('{"id":1,"name":"bye","input":{}}')],
    ['a key that is said twice', frame('{"id":2,"name":"login","input":{"username":"a","password":"b","password":"c"}}')],
    ['a key that is said twice, once in another way', frame('{"id":2,"name":"bye","n\\u0061me":"bye","input":{}}')],
    ['a name with a line end', frame('{"id":2,"name":"login","input":{"username":"a\\nb","password":"b"}}')],
    ['a password of 257 characters', frame(JSON.stringify({ id: 2, name: 'login', input: { username: 'a', password: 'x'.repeat(257) } }))],
    ['a second hello', frame(JSON.stringify({ id: 2, name: 'hello', input: helloOf() }))],
    ['two requests at once', Buffer.concat([frame('{"id":2,"name":"bye","input":{}}'), frame('{"id":3,"name":"bye","input":{}}')])],
  ];
  it.each(BEFORE_LOGIN)('answers %s with a violation and ends', async (_what, bytes) => {
    const client = await greetedClient(port);
    client.sendBytes(bytes);
    expect(codeOf(await client.next())).toBe('protocol.violation');
    expect(await client.next()).toBe('closed');
  });

  it('answers anything before hello with a violation and ends', async () => {
    const client = await rawClient(port);
    expect(codeOf(await client.ask('login', LOGIN))).toBe('protocol.violation');
    expect(await client.next()).toBe('closed');
  });

  it.each(NAMES.filter((name) => PROVIDER_MESSAGES[name].when === 'signed-in'))('answers %s before sign-in with login.required and ends', async (name) => {
    const client = await greetedClient(port);
    expect(codeOf(await client.ask(name, INPUT[name]))).toBe('login.required');
    expect(await client.next()).toBe('closed');
  });

  it('does not tell in a violation what was sent', async () => {
    const client = await greetedClient(port);
    client.send({ id: 2, name: 'login', input: { username: 'a', password: 'TOP-SECRET'.repeat(30) } });
    expect(JSON.stringify(await client.next())).not.toContain('TOP-SECRET');
    // Cut where a log would be tempted to tell what it could not read.
    const other = await greetedClient(port);
    other.sendBytes(frame('{"id":2,"name":"login","input":{"username":"a","password":"TOP-SECRET"'));
    expect(JSON.stringify(await other.next())).not.toContain('TOP-SECRET');
    expect(JSON.stringify(cluster.pub.events)).not.toContain('TOP-SECRET');
  });

  it('takes frames byte by byte', async () => {
    const client = await rawClient(port);
    client.socket.setNoDelay(true);
    for (const byte of frame(JSON.stringify({ id: 1, name: 'hello', input: helloOf() }))) {
      client.sendBytes(Buffer.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await client.next()).toMatchObject({ id: 1, ok: true });
    client.close();
  });

  it('takes large frames only after sign-in, up to 2 MiB', async () => {
    const stranger = await greetedClient(port);
    // 4097 bytes: refused by their length, before they have come.
    stranger.sendBytes(Buffer.of(0x00, 0x00, 0x10, 0x01));
    expect(await stranger.next()).toMatchObject({ ok: false, error: { code: 'protocol.violation' } });
    const client = await signedIn();
    const file = Buffer.alloc(1024 * 1024, 7).toString('base64');
    expect(codeOf(await client.ask('stage', { file, expectedSha256: null }))).toBe('provider.file-refused');
    client.sendBytes(Buffer.of(0x00, 0x20, 0x00, 0x01));
    expect(codeOf(await client.next())).toBe('protocol.violation');
    expect(await client.next()).toBe('closed');
  });

  it('answers a file that is longer than 1 MiB, or not base64, with a violation', async () => {
    for (const file of [Buffer.alloc(1024 * 1024 + 3, 7).toString('base64'), 'AAA', 'AA*=']) {
      const client = await signedIn();
      expect(codeOf(await client.ask('stage', { file, expectedSha256: null }))).toBe('protocol.violation');
      expect(await client.next()).toBe('closed');
    }
  });

  it('has no second sign-in on a connection', async () => {
    const client = await signedIn();
    expect(codeOf(await client.ask('login', LOGIN))).toBe('protocol.violation');
    expect(await client.next()).toBe('closed');
  });

  it('answers bye and ends', async () => {
    const client = await greetedClient(port);
    expect(await client.ask('bye', {})).toEqual({ id: 2, ok: true, value: {} });
    expect(await client.next()).toBe('closed');
  });

  it('answers what only another role may do with a refusal, and goes on', async () => {
    const publisher = await signedIn();
    for (const name of onlyOn('subscriber')) expect(codeOf(await publisher.ask(name, INPUT[name]))).toBe('provider.not-subscriber');
    expect(await publisher.ask('state', {})).toMatchObject({ ok: true });
    const subscriber = await signedIn(cluster.sub.provider.port);
    for (const name of onlyOn('publisher')) expect(codeOf(await subscriber.ask(name, INPUT[name]))).toBe('provider.not-publisher');
    expect(await subscriber.ask('state', {})).toMatchObject({ ok: true, value: { ctlSha256: null, ctlLength: null, ctlModified: null, stagedSha256: null, stagedBy: null, stagedAt: null, stagedHere: null } });
    publisher.close();
    subscriber.close();
  });

  it('tells length and time of the file it serves', async () => {
    const client = await signedIn(cluster.sub.provider.port);
    const before = Date.now() - 2000;
    const staged = await client.ask('stage', { file: Buffer.from(FILES.first).toString('base64'), expectedSha256: null });
    expect(staged).toMatchObject({ ok: true });
    const { sha256 } = (staged as { value: { sha256: string } }).value;
    expect(await client.ask('commit', { sha256 })).toMatchObject({ ok: true });
    const state = (await client.ask('state', {})) as { value: { ctlLength: number; ctlModified: string } };
    expect(state.value.ctlLength).toBe(FILES.first.length);
    expect(Date.parse(state.value.ctlModified)).toBeGreaterThan(before);
    client.close();
  });

  it('ends a TLS connection that did not select its protocol, without a byte', async () => {
    // Without ALPN the handshake is right; it is the provider that cuts, before it reads or sends application data.
    await expect(rawClient(port, { ALPNProtocols: [] })).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(cluster.pub.events.at(-1)).toMatchObject({ kind: 'refused', reason: 'not-our-protocol' });
  });

  it('fails the handshake with another application protocol', async () => {
    await expect(rawClient(port, { ALPNProtocols: ['h2'] })).rejects.toMatchObject({ code: expect.stringContaining('NO_APPLICATION_PROTOCOL') as string });
  });

  it('survives noise instead of TLS', async () => {
    const socket = connectTcp(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.end('GET / HTTP/1.0\r\n\r\n');
    await once(socket, 'close');
    await until(() => cluster.pub.events.some((event) => event.kind === 'refused' && event.reason === 'tls'));
    const client = await greetedClient(port);
    client.close();
  });

  it('names the subscriber by its own name', async () => {
    const client = await rawClient(cluster.sub.provider.port);
    expect(await client.ask('hello', helloOf())).toMatchObject({ value: { name: SUB, role: 'subscriber' } });
    client.close();
  });
});

describe('the bounds of a connection', () => {
  it('end one that does not sign in', async () => {
    const cluster = await startTestCluster({ bounds: { loginSeconds: 2 } });
    const client = await greetedClient(cluster.pub.provider.port);
    // The second one hangs only where the first never comes.
    expect(await Promise.race([client.next(), new Promise((resolve) => setTimeout(resolve, 30_000, 'still open').unref())])).toBe('closed');
    expect(cluster.pub.events).toContainEqual(expect.objectContaining({ kind: 'refused', reason: 'sign-in-overdue' }));
    await cluster.close();
  });

  it('end one that never finishes the TLS handshake', async () => {
    const cluster = await startTestCluster({ bounds: { handshakeSeconds: 0.2 } });
    const socket = connectTcp(cluster.pub.provider.port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    await once(socket, 'close');
    await until(() => cluster.pub.events.some((event) => event.kind === 'refused' && event.reason === 'tls'));
    await cluster.close();
  });

  it('end one that is idle after sign-in, and not one that asks', async () => {
    const cluster = await startTestCluster({ bounds: { loginSeconds: 60, idleSeconds: 2 } });
    const client = await greetedClient(cluster.pub.provider.port);
    await client.ask('login', LOGIN);
    const since = Date.now();
    while (Date.now() - since < 2500) {
      expect(await client.ask('state', {})).toMatchObject({ ok: true });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await client.next()).toBe('closed');
    expect(cluster.pub.events).toContainEqual(expect.objectContaining({ kind: 'refused', reason: 'idle' }));
    await cluster.close();
  });

  it('refuse more connections than configured and take new ones when some end', async () => {
    const cluster = await startTestCluster({ bounds: { connections: 2 } });
    const { port } = cluster.pub.provider;
    const signedIn = async () => {
      const client = await greetedClient(port);
      expect(await client.ask('login', LOGIN)).toMatchObject({ ok: true });
      return client;
    };
    const clients = [await signedIn(), await signedIn()];
    await expect(rawClient(port)).rejects.toThrow();
    expect(cluster.pub.events).toContainEqual(expect.objectContaining({ kind: 'refused', reason: 'too-many-connections' }));
    clients.forEach((client) => client.close());
    await until(() => cluster.pub.events.filter((event) => event.kind === 'closed').length === 2);
    (await greetedClient(port)).close();
    await cluster.close();
  });
});
