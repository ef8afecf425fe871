import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PageClient } from './client.ts';
import { keyOf, type LoopbackPage, portOf, startLoopbackPage } from './loopback.ts';

let loopback: LoopbackPage;
beforeAll(async () => {
  loopback = await startLoopbackPage();
});
afterEach(() => loopback.endClients());
afterAll(() => loopback.close());

describe('a page that showed the key', () => {
  it('counts too: altogether no more than 128 connections are open', async () => {
    const full = await loopback.start();
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
    const before = loopback.admitted();
    const page = await loopback.welcome();
    expect(loopback.admitted()).toBe(before + 1);
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
    const page = await loopback.welcome();
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
    ['a key twice', '{"id":1,"name":"probe","name":"cancel","input":{}}'],
    ['more than a call holds', `{"id":1,"name":"cancel","input":${'['.repeat(16)}${']'.repeat(16)}}`],
  ])('is closed with 4400 by %s', async (_what, text) => {
    const page = await loopback.welcome();
    page.sendText(text);
    expect(await page.closed).toBe(4400);
  });

  it('is closed by a binary frame, and by one of more than 64 kB', async () => {
    const binary = await loopback.welcome();
    binary.sendBinary(Buffer.from('{"id":1,"name":"cancel","input":{}}'));
    expect(await binary.closed).toBe(4400);
    const large = await loopback.welcome();
    large.sendText('x'.repeat(65_537));
    expect(await large.closed).toBe(1009);
  });

  it('is closed when it has more than sixteen calls under way', async () => {
    const page = await loopback.welcome();
    // All arrive before the first is answered: the engine answers asynchronously.
    page.sendAtOnce(Array.from({ length: 17 }, (_, id) => ({ id, name: 'cancel', input: {} })));
    expect(await Promise.race([page.closed, page.frame(({ id }) => id === 16)])).toBe(4400);
  });

  it('is gone when it misses a heartbeat', async () => {
    const quick = await loopback.start({ heartbeat: 50 });
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
    const first = await loopback.welcome();
    const second = await loopback.client();
    second.send({ key: keyOf(loopback.server) });
    expect(await second.frame(() => true)).toEqual({ taken: true });
    second.send({ takeOver: true });
    expect(await first.closed).toBe(4409);
    await second.frame((frame) => 'welcome' in frame);
    await second.frame((frame) => 'state' in frame);
    second.send({ id: 3, name: 'cancel', input: {} });
    expect((await second.frame((frame) => frame.id === 3)).result).toEqual({ ok: true, value: null });
  });

  it('cannot call before it has taken over', async () => {
    await loopback.welcome();
    const second = await loopback.client();
    second.send({ key: keyOf(loopback.server) });
    await second.frame((frame) => 'taken' in frame);
    second.send({ id: 1, name: 'startPractice', input: {} });
    expect(await second.closed).toBe(4400);
  });

  it('is let in by itself when the first one goes, as after a reload', async () => {
    const first = await loopback.welcome();
    const second = await loopback.client();
    second.send({ key: keyOf(loopback.server) });
    await second.frame((frame) => 'taken' in frame);
    first.end();
    await second.frame((frame) => 'welcome' in frame);
    await second.frame((frame) => 'state' in frame);
  });

  it('finds the state as the first one left it, and what was under way goes on without a page', async () => {
    const first = await loopback.welcome();
    first.send({ id: 1, name: 'startPractice', input: {} });
    await first.frame((frame) => (frame.state as { busy?: string } | undefined)?.busy === 'starting-practice');
    first.end();
    await loopback.walk.waitFor((state) => state.practice !== null);
    const second = await loopback.welcome();
    await second.frame((frame) => ((frame.state as { practice?: unknown } | undefined)?.practice ?? null) !== null);
  });
});
