import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPracticePlatform } from '../../helpers/platform/start.ts';
import { LANGUAGES } from '../../helpers/every-text.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { chromiumIsInstalled } from '../../helpers/chromium.mjs';
import { foldBlanks } from '../../helpers/fold-blanks.ts';
import { openPage, startBrowser, type WatchedPage } from '../browser.ts';
import { HeldSocket } from '../held-socket.ts';
import { getsKeyboard } from '../keys.ts';
import { refusesForeignKey } from '../pasted-keys.ts';
import { PlatformWalk, PUBLISHER, PUBLISHER_NAME, SUBSCRIBER } from './walk.ts';
import { type ServedPage, servePage } from '../served-page.ts';

/** Cisco document 118892, command line section, after the command; the blanks are folded. */
const SESSION = `admin:utils ctl set-cluster non-secure-mode
This operation will set the cluster to non secure mode. Do you want to continue? (y/n):y

Moving Cluster to Non Secure Mode
Cluster set to Non Secure Mode
Please Restart the TFTP and Cisco CallManager services on all nodes in the cluster that
run these services`;

let browser: Browser;
let served: ServedPage;
let socket: HeldSocket;
let watched: WatchedPage;
let walk: PlatformWalk;

describe.runIf(chromiumIsInstalled)('the wizard over the platform (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  beforeEach(async () => {
    served = await servePage();
    socket = new HeldSocket();
    watched = await openPage(browser, served.address, { socket });
    walk = new PlatformWalk(watched.page);
  });
  afterEach(async () => {
    await watched.page.context().close();
    await served.close();
    expect(watched.problems).toEqual([]);
  });
  afterAll(() => browser.close());

  it('sets the cluster of the founding document to non-secure mode, without a token, and shows its session', async () => {
    const { mode, platformPreflight, platformMode, platformChange, platformResult, finish, frame, history, signIn } = walk.texts;
    const { page } = watched;
    await walk.toMode('founding-document');
    await walk.chooseChange('non-secure');
    await walk.screen(platformChange.title);
    await page.locator('pre').getByText('utils ctl set-cluster non-secure-mode', { exact: true }).waitFor();
    await page.getByText(walk.platform.plan.undo.title).waitFor();
    await page.getByText(walk.platform.plan.continuity.tvs.title).waitFor();
    await page.getByText(fill(walk.platform.plan.foretold, { direct: 1, tvs: 2, visit: 1, unknown: 0 })).waitFor();
    // The second click of a double click on Next comes here, and sends nothing.
    await walk.button(platformChange.command.send).hover();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    expect(await walk.button(platformChange.command.send).getAttribute('aria-disabled')).toBe(null);
    await walk.press(platformChange.command.send);
    await walk.screen(platformResult.title.done);
    // The new file is on both disks; phones get it once Cisco Tftp was restarted.
    for (const node of [PUBLISHER, SUBSCRIBER]) {
      const row = page.getByRole('row').filter({ has: page.getByText(node, { exact: true }) });
      await expect.poll(() => row.getByRole('cell').allTextContents()).toEqual([
        expect.stringContaining(platformResult.nodes.held.new),
        expect.stringContaining(platformResult.nodes.held.previous),
      ]);
    }
    await walk.press(platformResult.transcript.open);
    const session = page.getByRole('dialog').locator('pre');
    await session.waitFor();
    await expect.poll(async () => foldBlanks((await session.textContent()) ?? '')).toContain(foldBlanks(SESSION));
    await walk.press(frame.button.close);
    await walk.press(platformResult.practice.button);
    await walk.heading(finish.phones.title).waitFor();
    await page.getByRole('cell').getByText(platformResult.nodes.held.previous).first().waitFor({ state: 'detached' });
    // From there the same cluster goes on without signing in again.
    await walk.press(finish.goOn);
    await walk.screen(platformMode.title);
    await page.getByText(fill(mode.lead, { mode: LANGUAGES.en.report.modeName['non-secure'] })).waitFor();
    await walk.button(history.lastReport).waitFor();
    await walk.press(mode.situations.renamed.button);
    // One phone refused the file: it holds another than the nodes do.
    await page.getByText(platformChange.consent.leadHeld).waitFor();
    await walk.press(frame.button.back);
    await walk.screen(platformMode.title);
    // Back leads to the checks, which were read before the change and are read again; that may take less time than a look at it.
    socket.holdAt(({ busy }) => busy === 'checking');
    await walk.press(frame.button.back);
    await walk.screen(platformPreflight.title);
    await page.getByText(platformPreflight.reading).waitFor();
    await walk.press(frame.button.cancel);
    socket.letGo();
    await page.getByText(platformPreflight.reading).waitFor({ state: 'detached' });
    await walk.press(frame.button.cancel);
    await walk.screen(signIn.title);
  });

  it('goes to the publisher that another node names, and gives the keyboard back to the row that was checked again, wherever it stands then', async () => {
    const { platformSignIn, platformPreflight, frame } = walk.texts;
    await walk.toKeys('subscriber-named');
    await walk.acceptTrust();
    await walk.press(fill(platformSignIn.useHost, { host: PUBLISHER }));
    await walk.button(frame.button.next).and(watched.page.locator(':focus')).waitFor();
    await watched.page.getByText(walk.errors['platform.not-publisher'].title).waitFor({ state: 'detached' });
    await walk.next();
    // Those of the other node were accepted before.
    await walk.acceptTrust();
    await walk.screen(platformPreflight.title);
    await watched.page.getByText(platformPreflight.reading).waitFor({ state: 'detached' });
    const again = walk.button(fill(platformPreflight.againRow, { title: LANGUAGES.en.preflight.rows['key-sizes'].title }));
    await again.focus();
    const place = await again.boundingBox();
    socket.holdAt(({ platform }) => platform?.preflight?.pending.includes('key-sizes') === true);
    await again.press('Enter');
    await watched.page.getByText(platformPreflight.reading).waitFor();
    // Nothing moves while it is read.
    await expect.poll(() => again.boundingBox()).toEqual(place);
    socket.letGo();
    await getsKeyboard(again);
  });

  it('says what is true when the connection is lost behind the "y": done, though nobody said so', async () => {
    const { platformResult } = walk.texts;
    await walk.toMode('connection-lost-done');
    await walk.send('non-secure');
    await walk.screen(platformResult.title.done);
    await watched.page.getByText(platformResult.said['no-answer']).waitFor();
  });

  it('leads whoever reads longer than a session may be idle back to the same plan by one sign-in', async () => {
    const { platformMode, platformChange, platformResult } = walk.texts;
    const { sessionEnded } = platformMode;
    await walk.toMode('idle-session');
    await walk.chooseChange('non-secure');
    await walk.screen(platformChange.title);
    // The practice nodes end it after half a minute.
    await walk.screen(sessionEnded.title);
    await watched.page.getByText(sessionEnded.leadPlan).waitFor();
    await walk.press(sessionEnded.button);
    await walk.screen(platformChange.title);
    await walk.press(platformChange.command.send);
    await walk.screen(platformResult.title.done);
  });

  it('wants the name of the publisher typed where nobody is known to vouch for the signer, and offers to let CallManager sign first, which phones take', async () => {
    const { platformMode, platformChange, platformResult, finish, frame } = walk.texts;
    const { page } = watched;
    const { consent } = platformChange;
    const { consents: words } = walk.texts.choices;
    await walk.toMode('itlrecovery-regenerated');
    await walk.chooseChange('non-secure');
    await walk.screen(consent.title);
    await watched.page.getByText(walk.change.rule['itlrecovery-replaced']).waitFor();
    await watched.page.getByText(walk.platform.plan.continuity.visits.title).waitFor();
    await walk.heading(platformChange.signer.title).click();
    await page.getByText(platformChange.signer.serialNumber, { exact: true }).waitFor();
    const field = walk.field(fill(words.field, { wanted: PUBLISHER_NAME }));
    await field.fill('yes');
    await walk.press(consent.go);
    await watched.page.getByText(fill(words.wrong, { wanted: PUBLISHER_NAME })).waitFor();
    await field.fill(PUBLISHER_NAME);
    await walk.press(consent.go);
    await walk.screen(platformChange.title);
    // It is said once more, and not asked again.
    await watched.page.getByText(fill(consent.given, { typed: PUBLISHER_NAME })).waitFor();
    await watched.page.getByText(walk.change.severity['typed-consent']).waitFor({ state: 'detached' });
    await walk.button(platformChange.command.send).waitFor();
    await walk.press(frame.button.back);
    await walk.screen(platformMode.title);
    await walk.chooseChange('reset-localkey');
    await page.locator('pre').getByText('utils ctl reset localkey', { exact: true }).waitFor();
    const send = walk.button(platformChange.command.send);
    await expect.poll(() => send.isDisabled()).toBe(true);
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await send.click();
    await walk.screen(platformResult.title.done);
    await page.getByText(LANGUAGES.en.report.left['update-ctl-file']).waitFor();
    await walk.press(platformResult.practice.button);
    await walk.heading(finish.phones.title).waitFor();
    await page.getByText(finish.phones.holdsOther).waitFor({ state: 'detached' });
  });

  it('wants it typed too where the ITL files of the nodes are not those of today, and says of each node why', async () => {
    const { platformChange } = walk.texts;
    const { itl } = walk.platform.plan;
    await walk.toMode('itl-stale');
    await walk.chooseChange('non-secure');
    await walk.screen(platformChange.consent.title);
    await watched.page.getByText(platformChange.consent.leadItl).waitFor();
    await walk.heading(platformChange.itl.title).click();
    const stale = watched.page.locator('details[open]').getByRole('listitem').filter({ hasText: itl.fails.replace(/\{node\}.*/, '') });
    // One line a node; what is stale, and where, is drawn.
    await expect.poll(() => stale.count()).toBe(2);
    const lines = await stale.allTextContents();
    expect(lines.some((line) => Object.values(itl.fault).some((words) => line.includes(words))), lines.join()).toBe(true);
    await walk.field(fill(walk.texts.choices.consents.field, { wanted: PUBLISHER_NAME })).fill(PUBLISHER_NAME);
    await walk.press(platformChange.consent.go);
    await walk.screen(platformChange.title);
    await walk.heading(platformChange.itl.title).waitFor();
    await walk.button(platformChange.command.send).waitFor();
  });

  it('stops at a changed host key until the last characters of the new one are typed', async () => {
    const { platformSignIn: words, signIn } = walk.texts;
    const { page } = watched;
    const platform = await startPracticePlatform({ scenario: 'host-key-changes' });
    const { host, sshPort, axlPort } = platform.named;
    await walk.chooseConnection();
    await walk.field(signIn.host).fill(host);
    await page.getByText(words.ports.summary).click();
    await walk.field(words.ports.ssh).fill(String(sshPort));
    await walk.field(words.ports.axl).fill(String(axlPort));
    await walk.field(words.os.username).fill(platform.osAdmin.username);
    const password = walk.field(words.os.password);
    await password.fill('wrong password');
    await password.press('Enter');
    await page.getByText(walk.errors['platform.only-old-algorithms'].title).waitFor();
    // The error has a control that leads on, but somebody may be typing here.
    await getsKeyboard(password);
    await walk.next();
    await walk.allowOldAlgorithms();
    await walk.screen(words.trust.unknownTitle);
    await refusesForeignKey(walk, words.trust.accept);
    await walk.acceptTrust();
    await page.getByText(walk.errors['login.refused'].title).waitFor();
    await getsKeyboard(password);
    await platform.restartNode(platform.entry.name);
    await password.fill('wrong password');
    await walk.next();
    await walk.screen(words.trust.changedTitle);
    await expect.poll(() => page.locator('.row-danger').count()).toBe(1);
    const field = walk.field(fill(words.trust.replaceField, { service: words.trust.serviceName.ssh, node: host }));
    await field.fill('AAAAAAAA');
    await walk.press(words.trust.replace);
    await page.getByText(words.trust.replaceWrong).waitFor();
    await field.fill(platform.entry.hostKeyFingerprint.slice(-8));
    await walk.press(words.trust.replace);
    await page.getByText(walk.errors['login.refused'].title).waitFor();
    await platform.close();
  });
});
