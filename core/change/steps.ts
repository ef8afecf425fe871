import { isCancelled, type Stop } from '../../shared/domain/report.ts';
import { type AppError, fail, ok } from '../../shared/domain/result.ts';
import { type PlanStep, type StepKind } from '../../shared/domain/steps.ts';
import { type ChangeObserver, type StepResult } from './observer.ts';
import { type ChangeFolder } from './folder.ts';

/** Something done or looked at for one step. */
export type StepFunction<C, K extends StepKind> = (context: C, step: PlanStep<K>) => Promise<StepResult>;

/** How a route carries out its steps. Preconditions and proofs go by the words of the plan. */
export interface StepTable<C, K extends StepKind> {
  readonly preconditions: Readonly<Record<PlanStep<K>['precondition'], StepFunction<C, K>>>;
  readonly acts: Readonly<Record<K, StepFunction<C, K>>>;
  readonly proofs: Readonly<Record<PlanStep<K>['proof'], StepFunction<C, K>>>;
  /** What a proved step leaves on this computer. */
  readonly keeps: Readonly<Partial<Record<K, StepFunction<C, K>>>>;
  /** Errors after which the step may or may not have taken effect: its proof decides. */
  readonly isOpen: (error: AppError) => boolean;
  /** The first step that cannot be taken back; from then on the change runs to its end. */
  readonly pointOfNoReturn: K;
  /** Steps whose failure is told and stops nothing. */
  readonly mayFail: ReadonlySet<K>;
}

/** The steps of one change. */
export interface StepRun<C, K extends StepKind> {
  readonly steps: readonly PlanStep<K>[];
  readonly table: StepTable<C, K>;
  readonly context: C;
  readonly folder: ChangeFolder;
  /** Heeded until the point of no return. */
  readonly signal: AbortSignal;
  readonly observer: ChangeObserver;
}

export const noPrecondition = (): Promise<StepResult> => Promise.resolve(ok(undefined));

/** For steps that only read: the proof is all there is to do. */
export const nothingToDo = (): Promise<StepResult> => Promise.resolve(ok(undefined));

async function carryOut<C, K extends StepKind>({ table, context }: StepRun<C, K>, step: PlanStep<K>): Promise<StepResult> {
  const ready = await table.preconditions[step.precondition](context, step);
  if (!ready.ok) return ready;
  const acted = await table.acts[step.kind](context, step);
  if (!acted.ok && !table.isOpen(acted.error)) return acted;
  const proved = await table.proofs[step.proof](context, step);
  // Two failures in a row: the first one says what happened.
  if (!proved.ok) return acted.ok ? proved : acted;
  const keep = table.keeps[step.kind];
  return keep === undefined ? proved : keep(context, step);
}

async function runStep<C, K extends StepKind>(run: StepRun<C, K>, step: PlanStep<K>, progress: { committing: boolean }): Promise<StepResult> {
  // Nothing may be awaited between these two: a cancel is either heeded here, or told that it comes too late.
  if (!progress.committing && run.signal.aborted) return fail('apply.cancelled', step.server ?? '');
  if (!progress.committing && step.kind === run.table.pointOfNoReturn) {
    progress.committing = true;
    run.observer.commitBegan();
  }
  run.observer.stepChanged(step.id, 'running', null);
  const begun = await run.folder.note({ what: 'step', step: step.id, status: 'begun' });
  // A full disk must not stop a change half way: from the point of no return on the journal is best effort.
  if (!begun.ok && !progress.committing) return begun;
  return carryOut(run, step);
}

/** A fault of ours must not keep the report from being made: it stops the change like any failure. */
const guarded = (work: Promise<StepResult>): Promise<StepResult> =>
  work.catch((error: unknown) => fail('program.fault', '', { detail: error instanceof Error ? error.message : 'unknown' }));

/** Carries out steps in their order, journal first. The first failure stops it; `null` = all were carried out. */
export async function runSteps<C, K extends StepKind>(run: StepRun<C, K>): Promise<Stop | null> {
  const progress = { committing: false };
  for (const step of run.steps) {
    const result = await guarded(runStep(run, step, progress));
    const status = result.ok ? 'proved' : 'failed';
    run.observer.stepChanged(step.id, status, result.ok ? null : result.error);
    await run.folder.note({ what: 'step', step: step.id, status, ...(result.ok ? {} : { error: result.error.code }) });
    const goesOn = result.ok || (run.table.mayFail.has(step.kind) && !isCancelled(result.error));
    if (!goesOn) return { step: step.id, error: result.error };
  }
  return null;
}
