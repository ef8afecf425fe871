import { type PlanStep, type StepKind } from '../domain/plan.ts';
import { type AppError } from '../domain/result.ts';

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
