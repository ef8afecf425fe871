/** What walks by hand saw, told at their end: a line a walk, then everything that is not as it has to be. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nameOf } from './journeys.mjs';

/** @typedef {import('./eye.ts').Seen} Seen */
/** @typedef {import('./journeys.mjs').Journey} Journey */

/** @param {readonly Seen[]} lines @param {(line: Seen) => number} of */
const most = (lines, of) => Math.max(0, ...lines.map(of));

/** @param {string} output @returns {readonly Seen[]} */
function seenSoFar(output) {
  const list = path.join(output, 'list.jsonl');
  return existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line)) : [];
}

/** @param {Seen} line @param {Journey} journey */
const isOf = (line, { walk, language, hand }) => line.walk === walk && line.language === language && line.hand === hand;

/** These are walked again: what was seen on the others stays. @param {string} output @param {readonly Journey[]} journeys */
export function forgetWalks(output, journeys) {
  const others = seenSoFar(output).filter((line) => !journeys.some((journey) => isOf(line, journey)));
  for (const journey of journeys) rmSync(path.join(output, nameOf(journey)), { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  writeFileSync(path.join(output, 'list.jsonl'), others.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** @param {string} output @param {readonly Journey[]} journeys @returns {string} the summary, which is written beside the list as well */
export function tellWalks(output, journeys) {
  const seen = seenSoFar(output).filter((line) => journeys.some((journey) => isOf(line, journey)));
  const rows = journeys.map((journey) => {
    const lines = seen.filter((line) => isOf(line, journey));
    const pictures = lines.reduce((sum, line) => sum + line.pictures.length, 0);
    const faults = lines.reduce((sum, line) => sum + line.faults.length, 0);
    const cells = [lines.some(({ isEnd }) => isEnd) ? 'ended' : 'BROKEN', `${lines.length} screens`, `${pictures} pictures`, `${most(lines, ({ windows }) => windows)} windows`, `${most(lines, ({ tabs }) => tabs)} Tabs`, `${most(lines, ({ sideways }) => sideways)} px sideways`, `moved ${most(lines, ({ shift }) => shift)}`, `${faults} faults`];
    return [nameOf(journey).padEnd(18), journey.sizeName.padEnd(9), journey.theme.padEnd(6), ...cells.map((cell) => cell.padStart(14))].join(' ');
  });
  const faults = seen.flatMap((line) => line.faults.map((fault) => `${line.pictures[0] ?? line.screen}: ${fault}`));
  const told = `${rows.join('\n')}\n${faults.length === 0 ? 'nothing is hidden, covered or wider than the window' : faults.join('\n')}\n`;
  writeFileSync(path.join(output, 'summary.txt'), told);
  return told;
}
