import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill } from '../../shared/texts/fill.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { startBrowser } from './browser.ts';
import { TWICE_THE_SIZE } from './geometry.ts';
import { comesIntoSight } from './in-sight.ts';
import { getsKeyboard, Keys } from './keys.ts';
import { LABEL, PHONE, PractisedPage } from './practised-page.ts';
import { PRACTICE_PIN } from './walk.ts';

let browser: Browser;
let at: PractisedPage;

describe.runIf(chromiumIsInstalled)('mixed mode for the first time without a mouse (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
    at = await PractisedPage.open(browser);
  });
  afterAll(async () => {
    await at.close();
    await browser.close();
  });

  it('leads through scenario, mode, both tokens, help and password to the file of both servers and of every phone', async () => {
    const { walk } = at;
    const { about, signIn, frame, mode, token, tokenDialogs, preview, choices, walks, finish } = walk.texts;
    const keys = new Keys(walk);
    const { keyboard } = at.watched.page;
    await walk.screen(signIn.title);
    await keys.pressButton(signIn.practice.others);
    await walk.screen(signIn.practice.others);
    const start = walk.front().getByRole('button', { name: signIn.practice.start, exact: true });
    await keys.tabTo(start);
    await keyboard.press('F1');
    await getsKeyboard(walk.heading(frame.button.help));
    await keyboard.press('Tab');
    await getsKeyboard(walk.button(frame.button.closeHelp));
    await keyboard.press('Escape');
    // The dialog is still there, and has the keyboard again.
    await getsKeyboard(start);
    await keys.chooseRadio(LANGUAGES.en.change.scenario['never-secured']);
    await keyboard.press('Enter');
    await at.watched.page.getByText(signIn.practice.running).waitFor();
    await keys.pressButton(frame.button.next);
    await walk.screen(mode.title);
    await keys.pressButton(frame.button.help);
    await at.watched.page.getByText(walks.title, { exact: true }).waitFor();
    // Where help covers all, a document that it opens is seen, and leads back.
    const { width, height } = at.watched.page.viewportSize() ?? { width: 1024, height: 640 };
    await walk.button(about.document.guide).press('Enter');
    await walk.screen(about.document.guide);
    await at.watched.page.getByRole('region', { name: about.document.guide }).locator('ol li strong').first().waitFor();
    // To the text in it: a dialog itself that has the keyboard is given it again half a second later, which closes help too (useDialog of React Aria).
    await keyboard.press('Tab');
    await getsKeyboard(at.watched.page.locator('[role=dialog] *'));
    await at.watched.page.setViewportSize({ width: 800, height: 600 });
    // One that was open beside it is seen where the window becomes so narrow.
    await walk.heading(frame.button.help).waitFor({ state: 'hidden' });
    await getsKeyboard(at.watched.page.locator('[role=dialog], [role=dialog] *'));
    await keyboard.press('Escape');
    await getsKeyboard(walk.heading(frame.button.help));
    await walk.button(about.document.guide).press('Enter');
    await walk.screen(about.document.guide);
    await getsKeyboard(at.watched.page.locator('[role=dialog], [role=dialog] *'));
    await keyboard.press('Escape');
    await getsKeyboard(walk.heading(frame.button.help));
    await at.watched.page.setViewportSize({ width, height });
    await keyboard.press('F1');
    await getsKeyboard(walk.button(frame.button.help));
    await keys.chooseRadio(walk.modeTitle('mixed'));
    await keys.pressButton(frame.button.next);
    await walk.screen(token.library.title);
    await keys.chooseRadio(token.library.practice);
    await keys.pressButton(frame.button.next);
    await walk.screen(token.insert.title);
    await keys.pressButton(fill(token.table.insertOf, { label: LABEL.first }));
    await walk.screen(choices.first.title);
    await keys.pressButton(choices.token.add);
    await walk.screen(preview.title);
    expect(await walk.button(frame.button.finish).isDisabled()).toBe(true);
    await keys.pressButton(choices.addTokens);
    await walk.screen(tokenDialogs.swap.title);
    await keys.pressButton(fill(token.table.pullOf, { label: LABEL.first }));
    await walk.screen(tokenDialogs.insert.title);
    await keys.pressButton(fill(token.table.insertOf, { label: LABEL.second }));
    await walk.screen(choices.token.title);
    // At twice the size the screen below grows out of the window meanwhile.
    await at.watched.page.setViewportSize(TWICE_THE_SIZE);
    await keys.pressButton(fill(choices.token.addOf, { label: LABEL.second }));
    await walk.heading(choices.token.title).waitFor({ state: 'detached' });
    await getsKeyboard(walk.button(choices.addTokens));
    await comesIntoSight(walk.button(choices.addTokens));
    await at.watched.page.setViewportSize({ width, height });
    await keys.pressButton(frame.button.finish);
    await walk.screen(token.password.title);
    await getsKeyboard(walk.field(token.password.field));
    await keyboard.type(PRACTICE_PIN);
    await keyboard.press('Enter');
    await walk.screen(finish.title.done);
    expect(at.held()).toEqual({ length: 5728, mode: 'mixed' });
    await at.expectPhones({ [PHONE.tvs]: 'first-file', [PHONE.tvsAtSubscriber]: 'first-file', [PHONE.withoutTvs]: 'first-file', [PHONE.new]: 'first-file' });
    expect(at.watched.problems).toEqual([]);
  });
});
