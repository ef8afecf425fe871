import { type AppError, type Result } from '../../shared/domain/result.ts';
import { type StepStatus } from '../../shared/session/progress.ts';

/** Hears how a change goes on, of whichever route. */
export interface ChangeObserver {
  stepChanged(id: string, status: StepStatus, error: AppError | null): void;
  commitBegan(): void;
}

export type StepResult = Result<void>;
