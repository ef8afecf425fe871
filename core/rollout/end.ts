import { type RolloutReport } from '../../shared/domain/rollout/report.ts';
import { rolloutReport, type Ticks } from './report.ts';
import { type Halt, type RolloutWork } from './work.ts';

/** Writes down how the work ended for now, or for good: the report first. A pilot that refused the file ends it: nothing can go on from there. */
export async function conclude(work: RolloutWork, halt: Halt | null, isEnded: boolean, ticks: Ticks): Promise<RolloutReport> {
  if (halt !== null) await work.note(halt.how === 'stopped' && halt.error !== null ? { what: 'stopped', error: halt.error } : { what: 'paused', error: halt.error });
  const isOver = isEnded || halt === null || halt.error?.code === 'rollout.pilot-refused';
  const report = rolloutReport(work, isOver, ticks);
  await work.folder.saveReport(report);
  await work.note(isOver ? { what: 'ended', outcome: report.outcome } : { what: 'reported', outcome: report.outcome });
  return { ...report, kept: work.folder.complete };
}
