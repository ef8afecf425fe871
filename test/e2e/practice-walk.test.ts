import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fill } from '../../shared/texts/fill.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { openPage, startBrowser, watch, type WatchedPage } from './browser.ts';
import { watchEmptyFrames } from './empty-frames.ts';
import { HeldSocket } from './held-socket.ts';
import { type ServedPage, servePage } from './served-page.ts';
import { PRACTICE_PIN, PRACTICE_TOKEN, Walk } from './walk.ts';

let browser: Browser;
let served: ServedPage;
let watched: WatchedPage;
let walk: Walk;

describe.runIf(chromiumIsInstalled)('the wizard on the practice cluster (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  beforeEach(async () => {
    served = await servePage();
    watched = await openPage(browser, served.address);
    walk = new Walk(watched.page);
  });
  afterEach(async () => {
    await watched.page.context().close();
    await served.close();
    expect(watched.problems).toEqual([]);
  });
  afterAll(() => browser.close());

  it('leads from sign-in to a proved change, and shows what the phones must show', async () => {
    await walk.practiceToPassword();
    const emptyFrames = await watchEmptyFrames(watched.page);
    await walk.typePin(PRACTICE_PIN);
    const { finish, frame, signIn } = walk.texts;
    await walk.screen(finish.title.done);
    expect(await emptyFrames(), 'screens whose scripts are there come at once').toBe(0);
    await walk.heading(finish.phones.title).waitFor();
    await walk.press(fill(finish.ctl.label, { server: '10.48.47.153' }));
    const dialog = watched.page.getByRole('dialog');
    await dialog.getByText('The checksum value of the CTL file').waitFor();
    const text = (await dialog.textContent()) ?? '';
    const [, md5 = ''] = /([0-9a-f]{32})\s*\(MD5\)/.exec(text) ?? [];
    await dialog.getByRole('button', { name: frame.button.close }).click();
    await walk.field(finish.compare.field).fill(md5.slice(0, 12));
    await watched.page.getByText(fill(finish.compare.same, { digits: 12, of: 32, part: finish.md5 })).waitFor();
    await walk.field(finish.compare.field).fill(md5.replace(/^./, (first) => (first === '0' ? '1' : '0')));
    await watched.page.getByText(finish.compare.different).waitFor();
    await walk.press(frame.button.done);
    await walk.screen(signIn.title);
  });

  it('takes the key out of the address at once, and goes on where it was when the page is loaded again', async () => {
    await walk.startPractice();
    expect(watched.page.url()).not.toContain('#');
    await walk.next();
    await walk.chooseNonSecure();
    await walk.screen(walk.texts.token.library.title);
    await watched.page.reload();
    await walk.screen(walk.texts.token.library.title);
    await walk.choosePracticeTokens();
    await walk.insertPracticeToken(PRACTICE_TOKEN);
  });

  it('moves to a second tab in the middle and back, and each tab says where it is used', async () => {
    const { connection } = walk.texts.frame;
    await walk.startPractice();
    await walk.next();
    await walk.screen(walk.texts.mode.title);
    const second = await watched.page.context().newPage();
    const problems = watch(second);
    await second.goto(served.address);
    const there = new Walk(second);
    await there.screen(connection.takenTitle);
    const sockets: string[] = [];
    for (const page of [watched.page, second]) page.on('websocket', () => sockets.push(page === second ? 'second' : 'first'));
    // People press twice.
    await there.button(connection.takeOver).dblclick();
    await there.screen(there.texts.mode.title);
    await walk.screen(connection.takenOverTitle);
    await there.chooseNonSecure();
    await walk.button(connection.takeOver).dblclick();
    await walk.screen(walk.texts.token.library.title);
    await there.screen(connection.takenOverTitle);
    expect(problems).toEqual([]);
    expect(sockets).toEqual(['first']);
  });

  it('goes on with a change whose tab was closed, and shows its report in the next one', async () => {
    await walk.practiceToPassword();
    await walk.typePin(PRACTICE_PIN);
    await walk.heading(walk.texts.preview.progress.title).or(walk.heading(walk.texts.finish.title.done)).waitFor();
    const next = await watched.page.context().newPage();
    await watched.page.close();
    await next.goto(served.address);
    await new Walk(next).screen(walk.texts.finish.title.done);
  });

  it('asks before a page is left on which a change is made, and no longer behind it', async () => {
    const held = new HeldSocket();
    await held.watch(watched.page);
    await watched.page.reload();
    await walk.practiceToPassword();
    held.holdAt(({ busy }) => busy === 'applying');
    await walk.typePin(PRACTICE_PIN);
    await walk.heading(walk.texts.preview.progress.title).waitFor();
    const asked = watched.page.waitForEvent('dialog');
    await watched.page.close({ runBeforeUnload: true });
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    held.letGo();
    await walk.screen(walk.texts.finish.title.done);
    const closed = watched.page.waitForEvent('close');
    await watched.page.close({ runBeforeUnload: true });
    await closed;
  });

  it('says in the dialog that a token password was wrong, with the field empty, and takes the right one', async () => {
    const { frame, token: { details, password } } = walk.texts;
    const wrong = LANGUAGES.en.errors['token.pin-incorrect'].title;
    await walk.practiceToPassword();
    await walk.typePin('wrong-pin');
    const dialog = watched.page.getByRole('dialog');
    await dialog.getByText(wrong).waitFor();
    await expect.poll(() => walk.field(password.field).inputValue()).toBe('');
    expect(await dialog.getByText(fill(password.again, { count: 1 })).count()).toBe(0);
    await walk.typePin('wrong-too');
    await expect.poll(() => dialog.getByText(fill(password.again, { count: 2 })).count(), { timeout: 10_000 }).toBe(1);
    // Whoever goes back begins to count again.
    await dialog.getByRole('button', { name: frame.button.cancel }).click();
    await walk.press(frame.button.back);
    await walk.screen(details.title);
    await walk.next();
    await walk.toPassword();
    await walk.typePin('wrong-pin');
    await dialog.getByText(wrong).waitFor();
    expect(await dialog.getByText(password.again.split('{')[0] ?? '').count()).toBe(0);
    await walk.typePin(PRACTICE_PIN);
    await walk.screen(walk.texts.finish.title.done);
  });

  it('shows a token that is pulled out and put in by itself', async () => {
    const { insert, table, details } = walk.texts.token;
    await walk.startPractice();
    await walk.next();
    await walk.chooseNonSecure();
    await walk.choosePracticeTokens();
    await walk.insertPracticeToken(PRACTICE_TOKEN);
    await walk.press(fill(table.pullOf, { label: PRACTICE_TOKEN }));
    await walk.screen(insert.title);
    await walk.press(fill(table.insertOf, { label: PRACTICE_TOKEN }));
    await walk.screen(details.title);
  });

  it('is ended by SIGTERM with code 0', async () => {
    await walk.screen(walk.texts.signIn.title);
    await watched.page.close();
    served.signal('SIGTERM');
    expect(await served.exited).toBe(0);
    expect(served.told()).toContain(LANGUAGES.en.commandLine.serve.closing);
  });
});
