import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { type AppError, type Result, fail, ok } from '../../../shared/domain/result.ts';
import { publisherNames } from '../../change/by-command/links.ts';
import { lockCluster } from '../cluster-lock.ts';
import { conclude } from '../../rollout/end.ts';
import { noteTable } from '../../rollout/list-phones.ts';
import { beginning } from '../../rollout/progress.ts';
import { runRollout } from '../../rollout/run.ts';
import { type Halt, type PracticePhone, RolloutWork } from '../../rollout/work.ts';
import { blockedBy } from '../changes/unfinished.ts';
import { practicePlatform } from '../platform/practice.ts';
import { type Workbench } from '../workbench.ts';
import { tellChange, tellOnceBegun } from './behind.ts';
import { letGo, ticksOf } from './desk.ts';
import { showRollout } from './show.ts';
import { tellOpenRollouts } from './list.ts';
import { folderOf } from './page.ts';
import { leftOutOf, withLeftOut } from './left-out.ts';
import { openOperations } from './operations.ts';
import { chosenRecord, pilotsOf } from './plan.ts';

/** Where practice phones have no pages, they are not looked into either: a person reads their screens. */
function practicePhone(bench: Pick<Workbench, 'practice' | 'store'>): PracticePhone | null {
  const platform = practicePlatform(bench);
  return platform === null || platform.phoneScreen !== null ? null : (name) => platform.phoneHolds(name);
}

/** Whoever practises is told of a new password as of those at the start; on a real cluster a person finds it out. */
function tellPassword(bench: Pick<Workbench, 'practice' | 'store'>): void {
  const password = practicePlatform(bench)?.axlUser.password;
  if (password !== undefined && password !== bench.store.state().practice?.platform?.axlPassword) bench.store.dispatch({ type: 'practice-password', axlPassword: password });
}

/** What the screen of a practice phone shows: its pages are off, so that a person has to go there. */
export async function practicePhoneScreen(bench: Workbench, { name }: CallInput<'practicePhoneScreen'>): Promise<Result<CallOutput<'practicePhoneScreen'>>> {
  const look = practicePlatform(bench)?.phoneScreen ?? null;
  return look === null ? fail('contract.not-now', '', { call: 'practicePhoneScreen' }) : ok({ screen: await look(name) });
}

/** Begins what was planned: the record is written down first; the rest is in the view state. */
export async function startRollout(bench: Workbench, input: CallInput<'startRollout'>): Promise<Result<null>> {
  const { rollout: desk, options } = bench;
  const planned = desk.work;
  if (planned === null || !desk.isPlanned) return fail('contract.not-now', '', { call: 'startRollout' });
  const record = chosenRecord(planned, input);
  if (!record.ok) return record;
  // Before anything is waited for: who presses twice begins it once.
  bench.store.dispatch({ type: 'began', busy: 'rolling-out' });
  const operations = await openOperations(bench, input.credentials);
  if (!operations.ok) return operations;
  const progress = { ...beginning(record.value, options.clock.now().toISOString()), pilots: pilotsOf(planned, input.pilots) };
  const restarts = withLeftOut(progress.restarts, leftOutOf(planned));
  const model = record.value.witness === null ? '' : (planned.table.row(record.value.witness)?.model ?? '');
  const work = new RolloutWork({
    progress: { ...progress, restarts, witness: progress.witness === null ? null : { ...progress.witness, model } },
    table: planned.table,
    folder: folderOf(bench, record.value.id),
    clock: options.clock,
    tell: () => {
      showRollout(bench);
      tellBegun();
    },
  });
  const tellBegun = tellOnceBegun(bench, work);
  work.now = planned.now;
  await letGo(desk);
  Object.assign(desk, { operations: operations.value, holds: input.holdPasswords });
  begin(bench, work, async () => {
    const noted = await work.note({ what: 'record', record: record.value });
    if (!noted.ok) return { how: 'stopped', error: noted.error };
    for (const restart of leftOutOf(work)) await work.note({ what: 'restart', restart });
    for (const pilot of work.progress.pilots) await work.note({ what: 'pilot', pilot });
    if (work.progress.witness !== null) await work.note({ what: 'witness', witness: work.progress.witness });
    return noteTable(work);
  });
  return ok(null);
}

