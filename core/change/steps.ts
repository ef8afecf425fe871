import { isCancelled, type Stop } from '../../shared/domain/report.ts';
import { type AppError, type Result, fail, ok } from '../../shared/domain/result.ts';
import { type PlanStep, type StepKind } from '../../shared/domain/steps.ts';
import { type Clock } from '../ports/clock.ts';
import { type ChangeFolder } from './folder.ts';
import { type ChangeObserver, type StepResult } from './observer.ts';
import { type Attempt, persist } from './persist.ts';

/** Something done or looked at for one step. */
export type StepFunction<C, K extends StepKind> = (context: C, step: PlanStep<K>) => Promise<StepResult>;

/** `there`: what the step is to bring about was read to be so, and nothing is left but to prove it. */
export type Readiness = 'act' | 'there';
export type Precondition<C, K extends StepKind> = (context: C, step: PlanStep<K>) => Promise<Result<Readiness>>;

/** How a route carries out its steps. Preconditions and proofs go by the words of the plan. */
export interface StepTable<C, K extends StepKind> {
  readonly preconditions: Readonly<Record<PlanStep<K>['precondition'], Precondition<C, K>>>;
  readonly acts: Readonly<Record<K, StepFunction<C, K>>>;
  readonly proofs: Readonly<Record<PlanStep<K>['proof'], StepFunction<C, K>>>;
  /** What a proved step leaves on this computer. */
  readonly keeps: Readonly<Partial<Record<K, StepFunction<C, K>>>>;
  /** Errors after which the step may or may not have taken effect: its proof decides. */
  readonly isOpen: (error: AppError) => boolean;
  /** Kinds whose steps run side by side; nothing of the next kind begins before all of them have ended. */
  readonly sideBySide: ReadonlySet<K>;
  /** The first step that cannot be taken back; from then on the change runs to its end. */
  readonly pointOfNoReturn: K;
  /** Whether, behind that point, what one server fails at stops nothing on the others. */
  readonly rollsForward: boolean;
  /** Steps whose failure is told and stops nothing. */
  readonly mayFail: ReadonlySet<K>;
  /** How long a step is tried again while what keeps it from succeeding may pass, milliseconds; 0 = once. */
  readonly patience: (kind: K, isForward: boolean) => number;
  /** Errors that may pass by themselves. */
  readonly passes: (error: AppError, isForward: boolean) => boolean;
}

/** The steps of one change. */
export interface StepRun<C, K extends StepKind> {
  readonly steps: readonly PlanStep<K>[];
  readonly table: StepTable<C, K>;
  readonly context: C;
  readonly folder: ChangeFolder;
  readonly clock: Clock;
  /** Heeded until the point of no return. */
  readonly signal: AbortSignal;
  readonly observer: ChangeObserver;
  /** An earlier run has passed the point of no return. */
  readonly isForward?: boolean;
}

/** How the steps ended. */
export interface StepsEnd {
  /** The first failure that stopped something; `null` = all were carried out. */
  readonly stop: Stop | null;
  /** Everything that went wrong on the way, each step once, also where it was tried again and went well. */
  readonly stumbles: readonly Stop[];
  /** Whether this run went behind the point of no return. */
  readonly isCommitted: boolean;
  /** Servers that were waited for behind that point as long as any is, in vain. */
  readonly waitedFor: ReadonlySet<string>;
}

interface Progress {
  /** Behind the point of no return, in this run or an earlier one. */
  isForward: boolean;
  /** Behind it in this run. */
  isCommitting: boolean;
  stop: Stop | null;
  /** Servers at which a step failed. */
  readonly failed: Set<string>;
  /** See {@link StepsEnd.waitedFor}. */
  readonly waitedFor: Set<string>;
  readonly stumbles: Map<string, AppError>;
  /** Ends the waiting of steps side by side with one that failed, where everything is taken back. */
  readonly giveUp: AbortController;
}

export const noPrecondition = (): Promise<Result<Readiness>> => Promise.resolve(ok('act'));

/** A check that only says whether the step may be begun. */
export const mayAct =
  <C, K extends StepKind>(check: StepFunction<C, K>): Precondition<C, K> =>
  async (context, step) => {
    const checked = await check(context, step);
    return checked.ok ? ok('act') : checked;
  };

/** For steps that only read: the proof is all there is to do. */
export const nothingToDo = (): Promise<StepResult> => Promise.resolve(ok(undefined));

