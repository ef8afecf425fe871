import { type PlanStep, type ResumedStepKind, type StepKind } from '../../../shared/domain/steps.ts';
import { noPrecondition, nothingToDo, runSteps, type StepsEnd, type StepTable } from '../steps.ts';
import { type ConvergeContext } from './converge-context.ts';
import { isOpen, passes, patience } from './passing.ts';
import { takeBack } from './take-back.ts';
import { allAsAsked, commit, everyServerHoldsFile, forgetStaged, modeReadsBack, readBackEqual, serverHoldsPredecessor, serverStagedFile, setMode, stage, stagedHashEqual } from './writes.ts';

/** What the steps do that bring files and mode onto the servers; the same for a new change, its finish and its undo. */
export const WRITES = {
  preconditions: {
    none: noPrecondition,
    'server-holds-predecessor': serverHoldsPredecessor,
    'server-staged-file': serverStagedFile,
    'every-server-holds-file': everyServerHoldsFile,
  },
  acts: { stage: stage, commit: commit, 'set-mode': setMode, prove: nothingToDo },
  proofs: {
    'staged-hash-equal': stagedHashEqual,
    'read-back-equal': readBackEqual,
    'mode-reads-back': modeReadsBack,
    'all-as-asked': allAsAsked,
  },
  keeps: { commit: forgetStaged },
  isOpen,
  pointOfNoReturn: 'commit',
  sideBySide: new Set<ResumedStepKind>(['stage', 'commit']),
  rollsForward: true,
  mayFail: new Set<never>(),
  patience,
  passes,
} as const satisfies StepTable<ConvergeContext, ResumedStepKind>;

/** Steps over a context of which the writing needs only its own part. */
export interface Converging<C extends ConvergeContext, K extends StepKind> {
  readonly context: C;
  readonly steps: readonly PlanStep<K>[];
  readonly table: StepTable<C, K>;
  /** A server may have given phones the new file before. */
  readonly isForward: boolean;
}

/**
 * Brings every server to its file and the cluster to its mode: reads the state of each server, takes the next action, reads again. What fails before the first commit is
 * taken back, as far as this run has put it there; from the first commit on it goes one way.
 */
export async function converge<C extends ConvergeContext, K extends StepKind>({ context, steps, table, isForward }: Converging<C, K>): Promise<StepsEnd> {
  const { folder, clock, signal, observer } = context;
  const end = await runSteps({ steps, table, context, folder, clock, signal, observer, isForward });
  if (end.stop === null || end.isCommitted) return end;
  return { ...end, waitedFor: new Set([...end.waitedFor, ...(await takeBack(context))]) };
}
