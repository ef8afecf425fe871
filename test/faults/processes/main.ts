/** Runs of real processes: `processes.mjs RUNS SEED PROVIDER PROGRAM AT_ONCE` prints one line of JSON for each. */
import { Random } from '../../helpers/random.ts';
import { type Kit, makeKits } from '../world/kit.ts';
import { PROCESS_KINDS, PROCESS_SETUPS, type ProcessSetup, runProcesses } from './run.ts';

const [, , runs = '300', seed = '1', provider = '', program = '', atOnce = '4'] = process.argv;
const SIZES = [2, 8] as const;
/** Eight servers are dear: every so many runs. */
const EIGHT_EVERY = 12;
const kits = await makeKits(SIZES);
const programs = { provider, program };

function kitOf(size: number): Kit {
  const kit = kits.get(size);
  if (kit === undefined) throw new Error(`no kit for ${size} servers`);
  return kit;
}

/** Requests of a change in which nothing goes wrong. */
const counted = new Map<string, Promise<number>>();
async function count(setup: ProcessSetup, size: number): Promise<number> {
  const { requests, violations } = await runProcesses({ kit: kitOf(size), programs, seed: 1, kind: 'reset', setup, at: 0 });
  if (violations.length > 0) throw new Error(`a run without a fault: ${violations.join('; ')}`);
  return requests;
}
function requestsOf(setup: ProcessSetup, size: number): Promise<number> {
  const key = `${setup} ${size}`;
  const known = counted.get(key) ?? count(setup, size);
  counted.set(key, known);
  return known;
}

let next = 0;
await Promise.all(
  Array.from({ length: Number(atOnce) }, async () => {
    while (next < Number(runs)) {
      const number = next;
      next += 1;
      const kind = PROCESS_KINDS[number % PROCESS_KINDS.length] ?? 'reset';
      const setup = PROCESS_SETUPS[Math.floor(number / PROCESS_KINDS.length) % PROCESS_SETUPS.length] ?? 'non-secure';
      const size = number % EIGHT_EVERY === EIGHT_EVERY - 1 ? 8 : 2;
      const own = (Number(seed) + number * 7919) >>> 0;
      const at = 1 + new Random(own ^ 0x5bd1e995).below(await requestsOf(setup, size));
      const { how, violations, resumed } = await runProcesses({ kit: kitOf(size), programs, seed: own, kind, setup, at });
      process.stdout.write(`${JSON.stringify({ name: `processes: request ${at} × ${kind}`, size, setup, seed: own, how: [how], violations, resumed, took: -1 })}\n`);
    }
  }),
);
