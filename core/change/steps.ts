import { isCancelled, type Stop } from '../../shared/domain/report.ts';
import { fail } from '../../shared/domain/result.ts';
import { type ChangeObserver, type StepResult } from './observer.ts';
import { type ChangeFolder } from './folder.ts';

/** What every route's steps have. */
export interface AnyStep {
  readonly id: string;
  readonly server: string | null;
}

/** The steps of one change and how its route carries them out. */
export interface StepRun<S extends AnyStep> {
  readonly steps: readonly S[];
  readonly folder: ChangeFolder;
  /** Heeded until a step begins that cannot be taken back; from then on the change runs to its end. */
  readonly signal: AbortSignal;
  readonly observer: ChangeObserver;
  readonly isPointOfNoReturn: (step: S) => boolean;
  /** Checks the precondition, acts, reads the proof. */
  readonly act: (step: S) => Promise<StepResult>;
  /** A step whose failure is told and stops nothing; none when left out. */
  readonly mayFail?: (step: S) => boolean;
}

async function runStep<S extends AnyStep>(run: StepRun<S>, step: S, progress: { committing: boolean }): Promise<StepResult> {
  // Nothing may be awaited between these two: a cancel is either heeded here, or told that it comes too late.
  if (!progress.committing && run.signal.aborted) return fail('apply.cancelled', step.server ?? '');
  if (!progress.committing && run.isPointOfNoReturn(step)) {
    progress.committing = true;
    run.observer.commitBegan();
  }
  run.observer.stepChanged(step.id, 'running', null);
  const begun = await run.folder.note({ what: 'step', step: step.id, status: 'begun' });
  // A full disk must not stop a change half way: from the point of no return on the journal is best effort.
  if (!begun.ok && !progress.committing) return begun;
  return run.act(step);
}

/** A fault of ours must not keep the report from being made: it stops the change like any failure. */
const guarded = (work: Promise<StepResult>): Promise<StepResult> =>
  work.catch((error: unknown) => fail('program.fault', '', { detail: error instanceof Error ? error.message : 'unknown' }));

/** Carries out steps in their order, journal first. The first failure stops it; `null` = all were carried out. */
export async function runSteps<S extends AnyStep>(run: StepRun<S>): Promise<Stop | null> {
  const progress = { committing: false };
  for (const step of run.steps) {
    const result = await guarded(runStep(run, step, progress));
    const status = result.ok ? 'proved' : 'failed';
    run.observer.stepChanged(step.id, status, result.ok ? null : result.error);
    await run.folder.note({ what: 'step', step: step.id, status, ...(result.ok ? {} : { error: result.error.code }) });
    const goesOn = result.ok || (run.mayFail?.(step) === true && !isCancelled(result.error));
    if (!goesOn) return { step: step.id, error: result.error };
  }
  return null;
}
