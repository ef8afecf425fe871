import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Of a whole run: so many of each cell in which the fault goes off, and pairs. */
export const ALL = { byCommand: 20, ofTwo: 17, ofEight: 3, pairs: 700, tries: 4, seed: 20_261_126 };
/** In fewer a cell proves nothing. */
export const LEAST = 20;
/** One run of each cell. */
export const QUICK = { byCommand: 1, ofTwo: 1, ofEight: 0, pairs: 20, tries: 1, seed: 20_261_126 };

/**
 * Makes runs in processes of their own and tells the end of each.
 * @param {string} program as `buildFaults` makes it
 * @param {object} amount
 * @param {{ readonly jobs: number, readonly words: string }} how `words`: of which runs, by their names
 * @param {(line: import('./run-lines.ts').RunLine) => void} told
 */
export async function makeRuns(program, amount, { jobs, words }, told) {
  await Promise.all(
    Array.from({ length: jobs }, async (_, slice) => {
      const child = spawn(process.execPath, [program, JSON.stringify(amount), String(slice), String(jobs), words], { stdio: ['ignore', 'pipe', 'inherit'] });
      const exit = new Promise((resolve) => child.once('exit', resolve));
      for await (const line of createInterface({ input: child.stdout })) told(JSON.parse(line));
      const code = await exit;
      if (code !== 0) throw new Error(`runs ended with ${code}`);
    }),
  );
}
