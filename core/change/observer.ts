import { type AppError, type Result } from '../../shared/domain/result.ts';
import { type ServerWait, type StepStatus } from '../../shared/session/progress.ts';

/** Hears how a change goes on, of whichever route. */
export interface ChangeObserver {
  stepChanged(id: string, status: StepStatus, error: AppError | null): void;
  commitBegan(): void;
  /** A server is waited for and tried again; `null` = no longer. */
  serverWaited(server: string, wait: ServerWait | null): void;
}

export type StepResult = Result<void>;
