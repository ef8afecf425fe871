import { readFileSync } from 'node:fs';
import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language } from '../../shared/texts/languages.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { LANGUAGES } from '../helpers/every-text.ts';
import { startBrowser } from './browser.ts';
import { KeptNames } from './kept-names.ts';
import { looking } from './look.ts';
import { PractisedPage } from './practised-page.ts';

/** Where the keyboard is in the moment in which the dialog shows these words: what has it later may have come to it by chance. */
const keyboardWhenShown = (page: Page, words: string): Promise<unknown> =>
  page.evaluate(`new Promise((resolve) => {
    const dialog = document.querySelector('[role=dialog]');
    const look = new MutationObserver(() => {
      if (!dialog.textContent.includes(${JSON.stringify(words)})) return;
      look.disconnect();
      resolve(dialog.contains(document.activeElement) ? 'in the dialog' : 'on ' + document.activeElement.nodeName);
    });
    look.observe(dialog, { childList: true, subtree: true });
  })`);

let browser: Browser;

describe.runIf(chromiumIsInstalled)('a change that was interrupted, in the window (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  it.each(['en', 'ja'] as const)('is shown as it is, finished without a token, and told in the history (walked in %s)', async (language: Language) => {
    const practised = await PractisedPage.open(browser, { language });
    const { walk, watched } = practised;
    const { page } = watched;
    const { history, finish, frame, signIn } = walk.texts;
    const { resume } = LANGUAGES[language].history;
    const names = new KeptNames('unfinished');
    const { visit, found } = looking(page, language, names);
    const looked = language === 'en' ? visit : () => Promise.resolve();

    await practised.start('change-interrupted');
    await walk.screen(history.gate.title);
    await walk.screen(resume.undo.title);
    await looked('unfinished-change');
    // Back leads to the sign-in screen, where it is told from the journal alone.
    await walk.press(frame.button.back);
    await walk.screen(signIn.title);
    await page.getByText(history.unfinished.lead).waitFor();
    await looked('sign-in-unfinished');
    await walk.next();
    await walk.screen(history.gate.title);
    await walk.press(resume.finish.title);
    await walk.screen(finish.title.done);

    await page.locator('.checks input').first().check();
    const saving = page.waitForEvent('download');
    await walk.press(history.saveReport);
    const html = readFileSync(await (await saving).path(), 'utf8');
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain('☑');

    await walk.press(frame.button.done);
    await walk.screen(signIn.title);
    await walk.press(history.open);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(LANGUAGES[language].history.outcome.done, { exact: false }).first().waitFor();
    await looked('history');
    await dialog.getByRole('button', { name: new RegExp(`^${history.removeOf.split('{')[0] ?? ''}`) }).first().click();
    const keyboard = keyboardWhenShown(page, history.none);
    await dialog.getByRole('button', { name: history.removeNow, exact: true }).click();
    expect(await keyboard).toBe('in the dialog');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(found).toEqual([]);
    expect(watched.problems).toEqual([]);
    if (language === 'en') await names.compare();
    await practised.close();
  });
});
