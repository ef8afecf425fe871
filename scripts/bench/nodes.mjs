/**
 * What a press costs on a screen with 28 nodes whose names have 83 characters, against the same screen of the same page with the two that practice has: the mode
 * is chosen, and the screen drawn and laid out anew. Milliseconds of the page's own clock.
 */
import { chromium } from 'playwright-core';
import { loadParts } from './lib/load-parts.mjs';
import { mediansOf } from './lib/pairs.mjs';
import { CHROMIUM, servePages } from './lib/pages.mjs';
import { reportPairs } from './lib/report.mjs';

const GOAL = 2;
const PAIRS = 40;

const { crowded, HeldSocket, Walk } = await loadParts(
  'bench-nodes',
  { crowded: 'test/e2e/crowded.ts', socket: 'test/e2e/held-socket.ts', walk: 'test/e2e/walk.ts' },
  { input: { external: ['playwright-core'] } },
);
const pages = await servePages();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
const page = await (await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce' })).newPage();
const socket = new HeldSocket();
await socket.watch(page);
await page.goto(pages.window);
const walk = new Walk(page);
await walk.startPractice();
await walk.next();
await walk.screen(walk.texts.mode.title);

/** Shows the screen with as many nodes, and presses ten times. */
async function pressed(change, rows) {
  socket.tellInstead(change);
  socket.tellAgain();
  await page.waitForFunction((wanted) => globalThis.document.querySelectorAll('tbody tr').length === wanted, rows);
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
const many = () => pressed(crowded, 28);
const two = () => pressed((state) => state, 2);

const results = [];
for (let pair = -5; pair < PAIRS; pair += 1) {
  const early = pair % 2 === 0 ? await many() : undefined;
  const reference = await two();
  const subject = early ?? (await many());
  const again = await two();
  if (pair >= 0) results.push({ subject, reference, again });
}
await browser.close();
await pages.close();

const result = mediansOf(results);
await reportPairs({ row: 'Press on a screen with 28 nodes, times with two', result, figure: result.ratio, goal: `at most ${GOAL}`, met: result.ratio <= GOAL });