/** One attempt: look, write down, act, prove. */
async function attempt<C, K extends StepKind>({ table, context, folder }: StepRun<C, K>, step: PlanStep<K>, progress: Progress): Promise<StepResult> {
  const ready = await table.preconditions[step.precondition](context, step);
  if (!ready.ok) return ready;
  let acted: StepResult = ok(undefined);
  if (ready.value === 'act') {
    const begun = await folder.note({ what: 'step', step: step.id, status: 'begun' });
    // A full disk must not stop a change half way: behind the point of no return the journal is best effort. A step that is this point by itself needs its line,
    // or a program that is killed now would never be asked about what it did.
    const needsLine = !progress.isCommitting || (step.kind === table.pointOfNoReturn && !table.sideBySide.has(step.kind));
    if (!begun.ok && needsLine) return begun;
    acted = await table.acts[step.kind](context, step);
    if (!acted.ok && !table.isOpen(acted.error)) return acted;
  }
  const proved = await table.proofs[step.proof](context, step);
  // Two failures in a row: the first one says what happened.
  if (!proved.ok) return acted.ok ? proved : acted;
  if (!acted.ok) progress.stumbles.set(step.id, progress.stumbles.get(step.id) ?? acted.error);
  const keep = table.keeps[step.kind];
  return keep === undefined ? proved : keep(context, step);
}

/** A fault of ours must not keep the report from being made: it stops the change like any failure. */
const guarded = (work: Promise<StepResult>): Promise<StepResult> =>
  work.catch((error: unknown) => fail('program.fault', '', { detail: error instanceof Error ? error.message : 'unknown' }));

function persistence<C, K extends StepKind>(run: StepRun<C, K>, step: PlanStep<K>, progress: Progress): Attempt {
  const { table, clock, observer, signal } = run;
  const { isForward, isCommitting, stumbles, giveUp } = progress;
  return {
    clock,
    observer,
    server: step.server,
    patience: table.patience(step.kind, isForward),
    passes: (error) => table.passes(error, isForward),
    signal: isCommitting ? giveUp.signal : AbortSignal.any([signal, giveUp.signal]),
    once: () => guarded(attempt(run, step, progress)),
    stumbled: (error) => stumbles.set(step.id, stumbles.get(step.id) ?? error),
  };
}

async function settle<C, K extends StepKind>(run: StepRun<C, K>, step: PlanStep<K>, progress: Progress, isCancelledBefore: boolean): Promise<void> {
  const { table, observer, folder, signal } = run;
  if (!isCancelledBefore) observer.stepChanged(step.id, 'running', null);
  const tried = isCancelledBefore ? fail('apply.cancelled', step.server ?? '') : await persist(persistence(run, step, progress));
  const result = !tried.ok && !progress.isCommitting && signal.aborted && table.passes(tried.error, progress.isForward) ? fail('apply.cancelled', step.server ?? '') : tried;
  const status = result.ok ? 'proved' : 'failed';
  observer.stepChanged(step.id, status, result.ok ? null : result.error);
  await folder.note({ what: 'step', step: step.id, status, ...(result.ok ? {} : { error: result.error.code }) });
  if (result.ok) return;
  progress.stumbles.set(step.id, progress.stumbles.get(step.id) ?? result.error);
  if (table.mayFail.has(step.kind) && !isCancelled(result.error)) return;
  progress.stop ??= { step: step.id, error: result.error };
  if (step.server !== null) progress.failed.add(step.server);
  if (progress.isForward && table.passes(result.error, true)) progress.waitedFor.add(step.server ?? result.error.where);
  if (!progress.isForward || !table.rollsForward) progress.giveUp.abort();
}

/** Steps that run side by side stand together; every other one stands alone. */
function groupsOf<C, K extends StepKind>({ steps, table }: StepRun<C, K>): readonly (readonly PlanStep<K>[])[] {
  const groups: PlanStep<K>[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.[0]?.kind === step.kind && table.sideBySide.has(step.kind)) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/**
 * Carries out steps in their order, journal first. Before the point of no return the first failure stops everything; behind it a route that rolls forward goes on
 * with the servers that did not fail.
 */
export async function runSteps<C, K extends StepKind>(run: StepRun<C, K>): Promise<StepsEnd> {
  const progress: Progress = { isForward: run.isForward === true, isCommitting: false, stop: null, failed: new Set(), waitedFor: new Set(), stumbles: new Map(), giveUp: new AbortController() };
  for (const group of groupsOf(run)) {
    const open = group.filter(({ server }) => (server === null ? progress.failed.size === 0 : !progress.failed.has(server)));
    // Nothing may be awaited between these two: a cancel is either heeded here, or told that it comes too late.
    const isCancelledBefore = !progress.isCommitting && run.signal.aborted;
    if (!isCancelledBefore && !progress.isCommitting && open[0]?.kind === run.table.pointOfNoReturn) {
      progress.isCommitting = true;
      progress.isForward = true;
      run.observer.commitBegan();
    }
    await Promise.all((isCancelledBefore ? open.slice(0, 1) : open).map((step) => settle(run, step, progress, isCancelledBefore)));
    if (progress.stop !== null && (isCancelledBefore || progress.giveUp.signal.aborted)) break;
  }
  return { stop: progress.stop, stumbles: [...progress.stumbles].map(([step, error]) => ({ step, error })), isCommitted: progress.isCommitting, waitedFor: progress.waitedFor };
}
