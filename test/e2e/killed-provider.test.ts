import path from 'node:path';
import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { practiceCtlFile } from '../../practice/ctl-files/with-tokens.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { bundleProgram } from '../helpers/bundle.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { type ClusterKit, type KillableCluster, makeKit, PASSWORD, startKillableCluster } from '../helpers/killable-cluster.ts';
import { makeSoftTokens, sastRecipe, SOFTHSM_LIBRARY, softHsmIsInstalled, type SoftTokens } from '../helpers/softhsm.ts';
import { readFolder } from '../oracle/node-folder.ts';
import { openPage, startBrowser } from './browser.ts';
import { servePage } from './served-page.ts';
import { Walk } from './walk.ts';

/** A server that stays away is waited for a minute by the clock of the program. */
const HURRY = path.resolve(import.meta.dirname, '../helpers/hurry.mjs');

let browser: Browser;
let tokens: SoftTokens;
let kit: ClusterKit;
let cluster: KillableCluster | null = null;

/** Walks to the end of the change; answers with the heading of the last screen and what it says. */
async function changeOn({ publisher }: KillableCluster): Promise<{ title: string; said: string; problems: readonly string[] }> {
  const served = await servePage({ NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${HURRY}` });
  const { page, problems } = await openPage(browser, served.address);
  const walk = new Walk(page);
  try {
    await walk.typeSignIn({ host: '127.0.0.1', port: publisher.port, username: 'admin', password: PASSWORD });
    await walk.acceptCertificate();
    await walk.chooseNonSecure();
    await walk.chooseLibrary(SOFTHSM_LIBRARY);
    await walk.screen(walk.texts.token.details.title);
    await walk.next();
    await walk.toPassword();
    await walk.typePin('Cisco123');
    const { done, stopped } = walk.texts.finish.title;
    const title = walk.heading(done).or(walk.heading(stopped));
    await title.waitFor();
    return { title: (await title.textContent()) ?? '', said: (await page.getByRole('main').textContent()) ?? '', problems };
  } finally {
    await page.context().close();
    await served.close();
  }
}

describe.runIf(chromiumIsInstalled && softHsmIsInstalled)('a provider killed while its file is put into service (left out where Chromium or SoftHSM2 is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
    tokens = await makeSoftTokens([{ serial: 'e2e0c3', label: 'killed', contents: [{ certificate: sastRecipe('SAST-e2e0c3', '45daa2af00000027f93c', 1024) }] }]);
    const made = await makeKit(await bundleProgram('test/kill/killable-provider.ts'));
    const certificate = tokens.certificates.get('e2e0c3')?.[0] ?? expect.fail('no certificate');
    kit = { ...made, ctlFile: practiceCtlFile(made.identities, certificate, new Date('2015-02-24T15:00:00Z')) };
  });
  afterEach(async () => {
    await cluster?.close();
    cluster = null;
  });
  afterAll(async () => {
    await browser.close();
    await tokens.dispose();
  });

  /** At which of its messages the subscriber is asked to commit, from a walk on which nobody dies. */
  const commitAt = async (): Promise<number> => {
    const whole = await startKillableCluster(kit, null);
    const { title } = await changeOn(whole);
    expect(title).toBe(LANGUAGES.en.window.finish.title.done);
    const at = whole.subscriber.events.indexOf('request commit') + 1;
    await whole.close();
    return at;
  };

  /** What the last screen says of a server, and what it may say: what its folder holds, or, of the one that was away, that it is not known. */
  const compare = (said: string, { folders, names }: KillableCluster, before: string | null) => {
    const { held } = LANGUAGES.en.window.finish;
    return (['publisher', 'subscriber'] as const).map((role) => ({
      said: Object.entries(held).find(([, words]) => said.includes(`${names[role]}${words}`))?.[0] ?? 'nothing',
      may: [readFolder(folders[role]).ctlSha256 === before ? 'previous' : 'new', ...(role === 'subscriber' ? ['unknown'] : [])],
    }));
  };

  it.each([
    ['stays away', false],
    ['comes back', true],
  ])('and which %s is told on the last screen as it is on the servers, and called done only when it is', async (_what, restart) => {
    const at = await commitAt();
    expect(at).toBeGreaterThan(0);
    cluster = await startKillableCluster(kit, { role: 'subscriber', at, restart });
    const before = readFolder(cluster.folders.publisher).ctlSha256;
    const { title, said, problems } = await changeOn(cluster);
    for (const server of compare(said, cluster, before)) expect(server.may).toContain(server.said);
    const [publisher, subscriber] = [readFolder(cluster.folders.publisher), readFolder(cluster.folders.subscriber)];
    const isDone = publisher.ctlSha256 !== before && subscriber.ctlSha256 === publisher.ctlSha256 && publisher.mode === 'non-secure';
    const { finish } = LANGUAGES.en.window;
    expect(title).toBe(isDone ? finish.title.done : finish.title.stopped);
    expect(restart || !isDone).toBe(true);
    expect(problems).toEqual([]);
  });
});
