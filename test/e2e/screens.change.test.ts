import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeCluster } from '../../practice/cluster/start.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { openPage, startBrowser } from './browser.ts';
import { lookingAtMany } from './crowded.ts';
import { HeldSocket } from './held-socket.ts';
import { KeptNames } from './kept-names.ts';
import { looking } from './look.ts';
import { lostTokensTour, platformTour } from './platform/tour.ts';
import { PlatformWalk } from './platform/walk.ts';
import { type ServedPage, servePage } from './served-page.ts';
import { type Visit, obstacles, tour } from './tour.ts';
import { Walk } from './walk.ts';

let browser: Browser;
let served: ServedPage;

/** Screens on which servers or nodes stand. */
const WITH_SERVERS = ['security-mode', 'ctl-file', 'progress', 'result'] as const;
const WITH_NODES = ['platform-keys-of-all', 'preflight-folded', 'platform-mode', 'platform-command', 'platform-progress', 'platform-result'] as const;

const inTurn = (...visits: readonly Visit[]): Visit => async (name) => {
  for (const visit of visits) await visit(name);
};

/** Each walk speaks one language; at each screen both are looked at (look.ts). */
describe.runIf(chromiumIsInstalled)('every screen, in both languages and themes, is accessible, fits at twice the size, and breaks no policy (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  beforeEach(async () => {
    served = await servePage();
  });
  afterEach(() => served.close());
  afterAll(() => browser.close());

  it('of a change', async () => {
    const socket = new HeldSocket();
    const { page, problems } = await openPage(browser, served.address, { language: 'ja', socket });
    const names = new KeptNames('change');
    const { visit, found } = looking(page, 'ja', names);
    const many = lookingAtMany(page, socket, WITH_SERVERS);
    await tour(new Walk(page, 'ja'), socket, inTurn(visit, many.visit));
    expect([...found, ...many.found]).toEqual([]);
    expect(many.seen).toEqual(WITH_SERVERS);
    expect(problems).toEqual([]);
    await names.compare();
  });

  it('that stands in the way', async () => {
    const cluster = await startPracticeCluster({ extraSast: null });
    const { page, problems } = await openPage(browser, served.address);
    const walk = new Walk(page);
    const names = new KeptNames('obstacles');
    const first = looking(page, 'en', names);
    await obstacles(walk, first.visit, cluster);
    const second = await page.context().newPage();
    await second.goto(served.address);
    await new Walk(second).screen(walk.texts.frame.connection.takenTitle);
    const taken = looking(second, 'en', names);
    await taken.visit('second-tab');
    const stranger = await page.context().newPage();
    await stranger.goto(new URL('/', served.address).href);
    await new Walk(stranger).screen(walk.texts.frame.connection.keyTitle);
    const keyless = looking(stranger, 'en', names);
    await keyless.visit('no-key');
    await cluster.close();
    expect([...first.found, ...taken.found, ...keyless.found]).toEqual([]);
    expect(problems).toEqual([]);
    await names.compare();
  });

  it('of a change over the platform', async () => {
    const socket = new HeldSocket();
    const { page, problems } = await openPage(browser, served.address, { socket });
    const names = new KeptNames('platform');
    const { visit, found } = looking(page, 'en', names);
    const many = lookingAtMany(page, socket, WITH_NODES);
    // Folded it is measured, unfolded it is looked at.
    await platformTour(new PlatformWalk(page), socket, inTurn(async (name) => (name === 'preflight-folded' ? undefined : await visit(name)), many.visit));
    expect([...found, ...many.found]).toEqual([]);
    expect(many.seen).toEqual(WITH_NODES);
    expect(problems).toEqual([]);
    await names.compare();
  });

  it('of the guide for lost tokens', async () => {
    const { page, problems } = await openPage(browser, served.address, { language: 'ja' });
    const names = new KeptNames('lost-tokens-guide');
    const { visit, found } = looking(page, 'ja', names);
    await lostTokensTour(new PlatformWalk(page, 'ja'), visit);
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
    await names.compare();
  });
});
