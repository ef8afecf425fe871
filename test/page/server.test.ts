import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type PageServer, startPageServer } from '../../shell/page/server.ts';
import { type Assets, loadAssets } from '../../shell/serve-asset.ts';
import { startTestEngine, type TestEngine } from '../helpers/test-engine.ts';
import { PageClient } from './client.ts';

let walk: TestEngine;
let assets: Assets;
let server: PageServer;
let admitted = 0;
const folder = mkdtempSync(path.join(tmpdir(), 'open-ctl-assets-'));
const clients: PageClient[] = [];

const keyOf = ({ addressWithKey }: PageServer): string => new URL(addressWithKey).hash.slice(1);
const portOf = ({ address }: PageServer): number => Number(new URL(address).port);

async function client(options: { readonly origin?: string; readonly host?: string } = {}): Promise<PageClient> {
  const opened = await PageClient.open(portOf(server), options);
  clients.push(opened);
  return opened;
}

async function welcome(): Promise<PageClient> {
  const page = await client();
  page.send({ key: keyOf(server) });
  await page.frame((frame) => 'welcome' in frame);
  return page;
}

const start = (options: { readonly keyWithin?: number; readonly headersWithin?: number; readonly heartbeat?: number } = {}): Promise<PageServer> =>
  startPageServer({ engine: walk.engine, assets, port: 0, onAdmitted: () => (admitted += 1), ...options });

/** Status of a GET with headers of our choice, which `fetch` would not let us set. */
const status = (headers: Readonly<Record<string, string>>, method = 'GET'): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: portOf(server), path: '/', method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

beforeAll(async () => {
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><meta property="csp-nonce" nonce="OPEN_CTL_NONCE">');
  assets = loadAssets(folder);
  walk = await startTestEngine();
  server = await start();
});
afterEach(() => {
  for (const page of clients.splice(0)) page.end();
});
afterAll(async () => {
  await server.close();
  await walk.close();
  rmSync(folder, { recursive: true });
});

