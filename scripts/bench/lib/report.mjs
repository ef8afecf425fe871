import process from 'node:process';

/**
 * One row of the table.
 * @typedef {object} Row
 * @property {string} row what was measured
 * @property {string} figure
 * @property {string} goal
 * @property {'yes' | 'no' | 'void' | 'not measured' | '-'} met `void` = the machine wavered too much to say; `-` = a figure without a goal
 */

/** Further apart than this, two measurements of the same thing (A/A) say that the machine is busy with something else. */
const WAVER = { min: 0.9, max: 1.1 };

/**
 * Gives a row to `npm run bench`, or prints it where a measurement is run by itself; resolves when it is gone.
 * @param {Row} row
 */
export async function report(row) {
  if (process.send !== undefined) await new Promise((resolve) => process.send?.(row, resolve));
  else process.stdout.write(`${row.row}: ${row.figure}; goal ${row.goal}; met: ${row.met}\n`);
}

/**
 * Reports what was measured in pairs against a reference.
 * @param {{ row: string, result: import('./pairs.mjs').Measured, figure: number, goal: string, met: boolean | null }} measured figure: what is held
 * against the goal; met: `null` = there is none
 */
export async function reportPairs({ row, result, figure, goal, met }) {
  const steady = result.sameRatio >= WAVER.min && result.sameRatio <= WAVER.max;
  const times = `${result.subject.toFixed(1)} to ${result.reference.toFixed(1)} ms, A/A ${result.sameRatio.toFixed(3)}`;
  await report({ row, figure: `${figure.toFixed(2)} (${times})`, goal, met: !steady ? 'void' : met === null ? '-' : yesOrNo(met) });
}

/** @param {boolean} met @returns {'yes' | 'no'} */
export const yesOrNo = (met) => (met ? 'yes' : 'no');
