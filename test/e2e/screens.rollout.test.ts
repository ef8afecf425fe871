import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill } from '../../shared/texts/fill.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { LANGUAGES } from '../helpers/every-text.ts';
import { openPage, startBrowser } from './browser.ts';
import { lookingAtMany } from './crowded.ts';
import { HeldSocket } from './held-socket.ts';
import { KeptNames } from './kept-names.ts';
import { looking } from './look.ts';
import { PlatformWalk } from './platform/walk.ts';
import { type ServedPage, servePage } from './served-page.ts';

const MANY_COUNTED = Object.fromEntries(Array.from({ length: 28 }, (_none, at) => [`10.48.47.${100 + at}`, { callsActive: 0, registeredPhones: 0, encryptedPhones: 0, authenticatedPhones: 0 }]));

/** Screens on which nodes stand. */
const WITH_NODES = ['rollout-plan', 'rollout-running', 'rollout-end'] as const;

let browser: Browser;
let served: ServedPage;

/** One practice cluster for the evening; its screens are looked at on the way (look.ts). */
describe.runIf(chromiumIsInstalled)('services and phones after a change (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
    served = await servePage();
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  it('are restarted from the last screen of the change to the proof: plan, pilot phone, pause and reload, report', async () => {
    const socket = new HeldSocket();
    const { page, problems } = await openPage(browser, served.address, { socket });
    const names = new KeptNames('rollout');
    const looked = looking(page, 'en', names);
    const many = lookingAtMany(page, socket, WITH_NODES);
    const visit = async (name: string): Promise<void> => {
      await looked.visit(name);
      await many.visit(name);
    };
    const walk = new PlatformWalk(page);
    const { platformResult, rollout: words } = walk.texts;
    const { rollout } = LANGUAGES.en;
    await walk.toMode('founding-document');
    await walk.send('non-secure');
    await walk.screen(platformResult.title.done);
    await expect.poll(() => page.locator('.button-primary').allInnerTexts()).toEqual([words.offer.button]);
    await walk.press(words.offer.button);
    await walk.screen(words.plan.title);
    const start = walk.button(words.plan.start);
    await expect.poll(() => start.isDisabled()).toBe(true);
    // What was chosen and typed before the phones are read stays so, though each plan is a new one.
    const ticks = page.locator('.ticks-in-line');
    await ticks.getByText('Cisco CTIManager').click();
    await page.getByText('5. Cisco CTIManager').waitFor();
    await walk.field(fill(words.plan.pilots.field, { number: 2 })).fill('SEP00A2EE3F7714');
    await walk.press(words.plan.passwords.read);
    // Phones are listed, and one is suggested: none that is foretold to refuse the file, as the one that never asks TVS.
    await page.getByRole('button', { name: fill(words.plan.pilots.take, { name: 'SEP001D45B5A2C1' }), exact: true }).click();
    await expect.poll(() => page.getByRole('button', { name: fill(words.plan.pilots.take, { name: 'SEP000E8377D9B0' }), exact: true }).count()).toBe(0);
    await expect.poll(() => walk.field(fill(words.plan.pilots.field, { number: 1 })).inputValue()).toBe('SEP001D45B5A2C1');
    await expect.poll(() => ticks.getByRole('checkbox', { name: 'Cisco CTIManager' }).isChecked()).toBe(true);
    await expect.poll(() => walk.field(fill(words.plan.pilots.field, { number: 2 })).inputValue()).toBe('SEP00A2EE3F7714');
    await walk.field(fill(words.plan.pilots.field, { number: 2 })).fill('');
    await ticks.getByText('Cisco CTIManager').click();
    await page.getByText('5. Cisco CTIManager').waitFor({ state: 'detached' });
    await expect.poll(() => start.isDisabled()).toBe(false);
    // Nobody is left out, and somebody is put back.
    await page.getByRole('button', { name: new RegExp(`^${words.run.skip} Cisco CallManager`) }).first().click();
    await page.getByText(fill(words.plan.services.leftOut, { count: 1, all: 4 })).waitFor();
    await page.getByRole('button', { name: new RegExp(`^${words.plan.services.putBack} Cisco CallManager`) }).click();
    await page.getByText(fill(words.plan.services.leftOut, { count: 1, all: 4 })).waitFor({ state: 'detached' });
    await page.getByText(words.plan.passwords.hold).click();
    await visit('rollout-plan');
    socket.holdAt((state) => state.rollout?.wait !== null && state.rollout?.state === 'running');
    await start.click();
    await walk.screen(words.run.title.running);
    await visit('rollout-running');
    socket.letGo();
    await walk.press(words.run.pause);
    await walk.screen(words.run.title.paused);
    // Whoever comes back finds it where it was; the passwords are gone, and asked for again.
    await page.reload();
    await walk.screen(words.run.title.paused);
    await page.getByText(words.run.holdNot).waitFor();
    await page.getByText(words.plan.passwords.hold).click();
    await walk.press(words.run.resume);
    await walk.screen(words.end.title.done);
    await page.getByText(rollout.outcome.done).waitFor();
    await page.getByText(rollout.pilotVerdict.accepted).waitFor();
    await expect.poll(() => page.locator('.progress-proved').count()).toBeGreaterThanOrEqual(5);
    await walk.press(words.phones.show);
    await walk.heading(words.phones.title).waitFor();
    await visit('rollout-end');
    // Of the phones that came back one needs a look: it alone can be ticked off.
    const phones = page.getByRole('table', { name: words.phones.title, exact: true });
    await walk.field(words.phones.state).selectOption('came-back');
    await phones.getByText('SEP00A6CA1180D2').waitFor();
    await expect.poll(async () => [await phones.getByRole('rowheader').count(), await phones.getByRole('checkbox').count()]).toEqual([4, 1]);
    const saving = page.waitForEvent('download');
    await walk.press(words.end.save);
    expect((await saving).suggestedFilename()).toMatch(/^restart-.*\.html$/);
    // What is left stands in front of what only tells what was done, however long that is: of many nodes a table is folded, and whole.
    await expect.poll(async () => (await page.locator('main h2').allInnerTexts()).slice(0, 2)).toEqual([words.end.left, words.end.services]);
    socket.tellInstead((state) => ({ ...state, rollout: state.rollout === null ? null : { ...state.rollout, before: MANY_COUNTED, now: MANY_COUNTED } }));
    await page.reload();
    const counters = page.getByRole('table', { name: words.run.counters.title });
    const folded = walk.heading(fill(words.run.counters.folded, { count: 28 }));
    await folded.waitFor();
    await expect.poll(() => counters.isVisible()).toBe(false);
    await folded.click();
    await expect.poll(() => counters.getByRole('rowheader').count()).toBe(28);
    socket.tellInstead((state) => state);
    await page.reload();
    await walk.screen(words.end.title.done);
    await walk.press(words.end.toResult);
    await walk.screen(platformResult.title.done);
    // The change tells what was proved: files served, nothing left of the restart, its step ticked, and nothing to restart at once.
    await page.getByText(rollout.outcome.done).waitFor();
    const nodes = page.getByRole('table', { name: platformResult.nodes.title });
    await expect.poll(() => nodes.getByText(platformResult.nodes.held.new).count()).toBe(4);
    const left = page.getByRole('listitem').filter({ has: page.getByRole('checkbox') });
    await expect.poll(() => left.filter({ visible: true }).allInnerTexts()).toEqual([LANGUAGES.en.report.left['visit-phones']]);
    await expect.poll(() => page.locator('.step-past').last().innerText()).toContain(walk.texts.frame.steps.rollout);
    await expect.poll(() => page.locator('.button-primary').allInnerTexts()).toEqual([walk.texts.frame.button.done]);
    await expect.poll(() => page.getByText(platformResult.practice.button).count()).toBe(0);
    await visit('platform-result-proved');
    // One that ends before it has done anything promises nothing, and takes nothing away from what was proved.
    await page.getByText(words.offer.again).click();
    await walk.press(words.offer.button);
    await walk.screen(words.plan.title);
    await walk.press(words.plan.passwords.read);
    await page.getByRole('button', { name: fill(words.plan.pilots.take, { name: 'SEP001D45B5A2C1' }), exact: true }).click();
    socket.holdAt((state) => state.rollout?.state === 'running');
    await start.click();
    await walk.press(words.run.pause);
    socket.letGo();
    await walk.screen(words.run.title.paused);
    await walk.press(words.run.stop);
    await walk.press(words.run.stopNow);
    await walk.screen(words.end.title.incomplete);
    await page.getByText(rollout.restIsNotDone).waitFor();
    await expect.poll(() => page.getByText(rollout.ended.restart.waiting, { exact: true }).count()).toBeGreaterThanOrEqual(3);
    for (const promised of [rollout.restart.waiting, rollout.pilotVerdict.waiting, rollout.phone.waiting]) await expect.poll(() => page.getByText(promised, { exact: true }).count()).toBe(0);
    await walk.press(words.end.toResult);
    await walk.screen(platformResult.title.done);
    // Of the restart that was under way nothing is known.
    await expect.poll(() => left.filter({ visible: true }).allInnerTexts()).not.toContain(LANGUAGES.en.report.left['restart-callmanager']);
    expect([...looked.found, ...many.found]).toEqual([]);
    expect(many.seen).toEqual(WITH_NODES);
    expect(problems).toEqual([]);
    await names.compare();
  });
});
