/**
 * The fault matrix: `npm run faults` makes all runs (docs/reliability.md), `npm run faults -- --cell WORDS` those whose name holds the words,
 * `--quick` one of each cell, `--processes N` so many runs of real processes over real TLS (with `--again NAME` one of them so often, by the name that is told of it; `--from N` those of them from this number on), `--planted` whether faults planted into the sources are found.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { buildFaults } from '../test/faults/build.mjs';
import { makeProcessRuns } from '../test/faults/make-process-runs.mjs';
import { ALL, LEAST, makeRuns, QUICK } from '../test/faults/make-runs.mjs';
import { PLANTED } from '../test/faults/planted.mjs';

const { values } = parseArgs({
  options: {
    cell: { type: 'string', default: '' },
    seed: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    quick: { type: 'boolean', default: false },
    processes: { type: 'string', default: '0' },
    again: { type: 'string', default: '' },
    from: { type: 'string', default: '0' },
    planted: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
  },
});

const how = { jobs: Number(values.jobs), words: values.cell };

/** One kind of violation, whatever server and time it was about. */
const inGeneral = (/** @type {string} */ violation) => violation.replace(/10\.48\.47\.\d+/g, 'SERVER').replace(/at \d+(\.\d+)?/g, 'at TIME');

async function findPlanted() {
  let missed = 0;
  for (const planted of PLANTED) {
    /** @type {Map<string, number>} */
    const found = new Map();
    let runs = 0;
    const told = (/** @type {import('../test/faults/run-lines.ts').RunLine} */ { violations }) => {
      runs += 1;
      for (const violation of violations) found.set(inGeneral(violation), (found.get(inGeneral(violation)) ?? 0) + 1);
    };
    await makeRuns(await buildFaults(planted), { ...QUICK, byCommand: 0, pairs: 0, ofTwo: planted.runs }, { ...how, words: planted.cells }, told);
    const caught = [...found].filter(([violation]) => planted.caughtAs.test(violation));
    if (caught.length === 0) missed += 1;
    process.stdout.write(`${caught.length > 0 ? 'caught' : 'MISSED'}  ${planted.name} (${runs} runs): ${caught.map(([violation, count]) => `${count} x ${violation}`).join('; ')}\n`);
  }
  return missed === 0 ? 0 : 1;
}

async function findFaults() {
  const amount = { ...(values.quick ? QUICK : ALL), ...(values.seed === undefined ? {} : { seed: Number(values.seed) }) };
  const began = Date.now();
  /** @type {Map<string, { runs: number, fired: number }>} */
  const cells = new Map();
  /** @type {Map<string, { count: number, example: string }>} */
  const found = new Map();
  let [runs, fired, bad] = [0, 0, 0];
  /** @type {Map<string, number>} */
  const resumed = new Map();
  await makeRuns(await buildFaults(null), amount, how, (run) => {
    const hasFired = run.how.every((how) => how !== '');
    const name = run.how.length > 1 ? 'pairs' : run.name;
    const cell = cells.get(name) ?? { runs: 0, fired: 0 };
    cells.set(name, { runs: cell.runs + 1, fired: cell.fired + (hasFired ? 1 : 0) });
    runs += 1;
    fired += hasFired ? 1 : 0;
    bad += run.violations.length > 0 ? 1 : 0;
    resumed.set(run.resumed, (resumed.get(run.resumed) ?? 0) + 1);
    for (const violation of new Set(run.violations.map(inGeneral))) {
      const kind = found.get(violation) ?? { count: 0, example: `${run.name}, ${run.setup}, ${run.size} servers, seed ${run.seed} (${run.how.join(' + ')})` };
      found.set(violation, { ...kind, count: kind.count + 1 });
    }
  });
  if (values.table) for (const [name, cell] of cells) process.stdout.write(`${String(cell.fired).padStart(6)} of ${cell.runs}  ${name}\n`);
  const single = [...cells].filter(([name]) => name !== 'pairs');
  const fewest = single.map(([, cell]) => cell.fired);
  const rare = values.quick ? [] : single.filter(([, cell]) => cell.fired < LEAST);
  process.stdout.write(`${runs} runs (seed ${amount.seed}) in ${Math.round((Date.now() - began) / 1000)} s; the fault went off in ${fired}, at least ${Math.min(...fewest)} times in each of ${fewest.length} cells\n`);
  process.stdout.write(`after the next start: ${[...resumed].map(([how, count]) => `${how} ${count}`).join(', ')}\n`);
  for (const [name, cell] of rare) process.stdout.write(`went off ${cell.fired} times in ${cell.runs} runs, fewer than ${LEAST}: ${name}\n`);
  process.stdout.write(bad === 0 ? 'every run was as promised\n' : `${bad} runs were not as promised\n`);
  for (const [violation, { count, example }] of [...found].sort(([, one], [, other]) => other.count - one.count)) process.stdout.write(`${String(count).padStart(6)}  ${violation}\n        e.g. ${example}\n`);
  return bad === 0 && rare.length === 0 ? 0 : 1;
}

const inProcesses = () =>
  makeProcessRuns({ runs: Number(values.processes), seed: Number(values.seed ?? ALL.seed), from: Number(values.from), atOnce: Number(values.jobs), words: values.cell, again: values.again, isTable: values.table });

process.exitCode = await (values.planted ? findPlanted() : values.processes === '0' ? findFaults() : inProcesses());
