/**
 * The window in a browser: how much script it loads, and how long until a person can type, against a page on which React shows one
 * field and nothing else. Both are served by our own server, to a fresh page each time.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { median, report } from './lib/pairs.mjs';
import { CHROMIUM, servePages } from './lib/pages.mjs';

const GOAL = { entry: 140, all: 320, ratio: 1.8 };
const PAIRS = 40;

const folder = path.resolve(import.meta.dirname, '../../out/renderer');
const scripts = readdirSync(path.join(folder, 'assets')).filter((name) => name.endsWith('.js'));
const kilobytes = (names) => names.reduce((sum, name) => sum + gzipSync(readFileSync(path.join(folder, 'assets', name)), { level: 9 }).length, 0) / 1000;
/** What connects, what shows with the English words, and the words of another language. */
const other = scripts.filter((name) => /^ja-/.test(name));
const first = [...scripts.filter((name) => /^(open|show|rolldown-runtime)-[\w-]{8}\.js$/.test(name)), ...other];
if (first.length !== 4) throw new Error(`the first screen loads other files now: ${first.join(', ')}`);

function size(title, value, goal) {
  const passed = value <= goal;
  process.stdout.write(`${title}\n  ${value.toFixed(1)} kB gzip, goal at most ${goal}: ${passed ? 'PASS' : 'FAIL'}\n`);
  if (!passed) process.exitCode = 1;
}

size('Scripts of the first screen', kilobytes(first), GOAL.entry);
size('All scripts, both languages', kilobytes(scripts), GOAL.all);

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

const result = {
  subject: median(results.map((one) => one.subject)),
  reference: median(results.map((one) => one.reference)),
  ratio: median(results.map((one) => one.subject / one.reference)),
  sameRatio: median(results.map((one) => one.again / one.reference)),
};
if (result.sameRatio < 0.9 || result.sameRatio > 1.1) {
  process.stdout.write(`Window until a person can type\n  VOID: the machine wavers too much (A/A ratio ${result.sameRatio.toFixed(3)}, not within 0.9 to 1.1)\n`);
} else {
  report({
    title: 'Window until a person can type',
    unit: 'ms',
    result,
    goal: `${result.ratio.toFixed(2)} times a blank React page, goal at most ${GOAL.ratio}`,
    passed: result.ratio <= GOAL.ratio,
  });
}
