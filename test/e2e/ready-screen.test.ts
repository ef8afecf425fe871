import { type Browser, type Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../shared/texts/languages.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { type PageLook, openPage, startBrowser, type WatchedPage } from './browser.ts';
import { getsKeyboard } from './keys.ts';
import { HeldScript } from './held-script.ts';
import { HeldSocket } from './held-socket.ts';
import { type ServedPage, servePage } from './served-page.ts';
import { Walk } from './walk.ts';

let browser: Browser;
let served: ServedPage;
let script: HeldScript;
let watched: WatchedPage;

/** Opens the page; what draws its screens is held back. */
async function open(look: PageLook = {}): Promise<Walk> {
  watched = await openPage(browser, served.address, { script, ...look });
  const walk = new Walk(watched.page, look.language);
  await walk.screen(walk.texts.signIn.title);
  return walk;
}

/** Lets the script come, and waits until it draws: then it asks for the servers that were signed in to before. */
async function takeOver(socket: HeldSocket): Promise<void> {
  script.letGo();
  await expect.poll(() => socket.calls).toContain('recentServers');
}

interface Selection {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly focused: boolean;
}

const selectionIn = (field: Locator): Promise<Selection> =>
  field.evaluate((element) => {
    const input = element as unknown as { value: string; selectionStart: number; selectionEnd: number; matches(selector: string): boolean };
    return { value: input.value, start: input.selectionStart, end: input.selectionEnd, focused: input.matches(':focus') };
  });

describe.runIf(chromiumIsInstalled)('the first screen before its script has come (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  beforeEach(async () => {
    served = await servePage();
    script = new HeldScript();
  });
  afterEach(async () => {
    await watched.page.context().close();
    await served.close();
  });
  afterAll(() => browser.close());

  it('has the keyboard in its first field, and keeps what is typed, the field, and the place in it', async () => {
    const socket = new HeldSocket();
    const walk = await open({ socket });
    const { signIn } = walk.texts;
    const { keyboard } = walk.page;
    await keyboard.type('cucm-pub');
    await keyboard.press('Tab');
    await keyboard.type('2555');
    await keyboard.press('Tab');
    await keyboard.type('admin');
    await keyboard.press('ArrowLeft');
    await keyboard.press('Shift+ArrowLeft');
    const username = walk.field(signIn.username);
    const before = await selectionIn(username);
    expect(before).toEqual({ value: 'admin', start: 3, end: 4, focused: true });
    const node = await username.elementHandle();
    await takeOver(socket);
    expect(await selectionIn(username)).toEqual(before);
    expect(await username.evaluate((element, same) => element === same, node)).toBe(true);
    await keyboard.type('I');
    expect(await username.inputValue()).toBe('admIn');
    expect(await walk.field(signIn.host).inputValue()).toBe('cucm-pub');
    expect(await walk.field(signIn.port).inputValue()).toBe('2555');
    expect(watched.problems).toEqual([]);
  });

  it('keeps a composition that is under way', async () => {
    const socket = new HeldSocket();
    const walk = await open({ socket });
    const host = walk.field(walk.texts.signIn.host);
    await walk.page.evaluate("addEventListener('compositionend', () => { globalThis.ended = (globalThis.ended ?? 0) + 1; })");
    const session = await walk.page.context().newCDPSession(walk.page);
    await session.send('Input.imeSetComposition', { text: 'さーば', selectionStart: 3, selectionEnd: 3 });
    await takeOver(socket);
    expect(await walk.page.evaluate('globalThis.ended ?? 0')).toBe(0);
    await session.send('Input.insertText', { text: 'サーバ' });
    expect(await host.inputValue()).toBe('サーバ');
    expect(await walk.page.evaluate('globalThis.ended')).toBe(1);
  });

  it('does what was pressed once it can, and leaves the page for nothing', async () => {
    const socket = new HeldSocket();
    const walk = await open({ socket });
    const { signIn } = walk.texts;
    // The page takes its key out of the address as soon as its script runs; nothing else may change there.
    const address = (): string => walk.page.url().replace(/#.*$/, '');
    const before = address();
    await walk.page.keyboard.type('cucm-pub');
    await walk.field(signIn.password).fill('correct horse');
    await walk.field(signIn.username).press('Enter');
    expect(await walk.page.getByText(signIn.usernameWrong).count()).toBe(0);
    await takeOver(socket);
    await walk.page.getByText(signIn.usernameWrong).waitFor();
    expect(await walk.field(signIn.password).inputValue()).toBe('correct horse');
    expect(address()).toBe(before);
    expect(await walk.page.content()).not.toContain('correct horse');
    expect(watched.problems).toEqual([]);
  });

  it('starts the practice cluster for somebody who pressed at once', async () => {
    const walk = await open();
    const { signIn } = walk.texts;
    await walk.press(signIn.practice.start);
    script.letGo();
    await walk.page.getByText(signIn.practice.running).waitFor();
    expect(watched.problems).toEqual([]);
  });

  it.each(LANGUAGES)('in %s has the appearance that was chosen before, and takes another one', async (language) => {
    const walk = await open({ language });
    const { frame, signIn } = walk.texts;
    const chosen = (): Promise<string | null> => walk.page.locator('html').getAttribute('data-theme');
    const pressed = (name: string): Promise<boolean> => walk.page.getByRole('radio', { name, exact: true }).isChecked();
    await walk.press(frame.choices);
    await walk.page.getByText(frame.themeName.dark, { exact: true }).click();
    expect(await pressed(frame.themeName.system)).toBe(true);
    await getsKeyboard(walk.page.getByRole('radio', { name: frame.themeName.dark, exact: true }));
    script.letGo();
    await expect.poll(chosen).toBe('dark');
    // A new tab of the same browser, not a page that is loaded again.
    script = new HeldScript();
    const tab = await walk.page.context().newPage();
    await script.watch(tab);
    await tab.goto(served.address);
    const second = new Walk(tab, language);
    await second.screen(signIn.title);
    expect(await tab.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await tab.locator('html').getAttribute('lang')).toBe(language);
    await second.press(frame.choices);
    expect(await tab.getByRole('radio', { name: frame.themeName.dark, exact: true }).isChecked()).toBe(true);
    script.letGo();
    // The first tab is connected already.
    await tab.getByText(frame.connection.takenTitle).waitFor();
    expect(watched.problems).toEqual([]);
  });

  it('gives way to what the browser says when the script cannot be had', async () => {
    const walk = await open();
    const reloaded = walk.page.waitForEvent('domcontentloaded');
    script.lose();
    await reloaded;
    expect(await walk.page.getByRole('heading').count()).toBe(0);
  });
});
