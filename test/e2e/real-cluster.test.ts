import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';
import { fill } from '../../shared/texts/fill.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { EC_CERTIFICATE, makeIdentity } from '../helpers/certificates.ts';
import { handOn } from '../helpers/hand-on.ts';
import { makeSoftTokens, sastRecipe, SOFTHSM_LIBRARY, softHsmIsInstalled, type SoftTokenRecipe, type SoftTokens } from '../helpers/softhsm.ts';
import { oracleVerdict } from '../oracle/ctl-verifier.ts';
import { readFolder } from '../oracle/node-folder.ts';
import { openPage, startBrowser, type WatchedPage } from './browser.ts';
import { getsKeyboard } from './keys.ts';
import { type ServedPage, servePage } from './served-page.ts';
import { Walk } from './walk.ts';

const errors = LANGUAGES.en.errors;
const PIN = 'Cisco123';

let browser: Browser;
let tokens: SoftTokens;
let cluster: StartedPracticeCluster;
let served: ServedPage;
let watched: WatchedPage;
let walk: Walk;

const known = 'e2e0a1';
const foreign = 'e2e0b2';
const certificateOf = (serial: string): Uint8Array => tokens.certificates.get(serial)?.[0] ?? expect.fail('no such token');
const signIn = (password = cluster.password): Promise<void> => {
  const { host, port, username } = cluster;
  return walk.typeSignIn({ host, port, username, password });
};

async function toTokens(): Promise<void> {
  await signIn();
  await walk.acceptCertificate();
  await walk.chooseNonSecure();
  await walk.chooseLibrary(SOFTHSM_LIBRARY);
}

