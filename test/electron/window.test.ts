import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Transport } from '../../shared/contract/transport.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { type DesktopWindow, openDesktopWindow, packagedExitCode, secondInstanceExitCode } from '../helpers/desktop-window.ts';
import { SMALL_FILE } from '../helpers/small-file.ts';
import { makeSoftTokens, sastRecipe, SOFTHSM_LIBRARY, softHsmIsInstalled, type SoftTokens } from '../helpers/softhsm.ts';

const home = mkdtempSync(path.join(tmpdir(), 'open-ctl-home-'));
const env = { HOME: home, XDG_DATA_HOME: path.join(home, 'data') };
let window: DesktopWindow;
let softTokens: SoftTokens | null = null;

/** The page's bridge, for code that runs in the page. */
interface InPage {
  readonly openCtl: Transport;
}

const call = (name: string, input: unknown): Promise<unknown> =>
  window.page.evaluate(([what, data]) => (globalThis as unknown as InPage).openCtl.call(what as string, data), [name, input]);

/** The next view state that fits, as the page receives it. */
const stateWhere = (condition: string): Promise<ViewState> =>
  window.page.evaluate(
    (text) =>
      new Promise<ViewState>((resolve) => {
        const fits = (state: ViewState): boolean => text.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key] ?? null, state) !== null;
        let stop: () => void = () => undefined;
        stop = (globalThis as unknown as InPage).openCtl.subscribe((state) => {
          if (!fits(state)) return;
          queueMicrotask(() => stop());
          resolve(state);
        });
      }),
    condition,
  );

