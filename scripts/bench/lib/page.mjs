/** The table of docs/performance.md, which `npm run bench -- --write` writes. */

/** Between these stands what the bench wrote. */
const FIGURES = /(?<=<!-- figures -->\n)[^]*(?=<!-- end of figures -->)/;

const cells = (/** @type {readonly string[]} */ words) => `| ${words.map((word) => word.replaceAll('|', '\\|')).join(' | ')} |`;

/**
 * @param {string} page
 * @param {readonly import('./report.mjs').Row[]} rows
 * @param {string} run when, of what, and on what
 */
export function withFigures(page, rows, run) {
  if (!FIGURES.test(page)) throw new Error('docs/performance.md has no place for figures');
  const table = [cells(['what', 'measured', 'goal', 'met']), '|---|---|---|---|', ...rows.map(({ row, figure, goal, met }) => cells([row, figure, goal, met]))];
  return page.replace(FIGURES, () => `\n${run}\n\n${table.join('\n')}\n\n`);
}