/** Goes on where it was. */
export async function resumeRollout(bench: Workbench, { holdPasswords, credentials }: CallInput<'resumeRollout'>): Promise<Result<null>> {
  const { rollout: desk } = bench;
  const { work } = desk;
  if (work === null || desk.isPlanned || desk.isWorking || work.progress.outcome !== null) return fail('contract.not-now', '', { call: 'resumeRollout' });
  if (credentials !== undefined) {
    bench.store.dispatch({ type: 'began', busy: 'rolling-out' });
    const operations = await openOperations(bench, credentials);
    if (!operations.ok) return operations;
    await letGo(desk);
    desk.operations = operations.value;
  }
  if (desk.operations === null) return fail('rollout.passwords-needed');
  desk.holds = holdPasswords ?? desk.holds;
  begin(bench, work, async () => {
    const noted = await work.note({ what: 'resumed' });
    return noted.ok ? null : { how: 'stopped', error: noted.error };
  });
  return ok(null);
}

/** Works under the lock of the cluster, so that nobody changes it meanwhile. @param first what is written down before anything is sent. */
function begin(bench: Workbench, work: RolloutWork, first: () => Promise<Halt | null>): void {
  const { rollout: desk } = bench;
  const before = { work: desk.work, isPlanned: desk.isPlanned };
  Object.assign(desk, { work, isPlanned: false, isWorking: true, isEnding: false, ending: new AbortController() });
  work.ready();
  showRollout(bench);
  // It was not begun: it is shown as it was.
  const notBegun = (error: AppError): void => {
    Object.assign(desk, before, { isWorking: false });
    showRollout(bench);
    bench.store.dispatch({ type: 'failed', error });
  };
  desk.job = run(bench, work, first, notBegun)
    .catch(async (error: unknown) => {
      const detail = error instanceof Error ? error.message : 'unknown';
      bench.options.log.error('a rollout ended with a fault', { detail });
      desk.isWorking = false;
      await letGo(desk);
      showRollout(bench);
      bench.store.dispatch({ type: 'failed', error: fail('program.fault', '', { detail }).error });
    })
    .finally(() => {
      desk.job = null;
    });
}

async function run(bench: Workbench, work: RolloutWork, first: () => Promise<Halt | null>, notBegun: (error: AppError) => void): Promise<void> {
  const { rollout: desk, platform } = bench;
  const { links } = platform;
  const { operations } = desk;
  if (links === null || operations === null) throw new Error('a rollout begins on a cluster that is signed in to');
  const locked = await lockCluster(bench, publisherNames(links), async () => {
    const blocked = await blockedBy(bench, { route: 'by-command', keySha256: work.progress.record.cluster.keySha256 });
    if (blocked !== null) return { begun: false as const, error: blocked.error };
    const halt = (await first()) ?? (await runRollout({ work, operations, options: { signal: desk.ending.signal }, holds: desk.holds, practicePhone: practicePhone(bench) }));
    return { begun: true as const, report: await conclude(work, halt, desk.isEnding, ticksOf(desk)) };
  });
  await letGo(desk);
  if (!locked.ok || !locked.value.begun) {
    notBegun(locked.ok && !locked.value.begun ? locked.value.error : locked.ok ? fail('program.fault', '', { detail: 'lock' }).error : locked.error);
    return;
  }
  Object.assign(desk, { isWorking: false, report: locked.value.report });
  tellPassword(bench);
  await tellChange(bench, locked.value.report);
  showRollout(bench);
  await tellOpenRollouts(bench);
}

export function pauseRollout({ rollout: desk }: Workbench): Promise<Result<null>> {
  if (desk.work === null || !desk.isWorking) return Promise.resolve(fail('contract.not-now', '', { call: 'pauseRollout' }));
  desk.work.pause();
  return Promise.resolve(ok(null));
}

/** Ends it for good: what is under way ends where nothing is cut off, then the report is written. */
export async function stopRollout(bench: Workbench): Promise<Result<null>> {
  const { rollout: desk } = bench;
  const { work } = desk;
  if (work === null || desk.isPlanned || work.progress.outcome !== null) return fail('contract.not-now', '', { call: 'stopRollout' });
  desk.isEnding = true;
  if (desk.isWorking) {
    work.pause();
    await desk.job;
    return ok(null);
  }
  const report = await conclude(work, null, true, ticksOf(desk));
  desk.report = report;
  await letGo(desk);
  await tellChange(bench, report);
  showRollout(bench);
  await tellOpenRollouts(bench);
  return ok(null);
}
