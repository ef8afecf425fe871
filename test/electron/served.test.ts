import { EventEmitter } from 'node:events';
import { type BrowserWindow, type IpcMain, type Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { answerAppRequest, bindAppProtocol } from '../../electron/app-protocol.ts';
import { APP_SCHEME_RIGHTS } from '../../electron/app-url.ts';
import { CALL_CHANNEL, STATE_CHANNEL } from '../../electron/channels.ts';
import { bindIpc } from '../../electron/ipc.ts';
import { type Transport } from '../../shared/contract/transport.ts';
import { ok } from '../../shared/domain/result.ts';
import { INITIAL_VIEW_STATE } from '../../shared/session/view-state.ts';

const assets = new Map([['/index.html', Buffer.from('<p>page</p>')], ['/assets/a.js', Buffer.from('a')]]);

describe('files under our own scheme', () => {
  it('are answered for our host alone, with the headers of the loopback page and no connection at all', async () => {
    const page = answerAppRequest(assets, 'GET', 'open-ctl://app/');
    expect([page.status, await page.text()]).toEqual([200, '<p>page</p>']);
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'none';");
    for (const url of ['open-ctl://other/', 'open-ctl://user@app/', 'open-ctl://app:81/', 'open-ctl://other/assets/a.js', 'file:///index.html', 'https://app/index.html', 'no address']) {
      expect(answerAppRequest(assets, 'GET', url).status).toBe(404);
    }
    expect(answerAppRequest(assets, 'POST', 'open-ctl://app/').status).toBe(405);
  });

  it('are answered by a handler of that scheme, which may do nothing that a page of the web may not', () => {
    const handled: string[] = [];
    bindAppProtocol({ protocol: { handle: (scheme: string) => void handled.push(scheme) } } as unknown as Session, assets);
    expect(handled).toEqual(['open-ctl']);
    // `bypassCSP`, `allowServiceWorkers`, `corsEnabled` and `codeCache` are not among them.
    expect(APP_SCHEME_RIGHTS).toEqual({ scheme: 'open-ctl', privileges: { standard: true, secure: true, supportFetchAPI: true } });
  });
});

/** The channels of the main process with an engine behind them, and what the window was sent. */
function channels() {
  const main = Object.assign(new EventEmitter(), {
    handlers: new Map<string, (...args: unknown[]) => unknown>(),
    handle: (channel: string, handler: (...args: unknown[]) => unknown) => void main.handlers.set(channel, handler),
    removeHandler: (channel: string) => void main.handlers.delete(channel),
  });
  const sent: unknown[] = [];
  const called: string[] = [];
  const webContents = { send: (...args: unknown[]) => void sent.push(args) };
  const window = Object.assign(new EventEmitter(), { webContents });
  const engine: Transport = {
    call: (name) => {
      called.push(name);
      return Promise.resolve(ok(null));
    },
    subscribe: (listener) => {
      listener(INITIAL_VIEW_STATE);
      return () => undefined;
    },
  };
  bindIpc(main as unknown as IpcMain, window as unknown as BrowserWindow, engine);
  sent.length = 0;
  return { main, sent, called, webContents, window };
}

describe('messages of pages', () => {
  const PAGE = 'open-ctl://app/';
  const refused = { ok: false, error: { code: 'contract.violation', params: {}, where: '' } };

  it('of our window are carried to the engine and answered with the present state', async () => {
    const { main, sent, called, webContents } = channels();
    const event = { sender: webContents, senderFrame: { url: PAGE, parent: null } };
    expect(await main.handlers.get(CALL_CHANNEL)?.(event, 'cancel', {})).toEqual({ ok: true, value: null });
    main.emit(STATE_CHANNEL, event);
    expect([called, sent]).toEqual([['cancel'], [[STATE_CHANNEL, INITIAL_VIEW_STATE]]]);
  });

  it.each([
    ['another window', { sender: {}, senderFrame: { url: PAGE, parent: null } }],
    ['a frame in the page', { senderFrame: { url: PAGE, parent: {} } }],
    ['another address', { senderFrame: { url: 'https://attacker.example/', parent: null } }],
    ['a frame that is gone', { senderFrame: null }],
  ])('of %s reach no engine and get no state', async (_whose, changes: object) => {
    const { main, sent, called, webContents } = channels();
    const event = { sender: webContents, senderFrame: { url: PAGE, parent: null }, ...changes };
    expect(await main.handlers.get(CALL_CHANNEL)?.(event, 'cancel', {})).toEqual(refused);
    main.emit(STATE_CHANNEL, event);
    expect([called, sent]).toEqual([[], []]);
  });

  it('whose call has no name are refused', async () => {
    const { main, called, webContents } = channels();
    const event = { sender: webContents, senderFrame: { url: PAGE, parent: null } };
    for (const name of [undefined, 7, ['cancel'], { toString: () => 'cancel' }]) expect(await main.handlers.get(CALL_CHANNEL)?.(event, name, {})).toEqual(refused);
    expect(called).toEqual([]);
  });
});
