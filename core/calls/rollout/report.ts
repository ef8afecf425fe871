import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { type RolloutReport, withNeighbour } from '../../../shared/domain/rollout/report.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { rolloutFolderPath } from '../../rollout/folder.ts';
import { readRollout } from '../../rollout/past.ts';
import { type Workbench } from '../workbench.ts';
import { tickChange } from './behind.ts';
import { tick } from './desk.ts';
import { showRollout } from './show.ts';
import { folderOf, rolloutPageMaker } from './page.ts';

/** The last report of a rollout, behind what was ticked just before, with its page in the language in use. */
export async function rolloutReport(bench: Workbench, { id }: CallInput<'rolloutReport'>): Promise<Result<CallOutput<'rolloutReport'>>> {
  if ((await readRollout(bench.options, id)) === null) return fail('rollout.not-found', '', { id });
  const folder = rolloutFolderPath(bench.options.dataDir, id);
  const report = await bench.reports(() => folderOf(bench, id).readReport());
  if (report === null) return ok({ report, page: null, folder });
  return ok({ report, page: await rolloutPageMaker(bench)(report), folder });
}

/** Writes the report anew with a tick; one after the other. */
function amend(bench: Workbench, id: string, amended: (report: RolloutReport) => RolloutReport): Promise<Result<RolloutReport>> {
  return bench.reports(async () => {
    const folder = folderOf(bench, id);
    const report = await folder.readReport();
    if (report === null) return fail('rollout.not-found', '', { id });
    const next = amended(report);
    const saved = await folder.saveReport(next);
    if (!saved.ok) return saved;
    if (bench.rollout.work?.progress.record.id === id && !bench.rollout.isWorking) {
      bench.rollout.report = next;
      showRollout(bench);
    }
    return ok(next);
  });
}

/** Ticks off a phone that was visited or looked at. While a rollout runs the tick goes into the report that it will make. */
export async function tickRolloutPhone(bench: Workbench, { id, name, done }: CallInput<'tickRolloutPhone'>): Promise<Result<null>> {
  const { rollout: desk } = bench;
  const isShown = desk.work?.progress.record.id === id;
  if (isShown) tick(desk.tickedPhones, name, done);
  if (isShown && desk.isWorking) return ok(null);
  const amended = await amend(bench, id, (report) => ({ ...report, phones: report.phones.map((phone) => (phone.name === name ? { ...phone, done } : phone)) }));
  return amended.ok ? ok(null) : amended;
}

export async function tickRolloutNeighbour(bench: Workbench, { id, neighbour, done }: CallInput<'tickRolloutNeighbour'>): Promise<Result<null>> {
  const { rollout: desk } = bench;
  const isShown = desk.work?.progress.record.id === id;
  if (isShown) tick(desk.tickedNeighbours, neighbour, done);
  const work = isShown ? desk.work : null;
  if (work !== null && desk.isWorking) {
    await tickChange(bench, work.progress.record, neighbour, done);
    return ok(null);
  }
  const amended = await amend(bench, id, (report) => withNeighbour(report, neighbour, done));
  if (!amended.ok) return amended;
  await tickChange(bench, amended.value.record, neighbour, done);
  return ok(null);
}
