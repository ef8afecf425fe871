import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { type KeptReport, openItems, withPhones, withTick } from '../../../shared/domain/kept-report.ts';
import { type Neighbour } from '../../../shared/domain/neighbours.ts';
import { type EndReport } from '../../../shared/domain/report.ts';
import { withNeighbour } from '../../../shared/domain/rollout/report.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { ChangeFolder } from '../../change/folder.ts';
import { readPastChange } from '../../change/past.ts';
import { type Workbench } from '../workbench.ts';
import { tick } from '../rollout/desk.ts';
import { folderOf as rolloutFolderOf } from '../rollout/page.ts';
import { pageMaker } from './page.ts';

type ReportBench = Pick<Workbench, 'options' | 'language' | 'reports'>;

const folderOf = (bench: ReportBench, id: string): ChangeFolder => new ChangeFolder(bench.options, id, pageMaker(bench));

/** The last report of a change, behind what was ticked just before; `null` = it has none that can be read. */
export const keptReport = (bench: ReportBench, id: string): Promise<KeptReport | null> => bench.reports(() => folderOf(bench, id).readReport());

/** Writes the report of a change anew with something that became known of it since; one after the other. `null` = it has none that can be read. */
export function amendReport(bench: ReportBench, id: string, amended: (kept: KeptReport) => KeptReport): Promise<Result<KeptReport | null>> {
  return bench.reports(async () => {
    const folder = folderOf(bench, id);
    const kept = await folder.readReport();
    if (kept === null) return ok(null);
    const next = amended(kept);
    const saved = await folder.saveReport(next);
    return saved.ok ? ok(next) : saved;
  });
}

/** What practice phones did behind a change joins its report. */
export async function keepPhones(bench: ReportBench, { id, phones, leftToDo }: Pick<EndReport, 'id' | 'phones' | 'leftToDo'>): Promise<void> {
  if (phones === undefined) return;
  const amended = await amendReport(bench, id, (kept) => withPhones(kept, phones, leftToDo));
  // The report is shown all the same, and what was read of the servers is kept.
  if (!amended.ok) bench.options.log.error('the phones could not be added to the report', { detail: amended.error.code });
}

/** The last report of a change with its page in the language in use; the page in its folder is then the same. */
export async function changeReport(bench: Workbench, { id }: CallInput<'changeReport'>): Promise<Result<CallOutput<'changeReport'>>> {
  const past = await readPastChange(bench.options, id);
  if (past === null) return fail('change.not-found', '', { id });
  const { folder } = past;
  const kept = await keptReport(bench, id);
  if (kept === null) return ok({ kept, page: null, folder });
  try {
    const page = await pageMaker(bench)(kept);
    await amendReport(bench, id, (same) => same);
    return ok({ kept, page, folder });
  } catch {
    // Of its own form, but not with what a page needs: damaged, or made by somebody else.
    return ok({ kept: null, page: null, folder });
  }
}

/** Ticks something off that a change left to do, a neighbour, or a phone that was visited, or takes the tick back. */
export async function tickOff(bench: Workbench, { id, left, neighbour, phone, done }: CallInput<'tickOff'>): Promise<Result<CallOutput<'tickOff'>>> {
  const amended = await amendReport(bench, id, (kept) => withTick(kept, { left: left ?? null, neighbour: neighbour ?? null, phone: phone ?? null }, done));
  if (!amended.ok) return amended;
  if (amended.value === null) return fail('change.not-found', '', { id });
  tellTicks(bench, amended.value);
  if (neighbour !== undefined) await tickRestart(bench, amended.value, neighbour, done);
  return ok({ open: openItems(amended.value) });
}

/** Puts what is ticked off of a change into the view state, where that change is shown. */
export function tellTicks({ store }: Pick<Workbench, 'store'>, { report: { id }, ticked, tickedNeighbours }: KeptReport): void {
  const { report, platform } = store.state();
  if ((report ?? platform?.report)?.id === id) store.dispatch({ type: 'left-ticked', ticked, tickedNeighbours });
}

/** The same behind the restart of a change: behind the one that is planned or runs, whose report is not made yet, and in that of the last one. */
export async function tickRestart(bench: ReportBench & Pick<Workbench, 'rollout'>, { report: { id, rollout } }: KeptReport, neighbour: Neighbour, done: boolean): Promise<void> {
  if (bench.rollout.work?.progress.record.change === id) tick(bench.rollout.tickedNeighbours, neighbour, done);
  if (rollout === undefined) return;
  await bench.reports(async () => {
    const folder = rolloutFolderOf(bench, rollout.id);
    const report = await folder.readReport();
    return report === null ? ok(undefined) : folder.saveReport(withNeighbour(report, neighbour, done));
  });
}
