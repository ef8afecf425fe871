import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { practiceCtlFile } from '../../practice/ctl-files/with-tokens.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { bundleProgram } from '../helpers/bundle.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { type ClusterKit, type KillableCluster, makeKit, PASSWORD, startKillableCluster } from '../helpers/killable-cluster.ts';
import { compilerIsInstalled, SteeredModule } from '../helpers/pkcs11-module/steered-module.ts';
import { makeSoftTokens, sastRecipe, softHsmIsInstalled, type SoftTokens } from '../helpers/softhsm.ts';
import { readFolder } from '../oracle/node-folder.ts';
import { openPage, startBrowser, type WatchedPage } from './browser.ts';
import { type ServedPage, servePage } from './served-page.ts';
import { Walk } from './walk.ts';

const { errors } = LANGUAGES.en;
const SERIAL = 'e2e0d4';
const PIN = 'Cisco123';
/** CKR_OK, CKR_PIN_INCORRECT (PKCS#11 v2.40, 11.1). */
const [CKR_OK, CKR_PIN_INCORRECT] = [0, 0xa0];

let browser: Browser;
let tokens: SoftTokens;
let module: SteeredModule;
let kit: ClusterKit;
let cluster: KillableCluster;
let served: ServedPage;
let watched: WatchedPage;
let walk: Walk;

const signIn = (password = PASSWORD): Promise<void> => walk.typeSignIn({ host: '127.0.0.1', port: cluster.publisher.port, username: 'admin', password });
const logins = (events: readonly string[]): number => events.filter((event) => event === 'request login').length;

describe.runIf(chromiumIsInstalled && softHsmIsInstalled && compilerIsInstalled)(
  'what the wizard sends, as servers and token count it (left out where Chromium, SoftHSM2 or a C compiler is not installed)',
  () => {
    beforeAll(async () => {
      browser = await startBrowser();
      tokens = await makeSoftTokens([{ serial: SERIAL, label: 'counted', contents: [{ certificate: sastRecipe('SAST-e2e0d4', '45daa2af00000027f93c', 1024) }] }]);
      module = new SteeredModule();
      module.steer({ readers: ['counted'] });
      const made = await makeKit(await bundleProgram('test/kill/killable-provider.ts'));
      const certificate = tokens.certificates.get(SERIAL)?.[0] ?? expect.fail('no certificate');
      kit = { ...made, ctlFile: practiceCtlFile(made.identities, certificate, new Date('2015-02-24T15:00:00Z')) };
    });
    beforeEach(async () => {
      cluster = await startKillableCluster(kit, null);
      served = await servePage();
      watched = await openPage(browser, served.address);
      walk = new Walk(watched.page);
    });
    afterEach(async () => {
      await watched.page.context().close();
      await served.close();
      await cluster.close();
      expect(watched.problems).toEqual([]);
    });
    afterAll(async () => {
      await browser.close();
      module.dispose();
      await tokens.dispose();
    });

    it('is nothing at all before the certificate of the server is accepted, and one login to each server then', async () => {
      await signIn();
      await walk.screen(walk.texts.signIn.certificate.unknownTitle);
      expect([cluster.publisher.events, cluster.subscriber.events]).toEqual([[], []]);
      await walk.acceptCertificate();
      await walk.screen(walk.texts.mode.title);
      expect([logins(cluster.publisher.events), logins(cluster.subscriber.events)]).toEqual([1, 1]);
    });

    it('is one login with a wrong password, and none to the other server', async () => {
      await signIn('wrong password');
      await walk.acceptCertificate();
      await watched.page.getByText(errors['login.refused'].title).waitFor();
      expect([logins(cluster.publisher.events), cluster.subscriber.events]).toEqual([1, []]);
    });

    it('is one C_Login with a wrong token password and no file to any server, and one C_Login more with the right one', async () => {
      await signIn();
      await walk.acceptCertificate();
      await walk.chooseNonSecure();
      await walk.chooseLibrary(module.library);
      await walk.screen(walk.texts.token.details.title);
      await walk.next();
      await walk.toPassword();
      const files = Object.values(cluster.folders).map((folder) => readFolder(folder).ctlSha256);
      await walk.typePin('87654321');
      await watched.page.getByRole('dialog').getByText(errors['token.pin-incorrect'].title).waitFor();
      expect(module.answers('C_Login')).toEqual([CKR_PIN_INCORRECT]);
      const written = [...cluster.publisher.events, ...cluster.subscriber.events].filter((event) => /^request (stage|commit|set-mode)/.test(event));
      expect(written).toEqual([]);
      expect(Object.values(cluster.folders).map((folder) => readFolder(folder).ctlSha256)).toEqual(files);
      await walk.typePin(PIN);
      await walk.screen(walk.texts.finish.title.done);
      expect(module.answers('C_Login')).toEqual([CKR_PIN_INCORRECT, CKR_OK]);
    });
  },
);
