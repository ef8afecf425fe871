import { createHook } from 'node:async_hooks';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Secret } from '../../core/ports/secret.ts';
import { createPasswordCheck, hashPassword } from '../../provider/passwords.ts';
import { setClockAhead, setTimePassed } from '../helpers/clock.ts';
import { useRealCrypto } from '../helpers/key-stock/real-crypto.ts';
import { connected, connectTo, errorOf } from './connected.ts';
import { ADMIN, countOf, OTHER, startTestCluster, SUB, type TestCluster, type TestOptions, USERS } from './fixture.ts';
import { codeOf, greetedClient } from './raw-client.ts';

let cluster: TestCluster;
const start = async (options: TestOptions = {}) => (cluster = await startTestCluster(options));
afterEach(() => cluster.close());

const login = async (username: string, password: string): Promise<unknown> => {
  const client = await greetedClient(cluster.pub.provider.port);
  const reply = await client.ask('login', { username, password });
  client.close();
  return reply;
};
const ticketOf = (reply: unknown): string => (reply as { value: { ticket: string } }).value.ticket;
const resume = async (ticket: string): Promise<unknown> => {
  const client = await greetedClient(cluster.pub.provider.port);
  const reply = await client.ask('resume', { ticket });
  client.close();
  return reply;
};

describe('signing in', () => {
  it('refuses a wrong password and an unknown user alike, and does the same work for both', async () => {
    const backToStock = useRealCrypto();
    await start({ bounds: { freeFailures: 100 } });
    let derived = 0;
    // Node tells of every key that scrypt derives in this process.
    const hook = createHook({ init: (_id, type) => (derived += type === 'SCRYPTREQUEST' ? 1 : 0) }).enable();
    const work = async (username: string): Promise<number> => {
      const before = derived;
      expect(await login(username, 'wrong')).toEqual({ id: 2, ok: false, error: { code: 'login.refused', params: { username } } });
      return derived - before;
    };
    expect([await work(ADMIN.name), await work('nobody')]).toEqual([1, 1]);
    hook.disable();
    backToStock();
  });

  it('keeps passwords as scrypt makes them: what another implementation made is taken, and nothing but the password', async () => {
    await start();
    const backToStock = useRealCrypto();
    // Python, hashlib.scrypt(b'geheim', salt=bytes(range(16)), n=2**15, r=8, p=1, maxmem=2**27, dklen=32).
    const passwordHash = '$scrypt$ln=15,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$FjFT7NmvEQVp3F0fedyhscsFPF+j4JPrjf0kh3skkI4';
    const check = createPasswordCheck([{ name: 'other', passwordHash }, { name: 'own', passwordHash: await hashPassword('geheim') }]);
    for (const name of ['other', 'own']) expect([await check(name, 'geheim'), await check(name, 'Geheim')], name).toEqual([true, false]);
    backToStock();
  });

  it('ends the connection after a refusal: one attempt each', async () => {
    await start();
    const client = await greetedClient(cluster.pub.provider.port);
    await client.ask('login', { username: ADMIN.name, password: 'wrong' });
    expect(await client.next()).toBe('closed');
  });

  it('slows a user down after free failures, even for the right password, and says for how long', async () => {
    await start({ bounds: { freeFailures: 2, firstWaitSeconds: 30 } });
    for (let round = 0; round < 2; round += 1) expect(codeOf(await login(ADMIN.name, 'wrong'))).toBe('login.refused');
    expect(await login(ADMIN.name, ADMIN.password)).toEqual({ id: 2, ok: false, error: { code: 'login.throttled', params: { seconds: 30 } } });
  });

  it('slows an address down whatever names it tries', async () => {
    await start({ bounds: { freeFailures: 3, firstWaitSeconds: 30 } });
    for (const name of ['a', 'b', 'c']) expect(codeOf(await login(name, 'wrong'))).toBe('login.refused');
    expect(codeOf(await login(OTHER.name, OTHER.password))).toBe('login.throttled');
  });

  it('lets no more guesses through when they come all at once', async () => {
    await start({ bounds: { freeFailures: 3, firstWaitSeconds: 30 } });
    const replies = await Promise.all(Array.from({ length: 10 }, () => login(ADMIN.name, 'wrong')));
    expect(replies.filter((reply) => codeOf(reply) === 'login.refused')).toHaveLength(3);
    expect(replies.filter((reply) => codeOf(reply) === 'login.throttled')).toHaveLength(7);
  });

  it('lets in again when the wait is over, and a success forgets the failures', async () => {
    await start({ bounds: { freeFailures: 1, firstWaitSeconds: 2 } });
    expect(codeOf(await login(ADMIN.name, 'wrong'))).toBe('login.refused');
    expect(codeOf(await login(ADMIN.name, ADMIN.password))).toBe('login.throttled');
    let reply: unknown;
    do {
      await new Promise((resolve) => setTimeout(resolve, 100));
      reply = await login(ADMIN.name, ADMIN.password);
    } while (codeOf(reply) === 'login.throttled');
    expect(reply).toMatchObject({ ok: true });
    expect(codeOf(await login(ADMIN.name, 'wrong'))).toBe('login.refused');
  });

  it('tells events without password and ticket', async () => {
    await start();
    const ticket = ticketOf(await login(ADMIN.name, ADMIN.password));
    expect(await resume(ticket)).toMatchObject({ ok: true });
    const told = JSON.stringify(cluster.pub.events);
    expect(told).toContain(ADMIN.name);
    expect(told).not.toContain(ADMIN.password);
    expect(told).not.toContain(ticket.slice(0, 20));
    expect(told).not.toContain(ticket.slice(-20));
  });

  it('composes accents in one way on both sides', async () => {
    await start();
    expect(await login(ADMIN.name, ADMIN.password.normalize('NFD'))).toMatchObject({ ok: true });
  });
});

