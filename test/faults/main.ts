/**
 * The runs of one process: `main.mjs '{"ofTwo":1,...}' SLICE SLICES [WORDS]` makes the runs of every cell, and every pair, whose number leaves SLICE when divided by
 * SLICES, of those whose name holds WORDS, and prints one line of JSON for each.
 */
import { runCommand } from './platform/run.ts';
import { type Amount, type CellRuns, type CommandRunName, Moments, type NamedRun, plannedCells, plannedCommands, plannedPairs } from './plans.ts';
import { Random } from '../helpers/random.ts';
import { type RunLine } from './run-lines.ts';
import { runOnce } from './run.ts';
import { makeKits } from './world/kit.ts';

const [, , amount = '{}', slice = '0', slices = '1', words = ''] = process.argv;
const kits = await makeKits([2, 8]);
const moments = new Moments(kits);
const isMine = (number: number): boolean => number % Number(slices) === Number(slice);
const isAsked = ({ name }: { readonly name: string }): boolean => name.includes(words);
const asked = JSON.parse(amount) as Amount;
const tell = (line: RunLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** Until the fault has gone off as often as is wanted. */
async function makeAll<R extends { readonly name: string }>(cells: readonly CellRuns<R>[], make: (run: R) => Promise<readonly string[]>): Promise<void> {
  for (const { wanted, runs } of cells.filter((_, number) => isMine(number))) {
    let fired = 0;
    for (const run of runs.filter(isAsked)) {
      if (fired >= wanted) break;
      if ((await make(run)).every((how) => how !== '')) fired += 1;
    }
  }
}

async function withToken(run: NamedRun): Promise<readonly string[]> {
  const kit = kits.get(run.size);
  if (kit === undefined) throw new Error(`no kit for ${run.size} servers`);
  const { how, violations, resumed, took } = await runOnce({ kit, setup: run.setup, seed: run.seed, faults: await moments.faults(run) });
  tell({ name: run.name, size: run.size, setup: run.setup, seed: run.seed, how, violations, resumed, took });
  return how;
}

const der = kits.get(2)?.identities.servers[0]?.callManager.certificate ?? null;
const counted = new Map<string, number>();

async function byCommand({ name, cell, nodes, seed }: CommandRunName): Promise<readonly string[]> {
  const plan = { certificate: { serialNumber: null, der }, nodes, seed, ...cell };
  const key = `${cell.place} ${nodes}`;
  if (!counted.has(key)) counted.set(key, (await runCommand({ ...plan, at: 0 })).moments);
  const { how, violations } = await runCommand({ ...plan, at: 1 + new Random(seed ^ 0x5bd1e995).below(Math.max(1, counted.get(key) ?? 0)) });
  tell({ name, size: nodes, setup: 'by-command', seed, how: [how], violations, resumed: 'no', took: -1 });
  return [how];
}

await makeAll(plannedCells(asked), withToken);
await makeAll(plannedCommands(asked), byCommand);
for (const run of [...plannedPairs(asked)].filter((one, number) => isMine(number) && isAsked(one))) await withToken(run);
