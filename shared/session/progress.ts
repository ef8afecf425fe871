import { type AppError } from '../domain/result.ts';
import { type ResumeAs } from '../domain/change-record.ts';
import { type PlanStep, type StepKind } from '../domain/steps.ts';

export type StepStatus = 'waiting' | 'running' | 'proved' | 'failed' | 'undone' | 'not-run';

/** How far one step of a plan is. `proved` means that its proof was read, not that somebody said so. */
export interface StepProgress {
  readonly id: string;
  readonly kind: StepKind;
  readonly server: string | null;
  readonly status: StepStatus;
  readonly error: AppError | null;
}

export const waitingSteps = (steps: readonly PlanStep[]): readonly StepProgress[] =>
  steps.map(({ id, kind, server }) => ({ id, kind, server, status: 'waiting', error: null }));

/** Sets the status of one step. */
export const withStatus = (
  steps: readonly StepProgress[],
  id: string,
  status: StepStatus,
  error: AppError | null = null,
): readonly StepProgress[] => steps.map((step) => (step.id === id ? { ...step, status, error } : step));

/** A server that does not answer while a change waits for it. */
export interface ServerWait {
  readonly server: string;
  /** When it was first seen not to answer, RFC 3339 UTC. */
  readonly since: string;
  /** What happened to the last try. */
  readonly error: AppError;
}

/** A change under way or ended. */
export interface JobView {
  readonly id: string;
  /** Absolute path of its folder with copies, journal and report. */
  readonly folder: string;
  /** A new change, or an open one that is brought to its end or taken back. */
  readonly as: 'run' | ResumeAs;
  readonly steps: readonly StepProgress[];
  /** Servers that are waited for, and tried again. */
  readonly waits: readonly ServerWait[];
  /** False from the first write on that cannot be taken back: then it runs to its end. */
  readonly cancellable: boolean;
}

/** Steps that were never reached are told apart from those that still wait. */
export const endedJob = (job: JobView | null): JobView | null =>
  job === null ? null : { ...job, waits: [], steps: job.steps.map((step) => (step.status === 'waiting' ? { ...step, status: 'not-run' } : step)) };

/** Behind a change its report tells what went wrong: where the restarts that follow are shown, its steps make room for them. */
export const withoutErrors = (job: JobView | null): JobView | null => (job === null ? null : { ...job, steps: job.steps.map((step) => ({ ...step, error: null })) });
