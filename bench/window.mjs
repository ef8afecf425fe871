/**
 * The window in a browser: how much script it loads, and how long until a person can type, against a page on which React shows one
 * field and nothing else. Both are served by our own server, to a fresh page each time.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { median, report } from './lib/pairs.mjs';
import { CHROMIUM, servePages } from './lib/pages.mjs';

const GOAL = { entry: 140, all: 320, ratio: 1.8 };
const PAIRS = 40;

const folder = path.resolve(import.meta.dirname, '../out/renderer');
const scripts = readdirSync(path.join(folder, 'assets')).filter((name) => name.endsWith('.js'));
const kilobytes = (names) => names.reduce((sum, name) => sum + gzipSync(readFileSync(path.join(folder, 'assets', name)), { level: 9 }).length, 0) / 1000;
/** Three files and the words of one language (vite.config.ts). */
const words = scripts.filter((name) => /^(en|ja)-/.test(name)).sort((a, b) => kilobytes([b]) - kilobytes([a]));
const first = [...scripts.filter((name) => /^(start|show|show-app|rolldown-runtime)-[\w-]{8}\.js$/.test(name)), words[0]];

function size(title, value, goal) {
  const passed = value <= goal;
  process.stdout.write(`${title}\n  ${value.toFixed(1)} kB gzip, goal at most ${goal}: ${passed ? 'PASS' : 'FAIL'}\n`);
  if (!passed) process.exitCode = 1;
}

size('Scripts of the first screen', kilobytes(first), GOAL.entry);
size('All scripts, both languages', kilobytes(scripts), GOAL.all);

const pages = await servePages();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });

/** Milliseconds until the first field can be typed into. */
async function interactive(address) {
  const context = await browser.newContext({ locale: 'en-US' });
  const tab = await context.newPage();
  const start = performance.now();
  await tab.goto(address, { waitUntil: 'commit' });
  await tab.locator('input:not([type=radio])').first().focus();
  const passed = performance.now() - start;
  await context.close();
  return passed;
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
const steady = result.sameRatio >= 0.9 && result.sameRatio <= 1.1;
report({
  title: 'Window until a person can type',
  unit: 'ms',
  result,
  goal: steady ? `${result.ratio.toFixed(2)} times a blank React page, goal at most ${GOAL.ratio}` : 'the machine wavers too much (A/A not within 0.9 to 1.1): the run is void',
  passed: !steady || result.ratio <= GOAL.ratio,
});