// The page runs in another process than the cluster: it knows its certificate no more than that of any other.
describe.runIf(chromiumIsInstalled && softHsmIsInstalled)('the wizard over TLS with tokens of SoftHSM2 (left out where Chromium or SoftHSM2 is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  beforeEach(async () => {
    tokens = await makeSoftTokens([
      { serial: known, label: 'known', contents: [{ certificate: sastRecipe('SAST-e2e0a1', '45daa2af00000027f93c', 1024) }] },
      { serial: foreign, label: 'foreign', contents: [{ certificate: sastRecipe('SAST-e2e0b2', '31af455500000008e983', 1024) }] },
    ]);
    cluster = await startPracticeCluster({ extraSast: certificateOf(known) });
    served = await servePage();
    watched = await openPage(browser, served.address);
    walk = new Walk(watched.page);
  });
  afterEach(async () => {
    await watched.page.context().close();
    await served.close();
    await cluster.close();
    await tokens.dispose();
    expect(watched.problems).toEqual([]);
  });
  afterAll(() => browser.close());

  it('says of a token that cannot sign why, and of one with a CA’s certificate only that it is not in the file', async () => {
    const { token, tokenDialogs } = walk.texts;
    const reason = LANGUAGES.en.details.cannotSign['key-not-rsa'];
    const ec = { certificate: { bytes: EC_CERTIFICATE } };
    const openWith = async (contents: SoftTokenRecipe['contents']): Promise<void> => {
      await watched.page.context().close();
      await served.close();
      await tokens.dispose();
      tokens = await makeSoftTokens([{ serial: known, label: 'known', contents }]);
      served = await servePage();
      watched = await openPage(browser, served.address);
      walk = new Walk(watched.page);
      await toTokens();
    };
    await openWith([ec]);
    await walk.screen(token.unusable.title);
    await watched.page.getByText(fill(tokenDialogs.readers.cannotSign, { name: 'CN=ec', reason })).waitFor();
    const ca = makeIdentity({ subject: [['CN', 'SAST']], serial: '0a', extensions: [{ name: 'basicConstraints', cA: true }] });
    await openWith([{ certificate: ca }, ec]);
    // Usable, but in no file here: this and not the EC certificate beside it is the reason.
    await walk.screen(token.foreign.title);
    await watched.page.getByText(fill(tokenDialogs.readers.cannotSign, { name: 'CN=ec', reason })).waitFor();
  });

  it('tells of an empty CTL file beside a good one, and leads from one that is not verified to a new one', async () => {
    const { mode, choices } = walk.texts;
    const file = path.join(cluster.folders.get('10.48.47.154') ?? '', 'CTLFile.tlv');
    const bytes = readFileSync(file);
    writeFileSync(file, '');
    await signIn();
    await walk.acceptCertificate();
    await walk.screen(mode.title);
    await watched.page.getByText(mode.servers.verdict.empty, { exact: true }).waitFor();
    await watched.page.getByText(fill(LANGUAGES.en.change.rule['ctl-file-empty'], { servers: '10.48.47.154' })).waitFor();
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await walk.press(LANGUAGES.en.window.frame.button.readAgain);
    await walk.screen(fill(mode.gate.notVerifiedTitle, { server: '10.48.47.154' }));
    await watched.page.getByText(walk.modeTitle('update'), { exact: true }).click();
    await walk.press(mode.gate.anewButton);
    await walk.chooseLibrary(SOFTHSM_LIBRARY);
    // Two tokens are there: none of them has to be in a file on which nothing is built.
    await walk.screen(choices.first.title);
  });

  it('shows the unknown certificate, and leads to a file on every server that an independent verifier accepts', async () => {
    await signIn();
    const { certificate } = walk.texts.signIn;
    await walk.screen(certificate.unknownTitle);
    const shown = ((await watched.page.getByRole('main').textContent()) ?? '').replace(/[\s:]/g, '').toLowerCase();
    expect(shown).toContain(cluster.certificateSha256);
    await walk.acceptCertificate();
    await walk.chooseNonSecure();
    await walk.chooseLibrary(SOFTHSM_LIBRARY);
    await walk.screen(walk.texts.token.details.title);
    await walk.next();
    await walk.toPassword();
    await walk.typePin(PIN);
    await walk.screen(walk.texts.finish.title.done);
    const files = [...cluster.folders.values()].map((folder) => readFileSync(path.join(folder, 'CTLFile.tlv')));
    expect(files).toHaveLength(2);
    for (const file of files) expect([oracleVerdict(file), file.equals(files[0] ?? file)]).toEqual(['verified', true]);
    expect(readFolder(cluster.folders.get('10.48.47.153') ?? '').mode).toBe('non-secure');
    // Restarts and resets are of another connection, and the way to them is said.
    await expect.poll(() => watched.page.getByRole('main').textContent()).toMatch(/ctl rollout \d{8}T\d{6}Z-[0-9a-f]{8}/);
  });

  it('says that username or password was refused, keeps what was typed but the password, and lets in with the right one', async () => {
    await signIn('wrong password');
    await walk.acceptCertificate();
    await watched.page.getByText(errors['login.refused'].title).waitFor();
    const { signIn: words } = walk.texts;
    await expect.poll(() => walk.field(words.host).inputValue()).toBe(cluster.host);
    await expect.poll(() => walk.field(words.password).inputValue()).toBe('');
    await getsKeyboard(walk.field(words.password));
    await walk.field(words.password).fill(cluster.password);
    // What went wrong with another password says nothing about this one.
    await watched.page.getByText(errors['login.refused'].title).waitFor({ state: 'detached' });
    await walk.next();
    await walk.screen(walk.texts.mode.title);
  });

  it('lets a token that no phone knows sign nothing', async () => {
    const { token } = walk.texts;
    await toTokens();
    await walk.screen(token.details.title);
    await tokens.remove(known);
    // Pulled out while the library was just reading it, it is an error instead; then a person looks again.
    const foreignTitle = walk.heading(token.foreign.title);
    await foreignTitle.or(watched.page.getByRole('alert').getByText(/./)).first().waitFor();
    if (!(await foreignTitle.isVisible())) await walk.press(token.library.again);
    await foreignTitle.waitFor();
    await watched.page.getByText(foreign).waitFor();
    await walk.button(walk.texts.frame.button.next).waitFor({ state: 'detached' });
  });

  it('writes nothing after a wrong token password, and takes the right one', async () => {
    const before = [...cluster.folders.values()].map((folder) => readFolder(folder).ctlSha256);
    await toTokens();
    await walk.screen(walk.texts.token.details.title);
    await walk.next();
    await walk.toPassword();
    await walk.typePin('87654321');
    await watched.page.getByRole('dialog').getByText(errors['token.pin-incorrect'].title).waitFor();
    expect([...cluster.folders.values()].map((folder) => readFolder(folder).ctlSha256)).toEqual(before);
    await walk.typePin(PIN);
    await walk.screen(walk.texts.finish.title.done);
  });

  it('stops at another certificate than the accepted one until eight of its digits are typed', async () => {
    const { certificate } = walk.texts.signIn;
    await signIn();
    await walk.acceptCertificate();
    await walk.screen(walk.texts.mode.title);
    await walk.press(walk.texts.frame.button.cancel);
    await walk.screen(walk.texts.signIn.title);
    // The same port, another cluster: as when a server was exchanged, or somebody stands in between.
    const { port } = cluster;
    await cluster.close();
    cluster = await startPracticeCluster({ extraSast: null });
    const moved = await handOn({ port, target: cluster.port });
    await walk.typeSignIn({ host: cluster.host, port, username: cluster.username, password: cluster.password });
    await walk.screen(certificate.changedTitle);
    await walk.field(certificate.replaceField).fill('00000000');
    await walk.press(certificate.replace);
    await watched.page.getByText(certificate.replaceWrong).waitFor();
    await walk.field(certificate.replaceField).fill(cluster.certificateSha256.slice(-8));
    await walk.press(certificate.replace);
    await walk.screen(walk.texts.mode.title);
    await moved();
  });

  it('names the library that is none', async () => {
    await signIn();
    await walk.acceptCertificate();
    await walk.chooseNonSecure();
    await walk.chooseLibrary('/usr/lib/no-such-library.so');
    await watched.page.getByText(fill(errors['token.module-missing'].title, { path: '/usr/lib/no-such-library.so' })).waitFor();
  });
});
