import { type ChangeRecord } from './change-record.ts';

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
  /** RFC 3339 UTC; empty where no line could be read. */
  readonly startedAt: string;
  /** Of its end, or `null`. */
  readonly endedAt: string | null;
  readonly phase: ChangePhase;
  /** As its last report has it; `unfinished` = it has no end; `not-begun` = it ended before anything left this computer. */
  readonly outcome: 'unfinished' | 'not-begun' | 'done' | 'incomplete' | 'not-done' | 'unknown';
  /** Whether the signed file lies in the folder: it can be finished without a token. */
  readonly isSigned: boolean;
  readonly hasReport: boolean;
  /** The change that finished or undid this one; `null` = none. */
  readonly resolvedBy: string | null;
}

/** A change that has begun and of which no end is written down. */
export const isUnfinished = ({ outcome, problem }: PastChange): boolean => problem === null && outcome === 'unfinished';
