import { reportBehind, withoutRollout, withRollout } from '../../../shared/domain/rollout/behind.ts';
import { type RolloutRecord } from '../../../shared/domain/rollout/record.ts';
import { type RolloutReport } from '../../../shared/domain/rollout/report.ts';
import { type Neighbour } from '../../../shared/domain/neighbours.ts';
import { withTick } from '../../../shared/domain/kept-report.ts';
import { isBegun } from '../../rollout/past.ts';
import { rolloutReport } from '../../rollout/report.ts';
import { type RolloutWork } from '../../rollout/work.ts';
import { amendReport, tellTicks, tickRestart } from '../changes/report.ts';
import { type Workbench } from '../workbench.ts';
import { ticksOf } from './desk.ts';

type BehindBench = Pick<Workbench, 'options' | 'language' | 'reports' | 'store'>;

/** What a restart has come to, where anything was sent, joins the report of the change behind which it is made, in its folder and where it is shown: the screen of its result, the history and its page tell one thing. */
export async function tellChange(bench: BehindBench, rollout: RolloutReport): Promise<void> {
  const { change } = rollout.record;
  if (change === null || !isBegun(rollout)) return;
  const amended = await amendReport(bench, change, (kept) => withRollout(kept, rollout));
  // The restart has a report of its own, and what is shown is right all the same.
  if (!amended.ok) bench.options.log.error('the restart could not be added to the report of its change', { detail: amended.error.code });
  const report = bench.store.state().platform?.report ?? null;
  if (report?.id !== change) return;
  const told = reportBehind(report, rollout);
  // A report that is there no more did not take it either.
  const kept = amended.ok ? amended.value : null;
  bench.store.dispatch({ type: 'platform-report-amended', report: kept === null ? { ...told, kept: false } : told });
  if (kept !== null) tellTicks(bench, kept);
}

/** Answers with what tells the change once, as soon as anything is sent: a program that is killed leaves it saying that the restart can go on. */
export function tellOnceBegun(bench: BehindBench & Pick<Workbench, 'rollout'>, work: RolloutWork): () => void {
  let isTold = false;
  return () => {
    if (isTold || !isBegun(work.progress)) return;
    isTold = true;
    void tellChange(bench, rolloutReport(work, false, ticksOf(bench.rollout)));
  };
}

/** A neighbour is one thing, whether it is ticked off behind the change or behind one of its restarts. @param id the restart behind which it was. */
export async function tickChange(bench: BehindBench & Pick<Workbench, 'rollout'>, { id, change }: Pick<RolloutRecord, 'id' | 'change'>, neighbour: Neighbour, done: boolean): Promise<void> {
  if (change === null) return;
  const amended = await amendReport(bench, change, (kept) => withTick(kept, { left: null, neighbour, phone: null }, done));
  if (!amended.ok || amended.value === null) return;
  tellTicks(bench, amended.value);
  if (amended.value.report.rollout?.id !== id) await tickRestart(bench, amended.value, neighbour, done);
}

/** Nobody can go on with an open restart whose folder is removed. */
export async function forgetBehind(bench: BehindBench, { id, change }: Pick<RolloutRecord, 'id' | 'change'>): Promise<void> {
  if (change !== null) await amendReport(bench, change, (kept) => withoutRollout(kept, id));
}
