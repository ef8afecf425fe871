import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fill } from '../../shared/texts/fill.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { startBrowser } from './browser.ts';
import { refusesForeignKey } from './pasted-keys.ts';
import { LABEL, PHONE, PractisedPage } from './practised-page.ts';
import { PRACTICE_PIN } from './walk.ts';

let browser: Browser;
let at: PractisedPage;

const EVERY_PHONE_BY_SAST = {
  [PHONE.tvs]: 'signer-is-sast',
  [PHONE.tvsAtSubscriber]: 'signer-is-sast',
  [PHONE.withoutTvs]: 'signer-is-sast',
  [PHONE.new]: 'first-file',
} as const;

describe.runIf(chromiumIsInstalled)('every walk in the browser (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  beforeEach(async () => {
    at = await PractisedPage.open(browser);
  });
  afterEach(async () => {
    await at.close();
    expect(at.watched.problems).toEqual([]);
  });
  afterAll(() => browser.close());

  const words = LANGUAGES.en.window;
  const text = (said: string | RegExp) => at.watched.page.getByText(said);

  it('lost tokens: a new file with two new tokens, TVS made to vouch first, and the phone that knows no TVS is ticked off', async () => {
    await at.start('ctl-file-lost');
    await text(LANGUAGES.en.change.rule['mixed-without-ctl-file']).waitFor();
    await at.chooseMode('update');
    await at.firstToken(LABEL.newOne);
    const finish = at.walk.button(words.frame.button.finish);
    expect(await finish.isDisabled()).toBe(true);
    await text(fill(LANGUAGES.en.change.rule['two-tokens'], { count: 1, min: 2 })).waitFor();
    await at.addToken(LABEL.newOne, LABEL.newTwo);
    await at.watched.page.getByLabel(words.choices.more.trust).click();
    await text(fill(words.preview.phones, { direct: 1, tvs: 2, visit: 0, unknown: 1 })).waitFor();
    expect(await finish.isDisabled()).toBe(true);
    await at.agree(1);
    await at.finish();
    expect(at.held()).toEqual({ length: 5728, mode: 'mixed' });
    await at.expectPhones({ [PHONE.tvs]: 'tvs-vouches', [PHONE.tvsAtSubscriber]: 'tvs-vouches', [PHONE.withoutTvs]: 'signer-not-trusted', [PHONE.new]: 'first-file' });
    await text(fill(words.finish.visits.count, { done: 0, all: 1 })).waitFor();
    const download = at.watched.page.waitForEvent('download');
    await at.walk.press(words.finish.visits.save);
    expect((await download).suggestedFilename()).toBe('phones-to-visit.csv');
    await at.watched.page.getByRole('checkbox', { name: PHONE.withoutTvs }).click();
    await text(fill(words.finish.visits.count, { done: 1, all: 1 })).waitFor();
    await at.expectPhones({ [PHONE.withoutTvs]: 'first-file' });
  });

  it('tokens for a file that has none: the foreign token leads into a new file, to whose consequences a person agrees', async () => {
    await at.start('tokenless-mixed');
    await at.chooseMode('update');
    await at.walk.move('insert', LABEL.newOne);
    await at.walk.screen(words.token.foreign.title);
    await text(words.choices.anew.tokenless).waitFor();
    await at.walk.press(fill(words.choices.anew.begin, { label: LABEL.newOne }));
    await at.walk.screen(words.preview.title);
    await at.addToken(LABEL.newOne, LABEL.newTwo);
    await at.watched.page.getByLabel(words.choices.more.trust).click();
    await text(fill(words.preview.phones, { direct: 1, tvs: 2, visit: 1, unknown: 0 })).waitFor();
    await at.agree(1);
    // Ticks alone do not speak for the phone that has to be visited.
    expect(await at.walk.button(words.frame.button.finish).isDisabled()).toBe(true);
    await at.agree(1, '10.48.47.153');
    await at.walk.toPassword();
    // A mistyped password leads back to the same plan, and takes no consent away.
    await at.walk.typePin('wrong-pin');
    await text(LANGUAGES.en.errors['token.pin-incorrect'].title).waitFor();
    await at.walk.typePin(PRACTICE_PIN);
    await at.walk.screen(words.finish.title.done);
    expect(at.held().mode).toBe('mixed');
    await at.expectPhones({ [PHONE.tvs]: 'tvs-vouches', [PHONE.tvsAtSubscriber]: 'tvs-vouches', [PHONE.withoutTvs]: 'signer-not-trusted', [PHONE.new]: 'first-file' });
  });

  it('one lost token replaced: it is taken out, a new one added, and the one that is left is asked back to sign', async () => {
    await at.start('one-token-lost');
    await at.chooseSituation('one');
    await at.signer(LABEL.first);
    await at.entry(LABEL.second).getByRole('button', { name: /^Remove/ }).click();
    await text(fill(LANGUAGES.en.change.rule['two-tokens'], { count: 1, min: 2 })).waitFor();
    await at.addToken(LABEL.first, LABEL.newOne);
    await text(words.preview.entries.twoTokens).waitFor();
    await at.walk.press(words.frame.button.finish);
    await at.walk.screen(words.choices.signerBack.title);
    await at.walk.move('pull', LABEL.newOne);
    await at.walk.screen(words.tokenDialogs.removed.title);
    await at.walk.move('insert', LABEL.first);
    await at.walk.screen(words.token.password.title);
    await at.walk.typePin('Cisco123');
    await at.walk.screen(words.finish.title.done);
    expect(at.held()).toEqual({ length: 5728, mode: 'mixed' });
    await at.expectPhones(EVERY_PHONE_BY_SAST);
  });

  it('a TFTP server of another cluster: compared, signed in to and added', async () => {
    await at.start('other-tftp-server');
    await at.chooseSituation('server');
    await at.signer(LABEL.first);
    const { tftp } = words.choices;
    await at.walk.press(words.choices.addTftp);
    await at.walk.screen(tftp.title);
    await at.walk.front().getByRole('button', { name: tftp.next, exact: true }).click();
    await at.walk.button(tftp.accept).waitFor();
    await refusesForeignKey(at.walk, tftp.accept);
    await at.walk.press(tftp.accept);
    await at.walk.front().getByRole('button', { name: tftp.add, exact: true }).click();
    await at.entry('10.48.60.10').getByText(LANGUAGES.en.change.entryOrigin['other-cluster']).waitFor();
    await at.finish();
    expect(at.held().mode).toBe('mixed');
    await at.expectPhones(EVERY_PHONE_BY_SAST);
  });

  it('a renamed server: its old entry is marked and taken out, sorted by name or not', async () => {
    await at.start('server-renamed');
    await at.chooseSituation('renamed');
    await at.signer(LABEL.first);
    await at.entry('10.48.47.154').getByText(LANGUAGES.en.change.entryOrigin.stale).waitFor();
    await at.walk.press(fill(words.choices.sortBy, { column: words.preview.entries.name }));
    const names = at.watched.page.locator('.entry-table tbody .entry-name > .figures:not(.cell-note)');
    await expect.poll(async () => (await names.allTextContents()).filter((name) => name.startsWith('10.'))).toEqual(['10.48.47.153', '10.48.47.153', '10.48.47.154', '10.48.47.155']);
    await at.entry('10.48.47.154').getByRole('button', { name: /^Remove/ }).click();
    await at.entry('10.48.47.154').getByText(LANGUAGES.en.change.entryChange.removed, { exact: true }).waitFor();
    await at.finish();
    expect(at.held()).toEqual({ length: 5728, mode: 'mixed' });
    await at.expectPhones(EVERY_PHONE_BY_SAST);
  });

  it('different files: said before and after the choice; a phone that was off takes the file when it is on again', async () => {
    await at.start('files-differ');
    await text(/^The servers currently hold different CTL files/).waitFor();
    await at.watched.page.getByText(words.finish.practicePhones.title, { exact: true }).click();
    await at.walk.press(fill(words.finish.practicePhones.offOf, { phone: PHONE.withoutTvs }));
    await at.walk.button(fill(words.finish.practicePhones.onOf, { phone: PHONE.withoutTvs })).waitFor();
    await at.chooseMode('mixed');
    await at.signer(LABEL.second);
    await at.finish();
    expect(at.held()).toEqual({ length: 5728, mode: 'mixed' });
    await at.expectPhones({ ...EVERY_PHONE_BY_SAST, [PHONE.withoutTvs]: 'switched-off' });
    await at.watched.page.getByText(words.finish.practicePhones.title, { exact: true }).click();
    await at.walk.press(fill(words.finish.practicePhones.onOf, { phone: PHONE.withoutTvs }));
    await at.walk.press(words.finish.practicePhones.restart);
    await at.expectPhones({ [PHONE.withoutTvs]: 'signer-is-sast' });
  });

  it('a server that does not answer: nothing is planned, and the screen says so', async () => {
    await at.start('server-unreachable');
    await at.walk.screen(fill(words.mode.gate.silentTitle, { server: '10.48.47.154' }));
    await at.watched.page.getByText(LANGUAGES.en.errors['connect.refused'].title).first().waitFor();
  });
});
