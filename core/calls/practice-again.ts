import { type CallInput } from '../../shared/contract/calls.ts';
import { isOf } from '../../shared/domain/change-record.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { readPastChange } from '../change/past.ts';
import { readRollout } from '../rollout/past.ts';
import { type KeptPractice, type PracticeCluster } from '../ports/practice.ts';
import { openRecords, type PracticeRecord, practiceOf } from './practice-kept.ts';
import { startAnother, tellPractice } from './practice.ts';
import { type Workbench } from './workbench.ts';

/**
 * Starts the practice cluster of an open change again, as it was left: of the change that is named, else of the newest that has one which nobody runs.
 * Where none is named, nothing is wrong when there is none.
 */
export async function resumePractice(bench: Workbench, { id }: CallInput<'resumePractice'>): Promise<Result<null>> {
  if (id === undefined) return await resumeNewest(bench);
  const record = (await readPastChange(bench.options, id))?.record ?? (await rolloutRecord(bench, id));
  if (record === null) return fail('change.not-found', '', { id });
  if (record.practice === null) return fail('change.other-cluster', '', { host: record.cluster.host });
  if (runsHere(bench, record)) return shownAgain(bench);
  const kept = await practiceOf(bench, record);
  if (kept === null) return fail('change.practice-gone', '', { id });
  if (kept.holder !== null) return fail('change.practice-elsewhere', '', { id, holder: kept.holder });
  const started = await startKept(bench, kept);
  if (!started.ok) return started;
  return started.value === null ? fail('change.practice-gone', '', { id }) : ok(null);
}

/** Of an open rollout, which is asked for by its number as a change is. */
async function rolloutRecord({ options }: Pick<Workbench, 'options'>, id: string): Promise<PracticeRecord | null> {
  const read = await readRollout(options, id);
  return read !== null && 'progress' in read ? read.progress.record : null;
}

const runsHere = ({ practice }: Pick<Workbench, 'practice'>, record: PracticeRecord): boolean => practice !== null && isOf(record, practice.keys());

/** Whatever was typed over its sign-in, it is filled in again. */
function shownAgain(bench: Workbench): Result<null> {
  const shown = bench.store.state().practice;
  if (bench.practice !== null && shown !== null) tellPractice(bench, shown, bench.practice);
  return ok(null);
}

async function resumeNewest(bench: Workbench): Promise<Result<null>> {
  const practised = (await openRecords(bench)).filter((record) => record.practice !== null);
  for (const record of practised) {
    if (runsHere(bench, record)) return ok(null);
    const kept = await practiceOf(bench, record);
    const started = kept?.holder === null ? await startKept(bench, kept) : ok(null);
    if (!started.ok || started.value !== null) return ok(null);
  }
  return ok(null);
}

/** Reading took its time: a person who has begun something else meanwhile is not disturbed, and an engine that ends starts nothing. */
const isTaken = ({ store, abort }: Pick<Workbench, 'store' | 'abort'>): boolean => store.state().busy !== null || store.state().step !== 'sign-in' || abort.signal.aborted;

/** `null` = it cannot be started, or another program was faster. */
async function startKept(bench: Workbench, kept: KeptPractice): Promise<Result<PracticeCluster | null>> {
  if (isTaken(bench)) return fail('contract.not-now', '', { call: 'resumePractice' });
  const started = await startAnother(bench, () => bench.options.practiceClusters.startAgain(kept));
  if (started.ok && started.value !== null) tellPractice(bench, kept, started.value);
  else bench.store.dispatch({ type: 'idle' });
  return started;
}
