import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeCluster } from '../../practice/cluster/start.ts';
import { fill } from '../../shared/texts/fill.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { openPage, startBrowser } from './browser.ts';
import { getsKeyboard } from './keys.ts';
import { servePage } from './served-page.ts';
import { Walk } from './walk.ts';

let browser: Browser;

/** The page of another tab, once it shows what the program is at; the first page then is opened again in its place. */
async function openedAgain(page: Page, address: string): Promise<{ readonly sent: readonly string[] }> {
  const sent: string[] = [];
  const other = await page.context().newPage();
  other.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
  await page.goto('about:blank');
  await other.goto(address);
  await new Walk(other).screen(new Walk(other).texts.mode.title);
  await other.close();
  await page.goto(address);
  return { sent };
}

describe.runIf(chromiumIsInstalled)('the sign-in screen (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  it('fills in the address of a server that was signed in to before, nothing else, and forgets it when asked to', async () => {
    const cluster = await startPracticeCluster({ extraSast: null });
    const served = await servePage();
    const { page, problems } = await openPage(browser, served.address);
    const walk = new Walk(page);
    const { signIn, mode, frame } = walk.texts;
    // Where something is missing, the keyboard goes there.
    await walk.screen(signIn.title);
    await walk.next();
    await page.getByText(signIn.hostWrong).waitFor();
    await getsKeyboard(walk.field(signIn.host));
    await walk.field(signIn.host).fill('１２７．０．０．１');
    await walk.next();
    await page.getByText(signIn.hostWrong).waitFor({ state: 'detached' });
    await getsKeyboard(walk.field(signIn.username));
    // What is there is said before anything is sent.
    await walk.field(signIn.port).fill(String(cluster.port));
    await walk.field(signIn.username).focus();
    await page.getByText(fill(LANGUAGES.en.look.kind['open-provider'], { host: '127.0.0.1' })).waitFor();
    await walk.typeSignIn(cluster);
    await walk.acceptCertificate();
    await walk.screen(mode.title);
    // A page that is opened while the program is at another step does not ask for them: it would be told that it may not.
    const { sent } = await openedAgain(page, served.address);
    expect(sent.filter((message) => message.includes('recentServers'))).toEqual([]);
    await walk.screen(mode.title);
    await walk.press(frame.button.cancel);
    await walk.screen(signIn.title);
    const server = `${cluster.host}:${cluster.port}`;
    await walk.field(signIn.host).fill('other');
    await walk.field(signIn.username).fill('somebody');
    await walk.press(fill(signIn.recent.useOf, { server }));
    await expect.poll(() => walk.field(signIn.host).inputValue()).toBe(cluster.host);
    await expect.poll(() => walk.field(signIn.port).inputValue()).toBe(String(cluster.port));
    await expect.poll(() => walk.field(signIn.password).inputValue()).toBe('');
    await walk.press(fill(signIn.recent.forgetOf, { server }));
    await walk.heading(signIn.recent.title).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await page.context().close();
    await served.close();
    await cluster.close();
  });
});
