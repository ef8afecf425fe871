import { readFile } from 'node:fs/promises';
import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOST_TOKENS_CONFIRMATIONS } from '../../../shared/domain/platform/lost-tokens.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { chromiumIsInstalled } from '../../helpers/chromium.mjs';
import { openPage, startBrowser, type WatchedPage } from '../browser.ts';
import { PlatformWalk, PUBLISHER, PUBLISHER_NAME } from './walk.ts';
import { type ServedPage, servePage } from '../served-page.ts';

let browser: Browser;
let served: ServedPage;
let watched: WatchedPage;
let walk: PlatformWalk;

describe.runIf(chromiumIsInstalled)('lost tokens (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
    served = await servePage();
    watched = await openPage(browser, served.address);
    walk = new PlatformWalk(watched.page);
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  it('on a release before 10: guide first, delete last, gone by reading, and a list of the phones to take along', async () => {
    const { platformMode, lostTokens: words } = walk.texts;
    const { page } = watched;
    await walk.toMode('pre-10');
    await page.getByText(platformMode.lost.old).waitFor();
    await walk.press(platformMode.lost.open);
    await walk.screen(words.title);
    await page.getByText(words.remove.waits).waitFor();
    await page.getByText(words.alternates.none).waitFor();
    // Nothing is in the readers of the practice yet: a new token lies beside the computer, and is inserted there.
    await walk.press(words.newTokens.practice);
    await page.getByText(words.newTokens.none).waitFor();
    const { table } = walk.texts.token;
    const atHand = page.getByRole('region', { name: table.label });
    await atHand.getByRole('button', { name: fill(table.insertOf, { label: '' }) }).first().click();
    await atHand.getByRole('button', { name: fill(table.pullOf, { label: '' }) }).first().waitFor();
    await walk.press(words.newTokens.practice);
    await page.getByText(words.newTokens.save, { exact: true }).waitFor();
    await page.getByText(words.newTokens.none).waitFor({ state: 'detached' });
    // In one turn, as quick clicks are: none may take back the one before.
    await page.locator('.checks').getByRole('checkbox').evaluateAll((boxes: { click(): void }[]) => {
      for (const box of boxes) box.click();
    });
    await expect.poll(() => page.locator('.checks').getByRole('checkbox', { checked: true }).count()).toBe(LOST_TOKENS_CONFIRMATIONS.length);
    // Without copies nothing opens, whatever was ticked.
    await page.getByText(words.remove.waits).waitFor();
    await walk.press(words.copies.button);
    await walk.press(fill(words.copies.showOf, { server: PUBLISHER }));
    await page.getByRole('dialog').getByText('The checksum value of the CTL file').waitFor();
    await walk.press(walk.texts.frame.button.close);
    const field = walk.field(fill(words.remove.field, { wanted: PUBLISHER_NAME }));
    await field.fill('no-such-node');
    await walk.press(words.remove.button);
    await page.getByText(fill(words.remove.wrong, { wanted: PUBLISHER_NAME })).waitFor();
    await field.fill(PUBLISHER_NAME);
    await walk.press(words.remove.button);
    await page.getByText(words.remove.cached).waitFor();
    await expect.poll(() => page.getByRole('cell', { name: words.table.places.gone, exact: true }).count()).toBeGreaterThanOrEqual(2);
    await walk.press(words.phones.load);
    await page.getByText('SEP000E8377D9B0').click();
    await page.getByText(fill(words.phones.count, { done: 1, all: 4 })).waitFor();
    // One that AXL does not know, and one that is there already.
    await walk.field(words.phones.add).fill('SEP0011223344AA SEP000E8377D9B0');
    await walk.press(words.phones.addButton);
    await page.getByText(fill(words.phones.count, { done: 1, all: 5 })).waitFor();
    // What was added by hand is taken off again; the keyboard stays in the list.
    await walk.press(fill(words.phones.removeOf, { name: 'SEP0011223344AA' }));
    await page.getByText(fill(words.phones.count, { done: 1, all: 4 })).waitFor();
    await page.locator('.checklist:focus').waitFor();
    const download = page.waitForEvent('download');
    await walk.press(words.phones.save);
    const saved = await readFile(await (await download).path(), 'utf8');
    expect(saved.split('\r\n').filter((line) => line.includes('SEP000E8377D9B0'))).toEqual([expect.stringMatching(new RegExp(`^SEP000E8377D9B0,.*,yes,${PUBLISHER.replaceAll('.', '\\.')},,,\\d{4}-`))]);
    await walk.press(words.back);
    await walk.screen(platformMode.title);
    expect(watched.problems).toEqual([]);
  });
});