describe('the loopback page over HTTP', () => {
  it('is served with a policy that lets it reach its own WebSocket alone', async () => {
    const response = await fetch(server.address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain(`connect-src ws://127.0.0.1:${portOf(server)}/transport;`);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(await response.text()).not.toContain('OPEN_CTL_NONCE');
  });

  it('listens on 127.0.0.1 and on no other address', async () => {
    const other = connect({ host: '127.0.0.2', port: portOf(server) });
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
    expect(await status({ Host: `127.0.0.1:${portOf(server)}`, Origin: origin })).toBe(403);
  });

  it('answers no method but GET and HEAD', async () => {
    const host = { Host: `127.0.0.1:${portOf(server)}` };
    expect([await status(host), await status(host, 'HEAD'), await status(host, 'POST'), await status(host, 'OPTIONS')]).toEqual([200, 200, 405, 405]);
  });
});

describe('the WebSocket before its key', () => {
  it.each([['http://localhost:1'], ['https://attacker.example'], ['null'], ['']])('is not opened for the Origin %j', async (origin) => {
    await expect(client({ origin })).rejects.toThrow('403');
  });

  it('is not opened for another Host', async () => {
    await expect(client({ host: `localhost:${portOf(server)}` })).rejects.toThrow('403');
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
    const page = await client();
    page.sendText(text(keyOf(server)));
    expect(await Promise.race([page.closed, page.frame(() => true)])).toBe(4401);
    expect(page.frames).toEqual([]);
  });

  it('is closed when the key does not come in time', async () => {
    const impatient = await start({ keyWithin: 50 });
    const page = await PageClient.open(portOf(impatient), {});
    expect(await page.closed).toBe(4401);
    await impatient.close();
  });

  it('is cut off by the first byte beyond 1 kB, whether the message ends there or not', async () => {
    const whole = await client();
    whole.sendText(JSON.stringify({ key: 'k'.repeat(1024) }));
    expect(await whole.closed).toBe(1006);
    const endless = await client();
    for (let sent = 0; sent < 1100; sent += 100) endless.sendPart('k'.repeat(100));
    expect(await endless.closed).toBe(1006);
  });

  it('may be held open by as many strangers as there are places, and the owner gets in all the same: the oldest goes', async () => {
    const full = await start();
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
  /** The time until the server ends a connection that sent this, in milliseconds; `null` = longer than a test may wait. */
  const endsAfter = (port: number, text: string): Promise<number | null> =>
    new Promise((resolve) => {
      const since = performance.now();
      const socket = connect({ host: '127.0.0.1', port }, () => socket.write(text));
      const giveUp = setTimeout(() => {
        socket.destroy();
        resolve(null);
      }, 5000);
      socket.on('error', () => undefined).resume();
      socket.once('close', () => {
        clearTimeout(giveUp);
        resolve(performance.now() - since);
      });
    });

  it.each([['nothing', ''], ['half of its headers', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ']])('end when their headers are not there in time: %s', async (_what, text) => {
    const impatient = await start({ headersWithin: 100 });
    expect(await endsAfter(portOf(impatient), text)).not.toBeNull();
    await impatient.close();
  });

  it('are no more than sixty-four: of plain connections too the oldest goes first', async () => {
    const full = await start();
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

describe('a page that showed the key', () => {
  it('counts too: altogether no more than 128 connections are open', async () => {
    const full = await start();
    const pages: PageClient[] = [];
    let refused = false;
    while (!refused && pages.length < 140) {
      const page = await PageClient.open(portOf(full), {}).catch(() => null);
      if (page === null) refused = true;
      else {
        page.send({ key: keyOf(full) });
        await page.frame(() => true);
        pages.push(page);
      }
    }
    expect(pages).toHaveLength(128);
    for (const page of pages) page.end();
    await full.close();
  });

  it('is welcomed, gets the present state and every later one, and an answer to each call', async () => {
    const before = admitted;
    const page = await welcome();
    expect(admitted).toBe(before + 1);
    const first = await page.frame((frame) => 'state' in frame);
    expect(first.state).toMatchObject({ step: 'sign-in' });
    page.send({ id: 7, name: 'probe', input: { host: '127.0.0.1', port: 9 } });
    const answer = await page.frame((frame) => frame.id === 7);
    expect(answer.result).toMatchObject({ ok: false, error: { code: 'connect.refused' } });
    const busy = await page.frame((frame) => (frame.state as { busy?: string } | undefined)?.busy === 'probing');
    expect((busy.state as { revision: number }).revision).toBeGreaterThan((first.state as { revision: number }).revision);
    await page.frame((frame) => (frame.state as { error?: { code: string } } | undefined)?.error?.code === 'connect.refused');
  });

  it('is answered with contract.violation where its call is none of the contract', async () => {
    const page = await welcome();
    page.send({ id: 1, name: '__proto__', input: {} });
    page.send({ id: 2, name: 'probe', input: { host: '127.0.0.1', port: 1, more: 1 } });
    for (const id of [1, 2]) {
      const answer = await page.frame((frame) => frame.id === id);
      expect(answer.result).toMatchObject({ ok: false, error: { code: 'contract.violation' } });
    }
  });

  it.each([
    ['no JSON', '{'],
    ['a number', '1'],
    ['a call without input', '{"id":1,"name":"probe"}'],
    ['a call with more', '{"id":1,"name":"probe","input":{},"key":""}'],
    ['an id that is no number', '{"id":"1","name":"probe","input":{}}'],
    ['another key', '{"key":""}'],
  ])('is closed with 4400 by %s', async (_what, text) => {
    const page = await welcome();
    page.sendText(text);
    expect(await page.closed).toBe(4400);
  });

  it('is closed by a binary frame, and by one of more than 64 kB', async () => {
    const binary = await welcome();
    binary.sendBinary(Buffer.from('{"id":1,"name":"cancel","input":{}}'));
    expect(await binary.closed).toBe(4400);
    const large = await welcome();
    large.sendText('x'.repeat(65_537));
    expect(await large.closed).toBe(1009);
  });

  it('is closed when it has more than sixteen calls under way', async () => {
    const page = await welcome();
    // All arrive before the first is answered: the engine answers asynchronously.
    page.sendAtOnce(Array.from({ length: 17 }, (_, id) => ({ id, name: 'cancel', input: {} })));
    expect(await Promise.race([page.closed, page.frame(({ id }) => id === 16)])).toBe(4400);
  });

  it('is gone when it misses a heartbeat', async () => {
    const quick = await start({ heartbeat: 50 });
    const page = await PageClient.open(portOf(quick), { autoPong: false });
    page.send({ key: keyOf(quick) });
    expect(await page.closed).toBe(1006);
    const next = await PageClient.open(portOf(quick), {});
    next.send({ key: keyOf(quick) });
    expect(await next.frame((frame) => 'welcome' in frame || 'taken' in frame)).toEqual({ welcome: true });
    next.end();
    await quick.close();
  });
});

describe('a second page', () => {
  it('is told that another one is connected, and takes over when it says so', async () => {
    const first = await welcome();
    const second = await client();
    second.send({ key: keyOf(server) });
    expect(await second.frame(() => true)).toEqual({ taken: true });
    second.send({ takeOver: true });
    expect(await first.closed).toBe(4409);
    await second.frame((frame) => 'welcome' in frame);
    await second.frame((frame) => 'state' in frame);
    second.send({ id: 3, name: 'cancel', input: {} });
    expect((await second.frame((frame) => frame.id === 3)).result).toEqual({ ok: true, value: null });
  });

  it('cannot call before it has taken over', async () => {
    await welcome();
    const second = await client();
    second.send({ key: keyOf(server) });
    await second.frame((frame) => 'taken' in frame);
    second.send({ id: 1, name: 'startPractice', input: {} });
    expect(await second.closed).toBe(4400);
  });

  it('is let in by itself when the first one goes, as after a reload', async () => {
    const first = await welcome();
    const second = await client();
    second.send({ key: keyOf(server) });
    await second.frame((frame) => 'taken' in frame);
    first.end();
    await second.frame((frame) => 'welcome' in frame);
    await second.frame((frame) => 'state' in frame);
  });

  it('finds the state as the first one left it, and what was under way goes on without a page', async () => {
    const first = await welcome();
    first.send({ id: 1, name: 'startPractice', input: {} });
    await first.frame((frame) => (frame.state as { busy?: string } | undefined)?.busy === 'starting-practice');
    first.end();
    await walk.waitFor((state) => state.practice !== null);
    const second = await welcome();
    await second.frame((frame) => ((frame.state as { practice?: unknown } | undefined)?.practice ?? null) !== null);
  });
});
