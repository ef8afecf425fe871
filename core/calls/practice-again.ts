import { type CallInput } from '../../shared/contract/calls.ts';
import { type ChangeRecord, isOf } from '../../shared/domain/change-record.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type KeptPractice, type PracticeCluster } from '../ports/practice.ts';
import { endPractice, openRecords, practiceOf } from './practice-kept.ts';
import { tellPractice } from './practice.ts';
import { type Workbench } from './workbench.ts';

/**
 * Starts the practice cluster of an open change again, as it was left: of the change that is named, else of the newest that has one which nobody runs.
 * Where none is named, nothing is wrong when there is none.
 */
export async function resumePractice(bench: Workbench, { id }: CallInput<'resumePractice'>): Promise<Result<null>> {
  const practised = (await openRecords(bench)).filter((record) => record.practice !== null);
  if (id === undefined) return await resumeNewest(bench, practised);
  const record = practised.find((one) => one.id === id);
  if (record === undefined) return fail('change.not-found', '', { id });
  if (runsHere(bench, record)) return ok(null);
  const kept = await practiceOf(bench, record);
  if (kept === null) return fail('change.practice-gone', '', { id });
  if (kept.holder !== null) return fail('change.practice-elsewhere', '', { id, holder: kept.holder });
  return (await startKept(bench, kept)) ? ok(null) : fail('change.practice-gone', '', { id });
}

const runsHere = ({ practice }: Pick<Workbench, 'practice'>, record: ChangeRecord): boolean => practice !== null && isOf(record, practice.keys());

async function resumeNewest(bench: Workbench, practised: readonly ChangeRecord[]): Promise<Result<null>> {
  for (const record of practised) {
    if (runsHere(bench, record)) return ok(null);
    const kept = await practiceOf(bench, record);
    if (kept?.holder === null && (await startKept(bench, kept))) return ok(null);
  }
  return ok(null);
}

async function startKept(bench: Workbench, kept: KeptPractice): Promise<PracticeCluster | null> {
  bench.store.dispatch({ type: 'began', busy: 'starting-practice' });
  await endPractice(bench, bench.practice);
  bench.practice = null;
  const starting = bench.options.practiceClusters.startAgain(kept);
  bench.practiceStarting = starting.catch(() => null);
  bench.practice = await starting;
  if (bench.practice === null) bench.store.dispatch({ type: 'idle' });
  else tellPractice(bench, kept, bench.practice);
  return bench.practice;
}
