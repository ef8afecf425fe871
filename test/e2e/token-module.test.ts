import { appendFileSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { compilerIsInstalled, SteeredModule } from '../helpers/pkcs11-module/steered-module.ts';
import { makeSoftTokens, sastRecipe, softHsmIsInstalled, type SoftTokens } from '../helpers/softhsm.ts';
import { openPage, startBrowser, type WatchedPage } from './browser.ts';
import { type ServedPage, servePage } from './served-page.ts';
import { Walk } from './walk.ts';

const PIN = 'Cisco123';
const CKR_PIN_INCORRECT = 0xa0;
const CKR_PIN_LOCKED = 0xa4;

let browser: Browser;
let folder: string;
let module: SteeredModule;
let soft: SoftTokens;
let cluster: StartedPracticeCluster;
let served: ServedPage;
let watched: WatchedPage;
let walk: Walk;

async function toLibrary(): Promise<void> {
  await walk.typeSignIn({ host: cluster.host, port: cluster.port, username: cluster.username, password: cluster.password });
  await walk.acceptCertificate();
  await walk.chooseNonSecure();
}

async function toPassword(): Promise<void> {
  await toLibrary();
  await walk.chooseLibrary(module.library);
  await walk.screen(walk.texts.token.details.title);
  await walk.next();
  await walk.toPassword();
}

const said = (text: string): Promise<void> => watched.page.getByText(text).first().waitFor();

describe.runIf(chromiumIsInstalled && softHsmIsInstalled && compilerIsInstalled)(
  'the wizard with a loaded PKCS#11 library that misbehaves (left out where Chromium, SoftHSM2 or a C compiler is not installed)',
  () => {
    beforeAll(async () => {
      browser = await startBrowser();
      folder = mkdtempSync(path.join(tmpdir(), 'token-module-'));
      soft = await makeSoftTokens([{ serial: 'e2e0d4', label: 'signer', contents: [{ certificate: sastRecipe('SAST-e2e0d4', '45daa2af00000027f93c', 1024) }] }]);
    });
    beforeEach(async () => {
      module = new SteeredModule();
      module.steer({ readers: ['signer', 'empty'] });
      cluster = await startPracticeCluster({ extraSast: soft.certificates.get('e2e0d4')?.[0] ?? expect.fail('no certificate') });
      served = await servePage();
      watched = await openPage(browser, served.address);
      walk = new Walk(watched.page);
    });
    afterEach(async () => {
      await watched.page.context().close();
      await served.close();
      await cluster.close();
      module.dispose();
      expect(watched.problems).toEqual([]);
    });
    afterAll(async () => {
      await browser.close();
      await soft.dispose();
      rmSync(folder, { recursive: true });
    });

    it('empties the password field when the token is pulled while a person types, and asks again when it is back', async () => {
      const { token, tokenDialogs, finish } = walk.texts;
      await toPassword();
      await walk.field(token.password.field).fill('half a pass');
      module.seat(0, 'empty');
      await walk.screen(tokenDialogs.removed.title);
      expect(await walk.field(token.password.field).count()).toBe(0);
      module.seat(1, 'signer');
      await walk.screen(token.password.title);
      expect(await walk.field(token.password.field).inputValue()).toBe('');
      expect(module.calls()).not.toContain('C_Login');
      await walk.typePin(PIN);
      await walk.screen(finish.title.done);
    });

    it('shows how long a slow token takes, and stops it by a button', async () => {
      const { tokenDialogs, preview } = walk.texts;
      await toPassword();
      module.steer({ slow: { C_Sign: 50_000 } });
      await walk.typePin(PIN);
      await walk.screen(tokenDialogs.waiting.signing);
      await expect.poll(() => module.calls()).toContain('C_Sign');
      await walk.front().getByRole('button', { name: tokenDialogs.waiting.stop, exact: true }).click();
      await said(walk.errors['token.cancelled'].title);
      await walk.screen(preview.title);
    });

    it('outlives a library that crashes while it signs, and signs at the next attempt', async () => {
      const { token, finish, frame } = walk.texts;
      await toPassword();
      module.steer({ faults: { C_Sign: 'crash' } });
      await walk.typePin(PIN);
      await said(walk.errors['token.host-ended'].title);
      module.steer({ faults: {} });
      await walk.press(frame.button.finish);
      await walk.screen(token.password.title);
      await walk.typePin(PIN);
      await walk.screen(finish.title.done);
    });

    it('tells a wrong password, the last try and the lock as the library does', async () => {
      const { token, tokenDialogs } = walk.texts;
      module.setTries('signer', 2);
      await toPassword();
      await said(token.password.low);
      await walk.typePin('wrong-pin');
      await said(token.password.final);
      await walk.typePin('wrong-pin');
      await walk.screen(tokenDialogs.locked.title);
      expect(module.answers('C_Login')).toEqual([CKR_PIN_INCORRECT, CKR_PIN_LOCKED]);
      await walk.press(tokenDialogs.anew);
      await walk.screen(token.locked.title);
    });

    it('has the password typed on a reader with keys, and not here', async () => {
      const { token } = walk.texts;
      module.steer({ pinPad: true });
      await toPassword();
      await said(token.password.pinPad);
      expect(await walk.field(token.password.field).count()).toBe(0);
      module.steer({ slow: { C_Login: 50_000 } });
      await walk.press(token.password.go);
      await said(walk.texts.tokenDialogs.waiting.pinPad);
      await walk.front().getByRole('button', { name: walk.texts.tokenDialogs.waiting.stop, exact: true }).click();
      await said(walk.errors['token.cancelled'].title);
    });

    it('says of a file that is no library why, and asks about one that is another file than last time, and goes on with it from then on', async () => {
      const { token, frame } = walk.texts;
      const text = path.join(folder, 'notes.txt');
      const copy = path.join(folder, 'copy.so');
      writeFileSync(text, 'not a library');
      copyFileSync(module.library, copy);
      await toLibrary();
      await walk.chooseLibrary(text);
      await said(walk.errors['token.module-not-pkcs11'].title);
      await expect.poll(() => watched.page.getByRole('radio', { name: token.library.ownFile }).isDisabled()).toBe(true);
      await walk.chooseLibrary(copy);
      await walk.screen(token.details.title);
      // A trailing byte changes the file, but not what is loaded of it.
      appendFileSync(copy, '\n');
      await walk.press(token.library.use);
      await said(token.library.lastChanged);
      await walk.next();
      await walk.screen(token.changed.title);
      await walk.press(token.changed.refuse);
      await walk.screen(token.library.title);
      await walk.next();
      await walk.screen(token.changed.title);
      await walk.press(token.changed.accept);
      await walk.screen(token.details.title);
      // Who signs in again is asked neither for the library nor about it.
      await walk.press(frame.button.cancel);
      await walk.typeSignIn({ host: cluster.host, port: cluster.port, username: cluster.username, password: cluster.password });
      await walk.chooseNonSecure();
      await walk.screen(token.details.title);
      await said(`(${copy})`);
    });
  },
);