describe.runIf(chromiumIsInstalled)('the built window on the stand-in (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    const certificate = sastRecipe('SAST-ADN0054f509', '45daa2af00000027f93c', 1024);
    if (softHsmIsInstalled) softTokens = await makeSoftTokens([{ serial: '0054f509', label: 'A', contents: [{ certificate }] }]);
    window = await openDesktopWindow(env);
    await window.page.waitForFunction(() => 'openCtl' in globalThis);
  });
  afterAll(async () => {
    await window.end();
    await softTokens?.dispose();
    rmSync(home, { recursive: true });
  });

  it('prepares sandbox and scheme before anything else, denies by every handler, and caches nothing', async () => {
    // The window shows itself once its page is drawn.
    await expect.poll(async () => (await window.facts()).windows[0]).toMatchObject({ shown: true });
    const facts = await window.facts();
    expect(facts.sandboxed).toBe(true);
    expect(facts.schemes).toEqual([{ scheme: 'open-ctl', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
    expect(facts.session).toEqual({ name: 'persist:open-ctl', options: { cache: false }, handlers: ['request', 'check', 'device'] });
    expect(facts.windows).toHaveLength(1);
    expect(facts.windows[0]).toMatchObject({ shown: true, webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false } });
  });

  it('gives its page two frozen functions and nothing of Node', async () => {
    const seen = await window.page.evaluate(() => {
      const world = globalThis as unknown as Record<string, unknown>;
      const bridge = world['openCtl'] as object;
      return { keys: Object.keys(bridge), frozen: Object.isFrozen(bridge), node: ['require', 'process', 'Buffer', 'global', 'module'].filter((name) => name in world) };
    });
    expect(seen).toEqual({ keys: ['call', 'subscribe'], frozen: true, node: [] });
  });

  it('shows a CTL file that is opened by a double click while it is open, as each system names it, and why one cannot be shown; nothing else of a command line counts', async () => {
    writeFileSync(path.join(home, 'Double.TLV'), SMALL_FILE);
    writeFileSync(path.join(home, 'bad.tlv'), 'no trust list');
    const dialog = window.page.getByRole('dialog');
    const close = async (): Promise<void> => {
      await dialog.getByRole('button', { name: 'Close', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    const focused = async (): Promise<number> => (await window.facts()).windows[0]?.focused ?? 0;
    const before = await focused();
    await window.startAgain(['open-ctl-client', '--allow-file-access-from-files', 'Double.TLV'], home);
    await dialog.getByText('Double.TLV').first().waitFor();
    // Over one that is shown.
    await window.startAgain(['open-ctl-client', path.join(home, 'bad.tlv')], '/');
    await dialog.getByRole('alert').getByText('bad.tlv').first().waitFor();
    expect(await window.handsOver(path.join(home, 'Double.TLV'))).toBe(true);
    await dialog.getByText('Double.TLV').first().waitFor();
    await close();
    expect(await focused()).toBe(before + 3);
    const { offeredFiles } = await stateWhere('step');
    await window.startAgain(['open-ctl-client', '--x=a.tlv', '/etc/passwd', `${'a'.repeat(5000)}.tlv`], home);
    expect(await stateWhere('step')).toMatchObject({ offeredFiles });
  });

  it('carries view states to the page and calls to the engine', async () => {
    expect(await stateWhere('step')).toMatchObject({ step: 'sign-in' });
    expect(await call('probe', { host: '127.0.0.1', port: 9 })).toMatchObject({ ok: false, error: { code: 'connect.refused' } });
    expect(await stateWhere('error')).toMatchObject({ error: { code: 'connect.refused' } });
  });

  it.each([
    ['nothing', undefined, {}],
    ['another name', 'require', {}],
    ['a list as name', ['probe'], {}],
    ['an unknown key', 'probe', { host: 'a', port: 1, __proto__x: 1 }],
    ['a megabyte', 'probe', { host: 'a'.repeat(1_000_000), port: 1 }],
  ])('answers a call of %s with contract.violation and none of its content', async (_what, name, input) => {
    expect(await call(name as string, input)).toEqual({ ok: false, error: { code: 'contract.violation', params: {}, where: typeof name === 'string' && name === 'probe' ? 'probe' : '' } });
  });

  it('lets the page navigate nowhere, open nothing and fetch nothing: a server that waits for it is not asked', async () => {
    const before = window.page.url();
    const asked: (string | undefined)[] = [];
    const attacker = createServer((request, response) => {
      asked.push(request.url);
      response.end();
    });
    await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(attacker.address() as AddressInfo).port}/`;
    const asking = window.page.evaluate((url) => {
      const page = globalThis as unknown as { readonly location: { href: string }; open(url: string): unknown; fetch(url: string, options: object): Promise<unknown> };
      page.location.href = url;
      // Not to the server: the stand-in's browser opens a window before it is refused, Electron opens none.
      page.open('https://attacker.example/');
      return page.fetch(url, { mode: 'no-cors' }).then(
        () => 'answered',
        () => 'refused',
      );
    }, address);
    // A page that went elsewhere is asked nothing more.
    expect(await asking.catch(() => 'gone')).toBe('refused');
    // So is a window that ended with the one that it should not have opened.
    const denied = async (): Promise<readonly unknown[]> => {
      try {
        const { deniedNavigations, deniedWindows } = await window.facts();
        return [deniedNavigations, deniedWindows];
      } catch {
        return [];
      }
    };
    await expect.poll(denied).toEqual([[address], 1]);
    expect(window.page.url()).toBe(before);
    // It would have been heard: from here it is.
    await fetch(`${address}test`);
    expect(asked).toEqual(['/test']);
    attacker.closeAllConnections();
    await new Promise((resolve) => attacker.close(resolve));
  });

  it('embeds no page, opens no peer connection around a proxy, and has every request asked about', async () => {
    expect((await window.facts()).webRtcPolicies).toEqual(['disable_non_proxied_udp']);
    expect(await window.refusesWebview()).toBe(true);
    expect(await window.cancels('https://attacker.example/', 'xhr')).toBe(true);
    expect(await window.cancels('open-ctl://app/', 'mainFrame')).toBe(false);
  });

  it('has the system open its data folder, and nothing that the page names', async () => {
    const violation = { ok: false, error: { code: 'contract.violation', params: {}, where: 'openDataFolder' } };
    for (const input of [{ folder: '/etc' }, { path: '/usr/bin/xcalc' }, ['/etc'], '/etc']) expect(await call('openDataFolder', input)).toEqual(violation);
    expect(await call('openDataFolder', {})).toEqual({ ok: true, value: { opened: true } });
    expect((await window.facts()).openedPaths).toEqual([path.join(home, 'data', 'open-ctl-client')]);
  });

  it('does not start with a port for a debugger, once it is packaged', async () => {
    expect(await packagedExitCode(env, '--remote-debugging-port=9222')).toBe(1);
  });

  it('carries out no script, style, frame, object, form or base that somebody puts into the page, and says so for each', async () => {
    const violated = await window.page.evaluate(async () => {
      // The types of this project know no DOM.
      interface InDocument {
        textContent: string;
        append(...elements: readonly InDocument[]): void;
        remove(): void;
        setAttribute(name: string, value: string): void;
        submit(): void;
      }
      interface Document {
        readonly body: InDocument;
        createElement(name: string): InDocument;
        addEventListener(name: string, listener: (event: { readonly effectiveDirective: string }) => void): void;
      }
      const { document } = globalThis as unknown as { readonly document: Document };
      const WANTED = 8;
      const seen: string[] = [];
      const all = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (seen.push(effectiveDirective) === WANTED) resolve();
        });
        // For a page that does not refuse them all.
        setTimeout(resolve, 30_000);
      });
      const add = (name: string, attributes: Readonly<Record<string, string>>, text = ''): InDocument => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        element.textContent = text;
        document.body.append(element);
        return element;
      };
      const added = [
        add('script', {}, 'globalThis.injected = true'),
        add('script', { src: 'https://attacker.example/x.js' }),
        add('style', {}, 'body { display: none }'),
        add('iframe', { src: 'https://attacker.example/' }),
        add('object', { data: 'https://attacker.example/' }),
        add('base', { href: 'https://attacker.example/' }),
        add('form', { action: 'https://attacker.example/', method: 'post' }),
      ];
      added.at(-1)?.submit();
      // In a task of the page: what a debugger evaluates may evaluate itself.
      setTimeout(() => (globalThis as unknown as { eval(text: string): unknown }).eval('globalThis.injected = true'));
      await all;
      for (const element of added) element.remove();
      return { seen: seen.sort(), ran: 'injected' in globalThis };
    });
    expect(violated).toEqual({ seen: ['base-uri', 'form-action', 'frame-src', 'object-src', 'script-src', 'script-src-elem', 'script-src-elem', 'style-src-elem'], ran: false });
  });

  it('comes to the front when it is started again, and the second process ends', async () => {
    const focused = async (): Promise<number> => (await window.facts()).windows[0]?.focused ?? 0;
    const before = await focused();
    await window.do('secondInstance');
    expect(await focused()).toBe(before + 1);
    expect(await secondInstanceExitCode(env)).toBe(0);
  });

  it('goes as far as the token screen on the practice cluster', async () => {
    await call('startPractice', {});
    const { practice } = await stateWhere('practice');
    await call('probe', { host: practice?.host, port: practice?.port });
    await call('signIn', { username: practice?.username, password: practice?.password });
    expect(await call('chooseMode', { mode: 'non-secure' })).toEqual({ ok: true, value: null });
  });

  it.runIf(softHsmIsInstalled)('has a person choose the library in a dialog, and opens it in a utility process (left out where SoftHSM2 is not installed)', async () => {
    // The screen looks for libraries when it is entered.
    await stateWhere('tokens.found.0');
    const picked = call('pickModule', {});
    await expect.poll(async () => (await window.facts()).dialogs.map(({ kind }) => kind)).toEqual(['open']);
    await window.answerDialog({ filePaths: [SOFTHSM_LIBRARY] });
    expect(await picked).toEqual({ ok: true, value: { picked: true } });
    expect(await stateWhere('tokens')).toMatchObject({ tokens: { module: SOFTHSM_LIBRARY, tokens: [{ serial: '0054f509' }] } });
    const notPicked = call('pickModule', {});
    await expect.poll(async () => (await window.facts()).dialogs.map(({ kind }) => kind)).toEqual(['open']);
    await window.answerDialog({ filePaths: [] });
    expect(await notPicked).toEqual({ ok: true, value: { picked: false } });
    // The library that was open still is.
    expect(await stateWhere('tokens')).toMatchObject({ tokens: { module: SOFTHSM_LIBRARY, tokens: [{ serial: '0054f509' }] } });
  });

  it('has a person choose a CTL file in a dialog, which the engine reads, and no file that is none', async () => {
    const shown = path.join(home, 'CTLFile.tlv');
    writeFileSync(shown, SMALL_FILE);
    const answered = async (filePaths: readonly string[]): Promise<unknown> => {
      const picked = call('pickTrustList', {});
      await expect.poll(async () => (await window.facts()).dialogs.map(({ kind }) => kind)).toEqual(['open']);
      await window.answerDialog({ filePaths });
      return await picked;
    };
    expect(await answered([shown])).toMatchObject({ ok: true, value: { list: { name: 'CTLFile.tlv', kind: 'CTL', length: SMALL_FILE.length, entries: 1 } } });
    expect(await answered([])).toEqual({ ok: true, value: { list: null } });
    expect(await answered([home])).toMatchObject({ ok: false, error: { code: 'file.unreadable', params: { detail: 'EISDIR' } } });
  });

  it('stays open and awake while servers are written, and closes afterwards', async () => {
    await call('openModule', { path: 'practice' });
    await call('movePracticeToken', { serial: '0054f509', inserted: true });
    const { tokens } = await stateWhere('tokens.tokens.0');
    await call('chooseToken', { serial: tokens.tokens[0]?.serial, certificateSha256: tokens.tokens[0]?.certificates[0]?.sha256 });
    const { plan, practice } = await stateWhere('plan');
    const watched = window.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          (globalThis as unknown as InPage).openCtl.subscribe((state) => state.job !== null && resolve());
        }),
    );
    await call('apply', { planId: plan?.id, pin: practice?.pin });
    await watched;
    await window.do('close');
    const during = await window.facts();
    expect([during.awake, during.windows.length, during.dialogs.map(({ kind }) => kind)]).toEqual([true, 1, ['message']]);
    await window.answerDialog({ response: 0 });
    expect(await stateWhere('report')).toMatchObject({ report: { outcome: 'done' } });
    expect((await window.facts()).awake).toBe(false);
    await window.do('close');
    expect(await window.exited).toBe(0);
  });
});
