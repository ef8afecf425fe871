import { type ChangeKind } from './change-kind.ts';
import { type ResumeAs } from './change-record.ts';
import { type HeldFile, type ModeTruth, type Outcome } from './outcome.ts';
import { type PastChange } from './past-change.ts';
import { type AppError } from './result.ts';
import { type PlanConsents } from './rules/consent.ts';

/** Why something is not offered. */
export type NotResumed =
  /** The cluster makes the file itself: nobody hands it one or takes it back. */
  | 'by-command'
  /** It ended, or nothing was begun. */
  | 'not-open'
  /** The signed file is not in the change's folder, or not as the journal names it. */
  | 'not-signed'
  /** Its journal is damaged before the line that names the signed file, so that nothing proves which one it is. */
  | 'journal-damaged'
  /** A copy of a file from before is not in the change's folder, or not as the record names it. */
  | 'copy-missing'
  /** A server that got the new file had none before: no client can take a file away. */
  | 'no-file-before'
  /** Phones that took the new file do not know the signer of the file before. */
  | 'signer-not-known'
  /** Somebody changed a server since: by another client, or by `utils ctl`. */
  | 'changed-since'
  /** No server of the change could be read, or not what the publisher says of its cluster. */
  | 'not-read';

export type ResumeOffer = (PlanConsents & { readonly offered: true }) | { readonly offered: false; readonly reason: NotResumed };

/** Why a change can be neither finished nor undone, where it is one reason for both; else `null`. */
export const neitherReason = ({ finish, undo }: Readonly<Record<ResumeAs, ResumeOffer>>): NotResumed | null => (!finish.offered && !undo.offered && finish.reason === undo.reason ? finish.reason : null);

/** What one server or node of a change holds now. */
export interface FoundPlace {
  /** Name of a server, address of a node. */
  readonly where: string;
  readonly holds: HeldFile;
  /** SHA-256 with a token, SHA-1 by command; lower-case hex, empty when none or unknown. */
  readonly digest: string;
  /** Whether a file lies there written aside, which phones do not get. Nodes have no such thing: `no`. */
  readonly staged: 'yes' | 'no' | 'unknown';
  /** Why it could not be read. */
  readonly error?: AppError;
}

/** What is true now of a change that was made before, read from the cluster. */
export interface FoundChange {
  readonly id: string;
  /** RFC 3339 UTC. */
  readonly readAt: string;
  readonly mode: ModeTruth;
  /** In the order of the record. */
  readonly places: readonly FoundPlace[];
  /** As a change is judged: `done` = wholly new, `not-done` = wholly old. */
  readonly outcome: Outcome;
  readonly finish: ResumeOffer;
  readonly undo: ResumeOffer;
  /** By command: what leads to the mode from before, which is a change of its own and no undo; `null` = nothing, or not on this route. */
  readonly opposite: ChangeKind | null;
}

/** The changes of this computer that are open. */
export interface UnfinishedView {
  /** Newest first, without choices, certificates and servers but the publisher, of all clusters; not read yet, except for `here`. */
  readonly changes: readonly PastChange[];
  /** The one of the cluster that is signed in to; `found` is `null` until it was read, and where that failed. */
  readonly here: { readonly id: string; readonly found: FoundChange | null } | null;
}

export const NOTHING_UNFINISHED: UnfinishedView = { changes: [], here: null };
