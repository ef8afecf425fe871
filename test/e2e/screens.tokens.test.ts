import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticeCluster } from '../../practice/cluster/start.ts';
import { EC_CERTIFICATE } from '../helpers/certificates.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { compilerIsInstalled, SteeredModule } from '../helpers/pkcs11-module/steered-module.ts';
import { makeSoftTokens, sastRecipe, softHsmIsInstalled } from '../helpers/softhsm.ts';
import { openPage, startBrowser } from './browser.ts';
import { lostTokensChoices, otherServerChoices, silentServer } from './choices-tour.ts';
import { KeptNames } from './kept-names.ts';
import { looking } from './look.ts';
import { PractisedPage } from './practised-page.ts';
import { servePage } from './served-page.ts';
import { libraryTroubles, tokenTroubles } from './token-tour.ts';
import { Walk } from './walk.ts';

let browser: Browser;

/** Each walk speaks one language; at each screen both are looked at (look.ts). */
describe.runIf(chromiumIsInstalled)('every screen, in both languages and themes, is accessible, fits at twice the size, and breaks no policy (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  it('about tokens', async () => {
    const served = await servePage();
    const { page, problems } = await openPage(browser, served.address, { language: 'ja' });
    const names = new KeptNames('tokens');
    const { visit, found } = looking(page, 'ja', names);
    await tokenTroubles(new Walk(page, 'ja'), visit);
    // First the page: without its server it would complain.
    await page.context().close();
    await served.close();
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
    await names.compare();
  });

  it.each([
    ['when all tokens are lost', lostTokensChoices, 'en', 'lost-tokens'],
    ['with a server of another cluster', otherServerChoices, 'ja', 'other-server'],
    ['when a server does not answer', silentServer, 'en', 'silent-server'],
  ] as const)('of what is chosen about a CTL file %s', async (_, walk, language, name) => {
    const names = new KeptNames(name);
    const at = await PractisedPage.open(browser, { language });
    const { visit, found } = looking(at.watched.page, language, names);
    await walk(at, visit);
    await at.close();
    expect(found).toEqual([]);
    expect(at.watched.problems).toEqual([]);
    await names.compare();
  });

  it.runIf(softHsmIsInstalled && compilerIsInstalled)('about a token library (left out where SoftHSM2 or a C compiler is not installed)', async () => {
    const tokens = await makeSoftTokens([
      { serial: 'e2e0e5', label: 'signer', contents: [{ certificate: sastRecipe('SAST-e2e0e5', '45daa2af00000027f93c', 1024) }] },
      // CTL files are signed with RSA.
      { serial: 'e2e0e6', label: 'unusable', contents: [{ certificate: { bytes: EC_CERTIFICATE }, withoutKey: true }] },
    ]);
    const module = new SteeredModule();
    const cluster = await startPracticeCluster({ extraSast: tokens.certificates.get('e2e0e5')?.[0] ?? null });
    const served = await servePage();
    const watched = await openPage(browser, served.address, { language: 'ja' });
    const names = new KeptNames('token-library');
    const { visit, found } = looking(watched.page, 'ja', names);
    await libraryTroubles(new Walk(watched.page, 'ja'), visit, cluster, module);
    await watched.page.context().close();
    await served.close();
    await cluster.close();
    module.dispose();
    await tokens.dispose();
    expect(found).toEqual([]);
    expect(watched.problems).toEqual([]);
    await names.compare();
  });
});
