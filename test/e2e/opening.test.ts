import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fill } from '../../shared/texts/fill.ts';
import { type Language } from '../../shared/texts/languages.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { openPage, startBrowser, type WatchedPage } from './browser.ts';
import { TWICE_THE_SIZE } from './geometry.ts';
import { HeldSocket } from './held-socket.ts';
import { comesIntoSight } from './in-sight.ts';
import { getsKeyboard } from './keys.ts';
import { type ServedPage, servePage } from './served-page.ts';
import { Walk } from './walk.ts';

let browser: Browser;
let served: ServedPage;
let socket: HeldSocket;
let watched: WatchedPage | null = null;

/** Opens the page and answers with a walk through it. */
async function open(language: Language = 'en'): Promise<Walk> {
  watched = await openPage(browser, served.address, { socket, language });
  return new Walk(watched.page, language);
}

describe.runIf(chromiumIsInstalled)('the window when it opens (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  beforeEach(async () => {
    served = await servePage();
    socket = new HeldSocket();
  });
  afterEach(async () => {
    await watched?.page.context().close();
    watched = null;
    await served.close();
  });
  afterAll(() => browser.close());

  it('has no WebRTC, which no policy of a page stops in every browser', async () => {
    const walk = await open();
    await walk.field(walk.texts.signIn.host).waitFor();
    const left = await watched?.page.evaluate(() => ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel'].filter((name) => name in globalThis));
    expect(left).toEqual([]);
  });

  it('shows its first field whole, which has the keyboard, at twice the size as well', async () => {
    watched = await openPage(browser, served.address, { socket, ...TWICE_THE_SIZE });
    const walk = new Walk(watched.page);
    const host = walk.field(walk.texts.signIn.host);
    await getsKeyboard(host);
    await comesIntoSight(host);
  });

  it('takes keys before the program has answered, keeps what was typed and the keyboard, and does then what was pressed', async () => {
    const letOpen = socket.holdOpening();
    const walk = await open();
    const { signIn } = walk.texts;
    const host = walk.field(signIn.host);
    await host.waitFor();
    await getsKeyboard(host);
    await walk.page.keyboard.type('cucm-pub');
    await walk.press(signIn.practice.start);
    await host.focus();
    expect(socket.calls).toEqual([]);
    letOpen();
    await walk.page.getByText(signIn.practice.running).waitFor();
    // Where practice takes its time, what was typed is looked at meanwhile.
    expect(socket.calls.filter((name) => name !== 'lookAtHost')).toEqual(['recentServers', 'speak', 'startPractice']);
    await getsKeyboard(host);
    expect(watched?.problems).toEqual([]);
  });

  it('waits for the program when it is loaded again, so that no other screen is seen before the right one', async () => {
    const walk = await open();
    await walk.startPractice();
    await walk.next();
    await walk.screen(walk.texts.mode.title);
    const letOpen = socket.holdOpening();
    await walk.page.reload();
    expect(await walk.page.getByRole('heading').count()).toBe(0);
    letOpen();
    await walk.screen(walk.texts.mode.title);
  });

  it('keeps a password out of every attribute', async () => {
    const walk = await open();
    const { signIn } = walk.texts;
    await walk.typeSignIn({ host: '127.0.0.1', port: 9, username: 'admin', password: 'correct horse' });
    await walk.page.getByText(LANGUAGES.en.errors['connect.refused'].title).waitFor();
    expect(await walk.field(signIn.password).inputValue()).toBe('correct horse');
    expect(await walk.page.content()).not.toContain('correct horse');
  });

  it.each([
    ['en', 'ja'],
    ['ja', 'en'],
  ] as const)('in %s asks for no other words, for %s ones when they are chosen, and remembers them', async (first, second) => {
    const walk = await open(first);
    await walk.screen(walk.texts.signIn.title);
    const asked = async (): Promise<readonly string[]> => {
      const names = await walk.page.evaluate<string[]>("performance.getEntriesByType('resource').map(({ name }) => name)");
      return names.flatMap((name) => /\/(?:first-)?(en|ja|current)-[\w-]+\.js$/.exec(name)?.[1] ?? []);
    };
    const words = async (): Promise<readonly string[]> => [...new Set((await asked()).filter((name) => name !== 'current'))];
    // What later screens need comes by itself.
    await expect.poll(asked).toContain('current');
    await expect.poll(words).toEqual([first]);
    const other = LANGUAGES[second].window;
    await walk.press(walk.texts.frame.choices);
    await walk.page.getByText(walk.texts.frame.languageName[second], { exact: true }).click();
    await walk.screen(other.signIn.title);
    await expect.poll(words).toEqual([first, second]);
    await walk.page.reload();
    await walk.screen(other.signIn.title);
    await expect.poll(words).toEqual([second]);
    expect(watched?.problems).toEqual([]);
  });

  it('speaks the language that was chosen last, although the words of another one come later', async () => {
    const walk = await open();
    await walk.screen(walk.texts.signIn.title);
    let fetched: () => void = () => undefined;
    const asked = new Promise<() => void>((resolve) => {
      void walk.page.route(/\/ja-[\w-]+\.js$/, async (route) => {
        const answered = new Promise<void>((done) => {
          fetched = done;
        });
        resolve(() => fetched());
        await answered;
        await route.continue();
      });
    });
    const { choices, languageName } = walk.texts.frame;
    await walk.press(choices);
    await walk.page.getByText(languageName.ja, { exact: true }).click();
    const letGo = await asked;
    await walk.page.getByText(languageName.en, { exact: true }).click();
    const came = walk.page.waitForResponse(/\/ja-[\w-]+\.js$/);
    letGo();
    await (await came).finished();
    // Resolves once the page has these words too.
    await walk.page.evaluate(`import(${JSON.stringify(new URL((await came).url()).pathname)})`);
    await walk.screen(walk.texts.signIn.title);
    expect(await walk.page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('goes on in the language it has when the words of another one cannot be fetched', async () => {
    const walk = await open();
    await walk.page.route(/\/ja-[\w-]+\.js$/, (route) => route.abort());
    const failed = walk.page.waitForEvent('requestfailed');
    await walk.press(walk.texts.frame.choices);
    await walk.page.getByText(walk.texts.frame.languageName.ja, { exact: true }).click();
    await failed;
    await walk.page.getByText(walk.texts.frame.themeName.dark, { exact: true }).click();
    await walk.screen(walk.texts.signIn.title);
    expect(watched?.problems.filter((problem) => problem.startsWith('exception'))).toEqual([]);
  });

  it('lets Enter in a radio button do nothing while something else is under way', async () => {
    const walk = await open();
    const { mode, frame, token, signIn, signingIn } = walk.texts;
    await walk.startPractice();
    // While it is signed in, no fields are there that somebody could fill in once more.
    socket.holdAt(({ busy }) => busy === 'signing-in');
    await walk.next();
    await walk.screen(fill(signingIn.title, { host: '127.0.0.1' }));
    expect(await walk.field(signIn.password).count()).toBe(0);
    await walk.button(frame.button.cancel).waitFor();
    socket.letGo();
    await walk.screen(mode.title);
    await walk.page.getByText(walk.modeTitle('non-secure'), { exact: true }).click();
    socket.holdAt(({ busy }) => busy === 'reading');
    await walk.press(frame.button.readAgain);
    await walk.page.getByText(frame.busy.reading).waitFor();
    await walk.page.getByRole('radio', { name: walk.modeTitle('non-secure') }).press('Enter');
    socket.letGo();
    await walk.page.getByText(frame.busy.reading).waitFor({ state: 'hidden' });
    expect(socket.calls).not.toContain('chooseMode');
    await walk.page.getByRole('radio', { name: walk.modeTitle('non-secure') }).press('Enter');
    await walk.screen(token.library.title);
  });
});
