/**
 * The runs of one process: `main.mjs '{"ofTwo":1,...}' SLICE SLICES [WORDS]` makes every run whose number leaves SLICE when divided by SLICES, of those
 * whose name holds WORDS, and prints one line of JSON for each.
 */
import { type Amount, Moments, plannedRuns } from './plans.ts';
import { runOnce } from './run.ts';
import { makeKits } from './world/kit.ts';

/** What is told of a run. */
export interface RunLine {
  readonly name: string;
  readonly size: number;
  readonly setup: string;
  readonly seed: number;
  readonly how: readonly string[];
  readonly violations: readonly string[];
  readonly resumed: string;
  readonly took: number;
}

const [, , amount = '{}', slice = '0', slices = '1', words = ''] = process.argv;
const kits = await makeKits([2, 8]);
const moments = new Moments(kits);
const asked = plannedRuns(JSON.parse(amount) as Amount).filter(({ name }, number) => number % Number(slices) === Number(slice) && name.includes(words));
for (const run of asked) {
  const kit = kits.get(run.size);
  if (kit === undefined) throw new Error(`no kit for ${run.size} servers`);
  const { how, violations, resumed, took } = await runOnce({ kit, setup: run.setup, seed: run.seed, faults: await moments.faults(run) });
  const line: RunLine = { name: run.name, size: run.size, setup: run.setup, seed: run.seed, how, violations, resumed, took };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
