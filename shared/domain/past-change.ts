import { type ChangeRecord, type ResumedBy } from './change-record.ts';
import { type OpenItems } from './kept-report.ts';
import { type Outcome } from './outcome.ts';
import { type BehindChange } from './rollout/behind-change.ts';

/** Why nothing is known of a change but its folder. */
export type RecordProblem =
  /** Its journal begins without a record: made by a program before records were. */
  | 'earlier-version'
  /** Its record has a higher version than this program knows. */
  | 'newer-version'
  | 'damaged';

/**
 * How far a change is known to have come, from its journal alone. `not-begun`: nothing was written anywhere. `staged`: files may lie aside on servers.
 * `writing`: phones may have been given the new file, or the command was sent. `ended`: its report was made.
 */
export type ChangePhase = 'not-begun' | 'staged' | 'writing' | 'ended';

/** A change as its folder on this computer tells it; what is true on the cluster now is not in it. */
export interface PastChange {
  readonly id: string;
  /** Absolute path of its folder, never shortened. */
  readonly folder: string;
  /** `null` = see `problem`. */
  readonly record: ChangeRecord | null;
  readonly problem: RecordProblem | null;
  /**
   * The first line of its journal that cannot be read, from 1, where whole lines stand behind it: how far the change came is then not known from it, and it counts as open until a person has settled it.
   * `null` = it can be read.
   */
  readonly damagedFrom: number | null;
  /** RFC 3339 UTC; empty where no line could be read. */
  readonly startedAt: string;
  /** Of its end, or `null`. */
  readonly endedAt: string | null;
  readonly phase: ChangePhase;
  /** `unfinished` = it is open: it has no end, or its last report left something to be finished or undone; `not-begun` = nothing was written anywhere. Else as its last report has it. */
  readonly outcome: 'unfinished' | 'not-begun' | Outcome;
  /** A person chose to leave the cluster as it was read at the end. */
  readonly kept: boolean;
  /** Whether the signed file lies in the folder: it can be finished without a token. */
  readonly isSigned: boolean;
  readonly hasReport: boolean;
  /** How it was ended after it had been left open; `null` = it ended by itself, or is open. */
  readonly resumedAs: 'finish' | 'undo' | null;
  /** Who finished, undid or kept it, and since when they were at it; `null` = it ended by itself, or is open. */
  readonly endedBy: ResumedBy | null;
}

/** A change that has written something somewhere, or may have, and that neither ended wholly new or wholly old nor was left so by a person. */
export const isUnfinished = ({ outcome, problem }: PastChange): boolean => problem === null && outcome === 'unfinished';

export const isPractice = ({ record }: PastChange): boolean => record !== null && record.practice !== null;

/** A change in the list of all. */
export interface ListedChange extends PastChange {
  /** What its report left to do and nobody ticked off; `null` = it has no report that can be read. */
  readonly open: OpenItems | null;
  /** The restart of services and phones behind it; `null` = none was begun, or it has no report that can be read. */
  readonly rollout: Pick<BehindChange, 'id' | 'isOpen' | 'outcome' | 'at'> | null;
}
