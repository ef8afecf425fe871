import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill } from '../../shared/texts/fill.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { getsKeyboard, Keys } from './keys.ts';
import { openPage, startWholeBrowser, type WatchedPage } from './browser.ts';
import { type ServedPage, servePage } from './served-page.ts';
import { PRACTICE_PIN, PRACTICE_TOKEN, Walk } from './walk.ts';

let browser: Browser;
let served: ServedPage;
let watched: WatchedPage;
let walk: Walk;

describe.runIf(chromiumIsInstalled)('the wizard without a mouse (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startWholeBrowser();
    served = await servePage();
    watched = await openPage(browser, served.address);
    walk = new Walk(watched.page);
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  it('leads from sign-in to a proved change, and each screen takes the keyboard with it', async () => {
    const { signIn, frame, mode, token, preview, finish } = walk.texts;
    const { keyboard } = watched.page;
    const keys = new Keys(walk);
    // The smallest window there is.
    await watched.page.setViewportSize({ width: 1024, height: 640 });
    await walk.screen(signIn.title);
    await keys.pressButton(signIn.practice.start);
    await watched.page.getByText(signIn.practice.running).waitFor();
    await keys.pressButton(frame.button.next);
    await walk.screen(mode.title);
    await getsKeyboard(walk.heading(mode.title));
    await keys.chooseRadio(walk.modeTitle('non-secure'));
    await keys.pressButton(frame.button.next);
    await walk.screen(token.library.title);
    await keys.chooseRadio(token.library.practice);
    await keys.pressButton(frame.button.next);
    await walk.screen(token.insert.title);
    await keys.pressButton(fill(token.table.insertOf, { label: PRACTICE_TOKEN }));
    await walk.screen(token.details.title);
    await keys.pressButton(frame.button.next);
    await walk.screen(preview.title);
    await keys.pressButton(frame.button.finish);
    await walk.screen(token.password.title);
    await getsKeyboard(walk.field(token.password.field));
    await keyboard.press('Escape');
    await walk.heading(token.password.title).waitFor({ state: 'hidden' });
    await getsKeyboard(walk.button(frame.button.finish));
    await keyboard.press('Enter');
    await walk.screen(token.password.title);
    await keyboard.type(PRACTICE_PIN);
    await keyboard.press('Enter');
    await walk.screen(finish.title.done);
    await keys.pressButton(frame.button.done);
    await walk.screen(signIn.title);
    expect(watched.problems).toEqual([]);
  });
});
