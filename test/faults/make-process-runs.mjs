import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { buildFaults } from './build.mjs';

/** Each kind of fault goes off so often, or a whole run of them has proved nothing. */
const LEAST = 12;
/** From so many runs on a run is a whole one. */
const WHOLE = 300;

/** @type {(counts: Map<string, number>, key: string) => unknown} */
const count = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * Runs of real processes over real TLS: they wait a lot, so several go at once.
 * @param {{ readonly runs: number, readonly seed: number, readonly from: number, readonly atOnce: number, readonly words: string, readonly again: string, readonly isTable: boolean }} how
 * @returns {Promise<number>} exit code
 */
export async function makeProcessRuns({ isTable, ...how }) {
  const [main = '', provider = '', program = '', second = ''] = await Promise.all(['main', 'provider', 'program', 'second-client'].map((name) => buildFaults(null, `processes/${name}`, true)));
  const keepIn = path.join(path.dirname(main), 'kept');
  const asked = { ...how, programs: { provider, program, second }, keepIn };
  const began = Date.now();
  const child = spawn(process.execPath, [main, JSON.stringify(asked)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = new Promise((resolve) => child.once('exit', resolve));
  // What was found until then is told.
  process.once('SIGTERM', () => child.kill());
  let [runs, fired, bad] = [0, 0, 0];
  /** @type {[Map<string, number>, Map<string, number>, Map<string, number>]} */
  const [kinds, cells, resumed] = [new Map(), new Map(), new Map()];
  for await (const line of createInterface({ input: child.stdout })) {
    /** @type {import('./run-lines.ts').ProcessRunLine} */
    const run = JSON.parse(line);
    runs += 1;
    count(resumed, run.resumed);
    // A kind that never goes off is counted, too.
    kinds.set(run.kind, (kinds.get(run.kind) ?? 0) + (run.how === '' ? 0 : 1));
    if (run.how !== '') {
      fired += 1;
      count(cells, run.cell);
    }
    if (run.violations.length === 0) continue;
    bad += 1;
    process.stdout.write(`${run.name} (${run.how}, ${run.seconds} s): ${run.violations.join('; ')}\n`);
  }
  const code = await exit;
  if (isTable) for (const [kind, times] of kinds) process.stdout.write(`${String(times).padStart(6)}  ${kind}\n`);
  const rare = [...kinds].filter(([, times]) => times < (runs < WHOLE ? 1 : LEAST));
  for (const [kind, times] of rare) process.stdout.write(`went off ${times === 0 ? 'never' : `${times} times, fewer than ${LEAST}`}: ${kind}\n`);
  process.stdout.write(`${runs} runs of real processes (seed ${how.seed}) in ${Math.round((Date.now() - began) / 1000)} s; the fault went off in ${fired}, of ${kinds.size} kinds in ${cells.size} cells\n`);
  process.stdout.write(`after the next start: ${[...resumed].map(([what, times]) => `${what} ${times}`).join(', ')}\n`);
  process.stdout.write(bad === 0 ? 'every run was as promised\n' : `${bad} runs were not as promised; everything of them is in ${keepIn}\n`);
  return bad === 0 && runs > 0 && code === 0 && (runs < WHOLE || rare.length === 0) ? 0 : 1;
}
