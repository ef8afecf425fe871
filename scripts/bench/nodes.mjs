/**
 * What a press costs on the second screen of either route with 28 nodes whose names have 83 characters, against the same screen of the same page with the two that
 * practice has: a choice is made, and the screen drawn and laid out anew. Milliseconds of the page's own clock.
 */
import { chromium } from 'playwright-core';
import { loadParts } from './lib/load-parts.mjs';
import { mediansOf } from './lib/pairs.mjs';
import { CHROMIUM, servePages } from './lib/pages.mjs';
import { reportPairs } from './lib/report.mjs';

const GOAL = 2;
const PAIRS = 40;

const { ADDED, crowded, HeldSocket, PlatformWalk, Walk } = await loadParts(
  'bench-nodes',
  { crowded: 'test/e2e/crowded.ts', socket: 'test/e2e/held-socket.ts', walk: 'test/e2e/walk.ts', platformWalk: 'test/e2e/platform/walk.ts' },
  { input: { external: ['playwright-core'] } },
);

/** Presses ten times, once the screen shows what was asked for. */
async function pressed(page, { hasMany }) {
  // Nodes with the same reading share a row: that one of those which were added is named tells that they are there.
  await page.getByText(ADDED).first().waitFor({ state: hasMany ? 'attached' : 'detached' });
  return await page.evaluate(async () => {
    const choices = [...globalThis.document.querySelectorAll('.option input:enabled')];
    const start = globalThis.performance.now();
    for (let press = 0; press < 10; press += 1) {
      choices[press % choices.length].click();
      // What a press changes is drawn behind it, before anything else.
      await Promise.resolve();
      globalThis.document.body.getBoundingClientRect();
    }
    return globalThis.performance.now() - start;
  });
}

/** Walks to a second screen in a browser of its own, served by a session of its own, and measures there. */
async function measure(row, goToScreen) {
  const pages = await servePages();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await (await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce' })).newPage();
    const result = await measureOn(page, pages.window, goToScreen);
    await reportPairs({ row, result, figure: result.ratio, goal: `at most ${GOAL}`, met: result.ratio <= GOAL });
  } finally {
    await browser.close();
    await pages.close();
  }
}

async function measureOn(page, address, goToScreen) {
  const socket = new HeldSocket();
  await socket.watch(page);
  await page.goto(address);
  await goToScreen(page);
  const shown = (change) => {
    socket.tellInstead(change);
    socket.tellAgain();
    return pressed(page, { hasMany: change === crowded });
  };
  const many = () => shown(crowded);
  const two = () => shown((state) => state);
  const results = [];
  for (let pair = -5; pair < PAIRS; pair += 1) {
    const early = pair % 2 === 0 ? await many() : undefined;
    const reference = await two();
    const subject = early ?? (await many());
    const again = await two();
    if (pair >= 0) results.push({ subject, reference, again });
  }
  return mediansOf(results);
}

await measure('Press on the second screen with 28 nodes, times with two', async (page) => {
  const walk = new Walk(page);
  await walk.startPractice();
  await walk.next();
  await walk.screen(walk.texts.mode.title);
});
await measure('The same over the platform', (page) => new PlatformWalk(page).toMode('release-12.5'));
