import { type Browser, type Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill } from '../../shared/texts/fill.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { openPage, startBrowser, type WatchedPage } from './browser.ts';
import { type ServedPage, servePage } from './served-page.ts';
import { PRACTICE_PIN, PRACTICE_TOKEN, Walk } from './walk.ts';

let browser: Browser;
let served: ServedPage;
let watched: WatchedPage;
let walk: Walk;

const hasKeyboard = (locator: Locator): Promise<boolean> => locator.evaluate((element: unknown) => (element as { matches(selector: string): boolean }).matches(':focus'));

/** Presses Tab until `wanted` has the keyboard; a screen on which that takes more than 40 is no screen for a keyboard. */
async function tabTo(wanted: Locator): Promise<void> {
  await wanted.waitFor();
  const { keyboard } = watched.page;
  for (let count = 0; count < 40; count += 1) {
    if (await hasKeyboard(wanted)) return;
    await keyboard.press('Tab');
  }
  expect.fail(`the keyboard does not reach ${wanted.toString()}`);
}

/** A group of radio buttons is one stop for Tab; inside, the arrow keys choose. */
async function chooseRadio(name: string): Promise<void> {
  const { page } = watched;
  const group = page.getByRole('radiogroup').filter({ has: page.getByRole('radio', { name }) });
  const wanted = group.getByRole('radio', { name });
  await tabTo(group.locator('input:enabled').first());
  await page.keyboard.press('Space');
  for (let count = 0; count < 10 && !(await wanted.isChecked()); count += 1) await page.keyboard.press('ArrowDown');
  expect(await wanted.isChecked()).toBe(true);
}

async function pressButton(name: string): Promise<void> {
  await tabTo(walk.button(name));
  // While something else is under way it does nothing, and says so.
  await expect.poll(() => walk.button(name).isEnabled()).toBe(true);
  await watched.page.keyboard.press('Enter');
}

describe.runIf(chromiumIsInstalled)('the wizard without a mouse (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
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
    await walk.screen(signIn.title);
    await pressButton(signIn.practice.start);
    await watched.page.getByText(signIn.practice.running).waitFor();
    await pressButton(frame.button.next);
    await walk.screen(mode.title);
    expect(await hasKeyboard(walk.heading(mode.title))).toBe(true);
    await chooseRadio(walk.modeTitle('non-secure'));
    await pressButton(frame.button.next);
    await walk.screen(token.library.title);
    await chooseRadio(token.library.practice);
    await pressButton(frame.button.next);
    await walk.screen(token.insert.title);
    await pressButton(fill(token.table.insertOf, { label: PRACTICE_TOKEN }));
    await walk.screen(token.details.title);
    await pressButton(frame.button.next);
    await walk.screen(preview.title);
    await pressButton(frame.button.finish);
    await walk.screen(token.password.title);
    expect(await hasKeyboard(walk.field(token.password.field))).toBe(true);
    await keyboard.press('Escape');
    await walk.heading(token.password.title).waitFor({ state: 'hidden' });
    expect(await hasKeyboard(walk.button(frame.button.finish))).toBe(true);
    await keyboard.press('Enter');
    await walk.screen(token.password.title);
    await keyboard.type(PRACTICE_PIN);
    await keyboard.press('Enter');
    await walk.screen(finish.title.done);
    await pressButton(frame.button.done);
    await walk.screen(signIn.title);
    expect(watched.problems).toEqual([]);
  });
});
