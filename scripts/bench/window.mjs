/**
 * The window in a browser: how long until a person can type, against a page on which React shows one field and nothing
 * else. Both are served by our own server, to a fresh page each time.
 */
import { chromium } from 'playwright-core';
import { mediansOf } from './lib/pairs.mjs';
import { CHROMIUM, servePages } from './lib/pages.mjs';
import { reportPairs } from './lib/report.mjs';

const GOAL = 1.5;
const PAIRS = 40;

const pages = await servePages();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });

/** Remembers, in the page, when a field was painted and the page was free to take keys. */
function watchForField() {
  const seen = new globalThis.MutationObserver(() => {
    if (globalThis.document.querySelector('input:not([type=radio])') === null) return;
    seen.disconnect();
    globalThis.requestAnimationFrame(() => globalThis.setTimeout(() => (globalThis.fieldAt = Date.now())));
  });
  seen.observe(globalThis.document, { childList: true, subtree: true });
}

/** Milliseconds from the order to open the page until its first field can be typed into. */
async function interactive(address) {
  const context = await browser.newContext({ locale: 'en-US' });
  const tab = await context.newPage();
  await tab.addInitScript(watchForField);
  const start = Date.now();
  await tab.goto(address, { waitUntil: 'commit' });
  const at = await (await tab.waitForFunction(() => globalThis.fieldAt)).jsonValue();
  await context.close();
  return at - start;
}

const results = [];
for (let pair = -3; pair < PAIRS; pair += 1) {
  // Who goes first changes from pair to pair; the first three warm up.
  const early = pair % 2 === 0 ? await interactive(pages.window) : undefined;
  const reference = await interactive(pages.blank);
  const subject = early ?? (await interactive(pages.window));
  const again = await interactive(pages.blank);
  if (pair >= 0) results.push({ subject, reference, again });
}
await browser.close();
await pages.close();

const result = mediansOf(results);
await reportPairs({ row: 'Window until a person can type, times a blank React page', result, figure: result.ratio, goal: `at most ${GOAL}`, met: result.ratio <= GOAL });
