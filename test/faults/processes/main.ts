/** Runs of real processes: `processes-main.mjs '{"runs":300,...}'` prints one line of JSON for each. */
import { Random } from '../../helpers/random.ts';
import { type ProcessRunLine } from '../run-lines.ts';
import { type Kit, makeKits } from '../world/kit.ts';
import { isDiskFull, onlyBehindPlan, type ProcessSetup } from './kinds.ts';
import { type NamedProcessRun, namedAgain, nameOf, plannedRun } from './plan.ts';
import { type Moment, type Programs, runProcesses } from './run.ts';

/** What is asked for. */
export interface ProcessRuns {
  readonly runs: number;
  readonly seed: number;
  /** The number of the first one that is made: a run that was cut goes on. */
  readonly from: number;
  readonly atOnce: number;
  readonly programs: Programs;
  /** In the names of the runs that are made. */
  readonly words: string;
  /** The name of one run, which is made so many times; empty = those of the plan. */
  readonly again: string;
  /** Where everything of a run that was not as promised is kept. */
  readonly keepIn: string;
}

const asked = JSON.parse(process.argv[2] ?? '{}') as ProcessRuns;
const { programs, keepIn } = asked;
const kits = await makeKits([2, 8]);

function kitOf(size: number): Kit {
  const kit = kits.get(size);
  if (kit === undefined) throw new Error(`no kit for ${size} servers`);
  return kit;
}

/** Requests of a change in which nothing goes wrong, and those behind its plan. */
const counted = new Map<string, Promise<readonly [all: number, behindPlan: number]>>();

async function count(setup: ProcessSetup, size: number): Promise<readonly [number, number]> {
  const { requests, behindPlan, violations } = await runProcesses({ kit: kitOf(size), programs, seed: 1, kind: 'reset', setup, at: { isBehindPlan: false, request: 0 }, keepIn });
  if (violations.length > 0) throw new Error(`a run without a fault: ${violations.join('; ')}`);
  return [requests, behindPlan];
}

/** Mostly behind the last click, where something is written. */
async function momentOf({ setup, size, kind, seed }: NamedProcessRun): Promise<Moment> {
  const key = `${setup} ${size}`;
  const known = counted.get(key) ?? count(setup, size);
  counted.set(key, known);
  const [all, behindPlan] = await known;
  const random = new Random(seed ^ 0x5bd1e995);
  const isBehindPlan = !random.chance(4) || onlyBehindPlan(kind);
  // When a full disk strikes is counted by what is written from there on.
  return { isBehindPlan, request: isDiskFull(kind) ? 1 : 1 + random.below(isBehindPlan ? behindPlan : all) };
}

async function make(run: NamedProcessRun): Promise<void> {
  const { kind, setup, size, seed } = run;
  const at = await momentOf(run);
  const began = performance.now();
  const { how, violations, resumed } = await runProcesses({ kit: kitOf(size), programs, seed, kind, setup, at, keepIn });
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`${JSON.stringify({ name: nameOf(run), kind, cell: `${kind}, ${setup}, ${size}`, how: how === '' ? '' : `request ${at.request}${at.isBehindPlan ? ' behind the plan' : ''}: ${how}`, violations, resumed, seconds } satisfies ProcessRunLine)}\n`);
}

const numbers = Array.from({ length: asked.runs }, (_, number) => number);
const planned = asked.again === '' ? numbers.slice(asked.from).map((number) => plannedRun(asked.seed, number)).filter((run) => nameOf(run).includes(asked.words)) : numbers.map(() => namedAgain(asked.again));
const left = planned.values();
await Promise.all(
  Array.from({ length: asked.atOnce }, async () => {
    for (const run of left) await make(run);
  }),
);
// Connections of proxies that went dark are not closed by anybody, and Node's own end of a process waits for them for ever.
process.exit();