describe('tickets', () => {
  it('that are right do not wait for what others did at their address, and those that are wrong do', async () => {
    await start({ bounds: { freeFailures: 2, firstWaitSeconds: 30 } });
    const ticket = ticketOf(await login(ADMIN.name, ADMIN.password));
    for (let round = 0; round < 2; round += 1) expect(codeOf(await login(OTHER.name, 'wrong'))).toBe('login.refused');
    expect(codeOf(await login(OTHER.name, OTHER.password))).toBe('login.throttled');
    expect(await resume(ticket)).toMatchObject({ ok: true });
    expect(codeOf(await resume(`${ticket}x`))).toBe('login.throttled');
  });

  it('make their address a place of their user: there, nothing but that user counts', async () => {
    await start({ bounds: { freeFailures: 2, firstWaitSeconds: 30 } });
    const ticket = ticketOf(await login(ADMIN.name, ADMIN.password));
    await cluster.pub.restart();
    for (let round = 0; round < 2; round += 1) expect(codeOf(await login(OTHER.name, 'wrong'))).toBe('login.refused');
    expect(codeOf(await login(ADMIN.name, ADMIN.password))).toBe('login.throttled');
    expect(await resume(ticket)).toMatchObject({ ok: true });
    expect(await login(ADMIN.name, ADMIN.password)).toMatchObject({ ok: true });
  });

  it('outlive a restart of the provider', async () => {
    await start();
    const ticket = ticketOf(await login(ADMIN.name, ADMIN.password));
    await cluster.pub.restart();
    expect(await resume(ticket)).toMatchObject({ ok: true });
    expect(countOf(cluster.pub, 'login')).toBe(1);
  });

  it('end with the password of their user, and with the user', async () => {
    await start();
    const ticket = ticketOf(await login(ADMIN.name, ADMIN.password));
    await cluster.pub.restart({ users: [{ name: ADMIN.name, passwordHash: await hashPassword(ADMIN.password) }] });
    expect(codeOf(await resume(ticket))).toBe('login.ticket-expired');
    await cluster.pub.restart({ users: USERS.filter((user) => user.name !== ADMIN.name) });
    expect(codeOf(await resume(ticket))).toBe('login.ticket-expired');
  });

  it('end with their time', async () => {
    await start({ bounds: { ticketSeconds: 60 } });
    const ticket = ticketOf(await login(ADMIN.name, ADMIN.password));
    expect(await resume(ticket)).toMatchObject({ ok: true });
    setTimePassed(61);
    expect(codeOf(await resume(ticket))).toBe('login.ticket-expired');
  });

  it('do not end because somebody sets the clock, as long as the provider runs', async () => {
    await start({ bounds: { ticketSeconds: 60 } });
    const ticket = ticketOf(await login(ADMIN.name, ADMIN.password));
    setClockAhead(86_400);
    expect(await resume(ticket)).toMatchObject({ ok: true });
    await cluster.pub.restart();
    expect(codeOf(await resume(ticket))).toBe('login.ticket-expired');
  });

  it('cannot be changed, made up, or used at another server', async () => {
    await start({ bounds: { freeFailures: 100 } });
    const ticket = ticketOf(await login(ADMIN.name, ADMIN.password));
    const [payload = '', mac = ''] = ticket.split('.');
    const [, expires, nonce] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [string, number, string];
    const forged = (value: unknown) => `${Buffer.from(JSON.stringify(value)).toString('base64url')}.${mac}`;
    const wrong = [forged([OTHER.name, expires, nonce]), forged([ADMIN.name, expires + 1, nonce]), `${payload}.`, payload, '.', `${ticket}.x`, `${payload}.${mac.slice(2)}`, forged(null)];
    for (const one of wrong) expect(codeOf(await resume(one))).toBe('login.ticket-expired');
    const other = await greetedClient(cluster.sub.provider.port);
    expect(codeOf(await other.ask('resume', { ticket }))).toBe('login.ticket-expired');
  });

  it('are guarded by a key that only the owner can read', async () => {
    await start();
    const file = path.join(cluster.pub.config.dataFolder, 'ticket.key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file)).toHaveLength(32);
  });
});

describe('signing in to a cluster', () => {
  it('tries the password once on each server and empties it', async () => {
    await start();
    const password = new Secret(ADMIN.password);
    const { connectCluster } = await import('../../core/ctl-provider/connect-cluster.ts');
    const { newClientNumber } = await import('../../core/ctl-provider/client-number.ts');
    const { PUB_TLS, sha256Of } = await import('./fixture.ts');
    const result = await connectCluster({ host: '127.0.0.1', port: cluster.pub.provider.port, expectedSha256: sha256Of(PUB_TLS), username: ADMIN.name, client: newClientNumber(), password });
    expect(result.ok).toBe(true);
    expect([countOf(cluster.pub, 'login'), countOf(cluster.sub, 'login')]).toEqual([1, 1]);
    expect(await password.use((bytes) => Promise.resolve([...bytes].some((byte) => byte !== 0)))).toBe(false);
    if (result.ok) await result.value.close();
  });

  it('does not go on to other servers when the publisher refuses', async () => {
    await start();
    expect(errorOf(await connectTo(cluster, { password: 'wrong' }))).toMatchObject({ code: 'login.refused', params: { username: ADMIN.name } });
    expect([countOf(cluster.pub, 'login'), countOf(cluster.sub, 'login'), countOf(cluster.sub, 'hello')]).toEqual([1, 0, 0]);
  });

  it('tells which server refused, and takes a name and password of its own for it', async () => {
    await start({ subUsers: USERS.filter((user) => user.name === OTHER.name) });
    const client = await connected(cluster);
    expect(client.signIns.get(SUB)).toMatchObject({ ok: false, error: { code: 'login.refused', where: SUB } });
    expect(errorOf(await client.state(SUB))).toMatchObject({ code: 'login.required', where: SUB });
    expect(errorOf(await client.signIn(SUB, OTHER.name, new Secret('wrong')))).toMatchObject({ code: 'login.refused' });
    expect(await client.signIn(SUB, OTHER.name, new Secret(OTHER.password))).toEqual({ ok: true, value: undefined });
    expect(client.signIns.get(SUB)).toEqual({ ok: true, value: undefined });
    expect(await client.state(SUB)).toMatchObject({ ok: true });
    expect([countOf(cluster.pub, 'login'), countOf(cluster.sub, 'login')]).toEqual([1, 3]);
    await client.close();
  });

  it('sends nothing for a name or password that the protocol cannot carry', async () => {
    await start();
    expect(errorOf(await connectTo(cluster, { username: 'a'.repeat(129) }))).toMatchObject({ code: 'protocol.violation' });
    expect(errorOf(await connectTo(cluster, { password: '' }))).toMatchObject({ code: 'protocol.violation' });
    expect(countOf(cluster.pub, 'login')).toBe(0);
  });
});
