/** Runs of real processes: `processes.mjs RUNS SEED PROVIDER PROGRAM AT_ONCE` prints one line of JSON for each. */
import { Random } from '../../helpers/random.ts';
import { makeKits } from '../world/kit.ts';
import { PROCESS_KINDS, runProcesses } from './run.ts';

const [, , runs = '300', seed = '1', provider = '', program = '', atOnce = '4'] = process.argv;
const kits = await makeKits([2]);
const kit = kits.get(2);
if (kit === undefined) throw new Error('no kit');
const programs = { provider, program };
const { requests, violations: without } = await runProcesses({ kit, programs, seed: 1, kind: 'reset', at: 0 });
if (without.length > 0) throw new Error(`a run without a fault: ${without.join('; ')}`);

let next = 0;
await Promise.all(
  Array.from({ length: Number(atOnce) }, async () => {
    while (next < Number(runs)) {
      const number = next;
      next += 1;
      const kind = PROCESS_KINDS[number % PROCESS_KINDS.length] ?? 'reset';
      const own = (Number(seed) + number * 7919) >>> 0;
      const at = 1 + new Random(own ^ 0x5bd1e995).below(requests);
      const { how, violations, resumed } = await runProcesses({ kit, programs, seed: own, kind, at });
      process.stdout.write(`${JSON.stringify({ name: `processes: request ${at} × ${kind}`, size: 2, setup: 'non-secure', seed: own, how: [how], violations, resumed, took: -1 })}\n`);
    }
  }),
);
