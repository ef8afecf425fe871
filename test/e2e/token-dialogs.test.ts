import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fill } from '../../shared/texts/fill.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { openPage, startBrowser, type WatchedPage } from './browser.ts';
import { type ServedPage, servePage } from './served-page.ts';
import { OTHER_PRACTICE_TOKEN, PRACTICE_PIN, PRACTICE_TOKEN, Walk } from './walk.ts';

let browser: Browser;
let served: ServedPage;
let watched: WatchedPage;
let walk: Walk;

/** To the screen that asks for a token, with the practice tokens. */
async function toInsert(): Promise<void> {
  await walk.startPractice();
  await walk.next();
  await walk.chooseNonSecure();
  await walk.choosePracticeTokens();
  await walk.screen(walk.texts.token.insert.title);
}

async function toPreview(label: string): Promise<void> {
  await walk.move('insert', label);
  await walk.screen(walk.texts.token.details.title);
  await walk.next();
  await walk.screen(walk.texts.preview.title);
}

const gone = (title: string): Promise<void> => walk.heading(title).waitFor({ state: 'detached' });

describe.runIf(chromiumIsInstalled)('the wizard and the hand that moves practice tokens (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  beforeEach(async () => {
    served = await servePage();
    watched = await openPage(browser, served.address);
    walk = new Walk(watched.page);
    await toInsert();
  });
  afterEach(async () => {
    await watched.page.context().close();
    await served.close();
    expect(watched.problems).toEqual([]);
  });
  afterAll(() => browser.close());

  it('asks for the signer that is taken out, says so when another comes, and goes on where it was with the same one', async () => {
    const { tokenDialogs, preview, token, finish } = walk.texts;
    await toPreview(PRACTICE_TOKEN);
    await walk.move('pull', PRACTICE_TOKEN);
    await walk.screen(tokenDialogs.removed.title);
    await walk.move('insert', OTHER_PRACTICE_TOKEN);
    await walk.screen(tokenDialogs.another.title);
    await gone(tokenDialogs.removed.title);
    await walk.move('pull', OTHER_PRACTICE_TOKEN);
    await walk.screen(tokenDialogs.removed.title);
    await walk.move('insert', PRACTICE_TOKEN);
    await gone(tokenDialogs.removed.title);
    await walk.screen(preview.title);
    await walk.toPassword();
    await walk.typePin(PRACTICE_PIN);
    await walk.screen(finish.title.done);
    expect(await walk.heading(token.insert.title).count()).toBe(0);
  });

  it('lets a person choose another signer when the first one does not come back', async () => {
    const { tokenDialogs, token, preview, finish } = walk.texts;
    await toPreview(PRACTICE_TOKEN);
    await walk.move('pull', PRACTICE_TOKEN);
    await walk.screen(tokenDialogs.removed.title);
    await watched.page.keyboard.press('Escape');
    await walk.screen(token.insert.title);
    await toPreview(OTHER_PRACTICE_TOKEN);
    await walk.screen(preview.title);
    await walk.toPassword();
    await walk.typePin(PRACTICE_PIN);
    await walk.screen(finish.title.done);
  });

  it('shows a token of another cluster, one that was never set up and a card as what they are', async () => {
    const { token, tokenDialogs } = walk.texts;
    const { kind } = token.table;
    await walk.move('insert', kind['foreign-card']);
    await watched.page.getByText(token.trouble['foreign-card']).waitFor();
    await watched.page.getByText(tokenDialogs.readers['foreign-card']).waitFor();
    await walk.move('pull', kind['foreign-card']);
    await walk.move('insert', kind['blank-token']);
    await watched.page.getByText(token.trouble['blank-token']).waitFor();
    await walk.move('pull', kind['blank-token']);
    await walk.move('insert', kind.stranger);
    await walk.screen(token.foreign.title);
    await walk.move('insert', PRACTICE_TOKEN);
    await walk.screen(token.details.title);
  });

  it('asks which of two tokens is meant, and shows a locked one as one that cannot', async () => {
    const { token } = walk.texts;
    await walk.move('insert', PRACTICE_TOKEN);
    await walk.move('insert', OTHER_PRACTICE_TOKEN);
    const other = watched.page.getByRole('radio', { name: OTHER_PRACTICE_TOKEN });
    await other.waitFor();
    await expect.poll(() => other.isDisabled()).toBe(false);
    await walk.useUp(OTHER_PRACTICE_TOKEN, 'none');
    await expect.poll(() => other.isDisabled()).toBe(true);
    await walk.move('pull', PRACTICE_TOKEN);
    await walk.screen(token.locked.title);
  });

  it('warns of the last try before the field, names the lock at once, and leads to the other token', async () => {
    const { token, tokenDialogs, finish } = walk.texts;
    await walk.useUp(PRACTICE_TOKEN, 'last');
    await toPreview(PRACTICE_TOKEN);
    await walk.toPassword();
    await watched.page.getByText(token.password.final).waitFor();
    await walk.typePin('wrong-pin');
    await walk.screen(tokenDialogs.locked.title);
    await watched.page.getByText(fill(tokenDialogs.locked.lead, { serial: '0054f509' })).waitFor();
    await walk.press(tokenDialogs.anew);
    await walk.screen(token.locked.title);
    await toPreview(OTHER_PRACTICE_TOKEN);
    await walk.toPassword();
    await walk.typePin(PRACTICE_PIN);
    await walk.screen(finish.title.done);
  });

  it('refuses a password of the wrong length without a try, and says so', async () => {
    const { token, finish } = walk.texts;
    await walk.useUp(PRACTICE_TOKEN, 'last');
    await toPreview(PRACTICE_TOKEN);
    await walk.toPassword();
    await walk.typePin('abc');
    await watched.page.getByText(fill(token.password.tooShort, { min: 4 })).waitFor();
    await walk.typePin('x'.repeat(17));
    await watched.page.getByText(fill(token.password.tooLong, { max: 16 })).waitFor();
    // The last try is still there.
    await walk.typePin(PRACTICE_PIN);
    await walk.screen(finish.title.done);
  });
});
