/** What walks by hand saw, told at their end: a line a walk, then everything that is not as it has to be. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nameOf } from './journeys.mjs';

/** @typedef {import('./eye.ts').Seen} Seen */

/** @param {readonly Seen[]} lines @param {(line: Seen) => number} of */
const most = (lines, of) => Math.max(0, ...lines.map(of));

/** @param {string} output @param {readonly import('./journeys.mjs').Journey[]} journeys @returns {string} the summary, which is written beside the list as well */
export function tellWalks(output, journeys) {
  const list = path.join(output, 'list.jsonl');
  /** @type {readonly Seen[]} */
  const seen = existsSync(list) ? readFileSync(list, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line)) : [];
  const rows = journeys.map((journey) => {
    const lines = seen.filter((line) => line.walk === journey.walk && line.language === journey.language && line.hand === journey.hand);
    const pictures = lines.reduce((sum, line) => sum + line.pictures.length, 0);
    const faults = lines.reduce((sum, line) => sum + line.faults.length, 0);
    const cells = [`${lines.length} screens`, `${pictures} pictures`, `${most(lines, ({ windows }) => windows)} windows`, `${most(lines, ({ tabs }) => tabs)} Tabs`, `${most(lines, ({ sideways }) => sideways)} px sideways`, `moved ${most(lines, ({ shift }) => shift)}`, `${faults} faults`];
    return [nameOf(journey).padEnd(18), journey.sizeName.padEnd(9), journey.theme.padEnd(6), ...cells.map((cell) => cell.padStart(14))].join(' ');
  });
  const faults = seen.flatMap((line) => line.faults.map((fault) => `${line.pictures[0] ?? line.screen}: ${fault}`));
  const told = `${rows.join('\n')}\n${faults.length === 0 ? 'nothing is hidden, covered or wider than the window' : faults.join('\n')}\n`;
  if (existsSync(output)) writeFileSync(path.join(output, 'summary.txt'), told);
  return told;
}
