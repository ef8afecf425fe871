import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PageClient } from './client.ts';
import { keyOf, type LoopbackPage, portOf, startLoopbackPage } from './loopback.ts';

let loopback: LoopbackPage;
beforeAll(async () => {
  loopback = await startLoopbackPage();
});
afterEach(() => loopback.endClients());
afterAll(() => loopback.close());

/** Status of a GET with headers of our choice, which `fetch` would not let us set. */
const status = (headers: Readonly<Record<string, string>>, method = 'GET'): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: portOf(loopback.server), path: '/', method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('the loopback page over HTTP', () => {
  it('is served with a policy that lets it reach its own WebSocket alone', async () => {
    const response = await fetch(loopback.server.address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain(`connect-src ws://127.0.0.1:${portOf(loopback.server)}/transport;`);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(await response.text()).not.toContain('OPEN_CTL_NONCE');
  });

  it('listens on 127.0.0.1 and on no other address', async () => {
    const other = connect({ host: '127.0.0.2', port: portOf(loopback.server) });
    const end = await new Promise((resolve) => {
      other.once('error', () => resolve('refused'));
      other.once('connect', () => resolve('connected'));
    });
    other.destroy();
    expect(end).toBe('refused');
  });

  it.each(['localhost', 'attacker.example', '127.0.0.1', '127.0.0.1.attacker.example'])('refuses the Host %s', async (host) => {
    expect(await status({ Host: host })).toBe(403);
  });

  it.each(['http://127.0.0.1', 'http://localhost:1', 'https://attacker.example', 'null'])('refuses the Origin %s', async (origin) => {
    expect(await status({ Host: `127.0.0.1:${portOf(loopback.server)}`, Origin: origin })).toBe(403);
  });

  it('answers no method but GET and HEAD', async () => {
    const host = { Host: `127.0.0.1:${portOf(loopback.server)}` };
    expect([await status(host), await status(host, 'HEAD'), await status(host, 'POST'), await status(host, 'OPTIONS')]).toEqual([200, 200, 405, 405]);
  });
});

describe('the WebSocket before its key', () => {
  it.each([['http://localhost:1'], ['https://attacker.example'], ['null'], ['']])('is not opened for the Origin %j', async (origin) => {
    await expect(loopback.client({ origin })).rejects.toThrow('403');
  });

  it('is not opened for another Host', async () => {
    await expect(loopback.client({ host: `localhost:${portOf(loopback.server)}` })).rejects.toThrow('403');
  });

  it.each([
    ['a wrong key', (key: string) => JSON.stringify({ key: `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}` })],
    ['a key of another length', (key: string) => JSON.stringify({ key: `${key}A` })],
    ['a call', () => JSON.stringify({ id: 1, name: 'startPractice', input: {} })],
    ['take over', () => '{"takeOver":true}'],
    ['a key and more', (key: string) => JSON.stringify({ key, takeOver: true })],
    ['no JSON', () => 'hello'],
    ['JSON that is no object', () => '[null]'],
  ])('is closed with 4401 by %s', async (_what, text) => {
    const page = await loopback.client();
    page.sendText(text(keyOf(loopback.server)));
    expect(await Promise.race([page.closed, page.frame(() => true)])).toBe(4401);
    expect(page.frames).toEqual([]);
  });

  it('is closed when the key does not come in time', async () => {
    const impatient = await loopback.start({ keyWithin: 50 });
    const page = await PageClient.open(portOf(impatient), {});
    expect(await page.closed).toBe(4401);
    await impatient.close();
  });

  it('is cut off by the first byte beyond 1 kB, whether the message ends there or not', async () => {
    const whole = await loopback.client();
    whole.sendText(JSON.stringify({ key: 'k'.repeat(1024) }));
    expect(await whole.closed).toBe(1006);
    const endless = await loopback.client();
    for (let sent = 0; sent < 1100; sent += 100) endless.sendPart('k'.repeat(100));
    expect(await endless.closed).toBe(1006);
  });

  it('may be held open by as many strangers as there are places, and the owner gets in all the same: the oldest goes', async () => {
    const full = await loopback.start();
    const owner = await PageClient.open(portOf(full), {});
    owner.send({ key: keyOf(full) });
    await owner.frame((frame) => 'welcome' in frame);
    const strangers: PageClient[] = [];
    for (let count = 0; count < 64; count += 1) strangers.push(await PageClient.open(portOf(full), {}));
    const cut: number[] = [];
    strangers.forEach((stranger, index) => void stranger.closed.then(() => cut.push(index)));
    const next = await PageClient.open(portOf(full), {});
    await expect.poll(() => cut).toEqual([0]);
    next.send({ key: keyOf(full) });
    expect(await next.frame(() => true)).toEqual({ taken: true });
    expect(cut).toEqual([0]);
    // Who showed the key is no stranger any more, however old its connection is.
    owner.send({ id: 1, name: 'cancel', input: {} });
    expect((await owner.frame((frame) => frame.id === 1)).result).toEqual({ ok: true, value: null });
    for (const page of [owner, next, ...strangers]) page.end();
    await full.close();
  });
});

describe('connections that say nothing, or too slowly', () => {
  /** The time until the server ends a connection that sent this, in milliseconds; `null` = 20 seconds have passed: Node itself looks each 30. */
  const endsAfter = (port: number, text: string): Promise<number | null> =>
    new Promise((resolve) => {
      const since = performance.now();
      const socket = connect({ host: '127.0.0.1', port }, () => socket.write(text));
      const giveUp = setTimeout(() => {
        socket.destroy();
        resolve(null);
      }, 20_000);
      socket.on('error', () => undefined).resume();
      socket.once('close', () => {
        clearTimeout(giveUp);
        resolve(performance.now() - since);
      });
    });

  it.each([['nothing', ''], ['half of its headers', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ']])('end when their headers are not there in time: %s', async (_what, text) => {
    const impatient = await loopback.start({ headersWithin: 100 });
    expect(await endsAfter(portOf(impatient), text)).not.toBeNull();
    await impatient.close();
  });

  it('are no more than sixty-four: of plain connections too the oldest goes first', async () => {
    const full = await loopback.start();
    const sockets = [];
    for (let count = 0; count < 65; count += 1) {
      const socket = connect({ host: '127.0.0.1', port: portOf(full) }).on('error', () => undefined).resume();
      await new Promise((resolve) => socket.once('connect', resolve));
      sockets.push(socket);
    }
    const [first, second] = sockets;
    await expect.poll(() => first?.closed).toBe(true);
    expect(second?.closed).toBe(false);
    for (const socket of sockets) socket.destroy();
    await full.close();
  });
});
