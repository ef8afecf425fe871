import { type ComparableFile } from './compare-fingerprint.ts';
import { type LeftToDo } from './left-to-do.ts';
import { type NeighbourLeft } from './neighbours.ts';
import { type HeldFile, type ModeTruth } from './outcome.ts';
import { type AppError } from './result.ts';
import { type BehindChange } from './rollout/behind-change.ts';
import { type ResumeAs } from './change-record.ts';
import { type SecurityMode } from './server.ts';
import { type PhoneState } from './phone.ts';

/** The step that did not succeed, and why. */
export interface Stop {
  readonly step: string;
  readonly error: AppError;
}

/** What the reports of both routes say. */
export interface EndReport {
  readonly id: string;
  /** RFC 3339 UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Absent when the change is done. */
  readonly stopped?: Stop;
  /** What besides went wrong on the way, each step once; absent when nothing did. */
  readonly stumbles?: readonly Stop[];
  readonly requestedMode: SecurityMode;
  readonly mode: ModeTruth;
  /** Practice phones after their restart; absent on a real cluster, whose phones cannot be read here. */
  readonly phones?: readonly PhoneState[];
  /** Whether journal, copies and this report were all written to the change's folder. */
  readonly kept: boolean;
  readonly leftToDo: readonly LeftToDo[];
  /** What the restarts of services and phones behind it have come to; absent = none was begun. */
  readonly rollout?: BehindChange;
  /** What beside the phones is to be looked after; empty where nothing changed. */
  readonly neighbours: readonly NeighbourLeft[];
}

/** What is true on one server, read from it when the report was made. */
export interface ServerTruth {
  readonly server: string;
  readonly holds: HeldFile;
  /** SHA-256 of the file it holds; empty when none or unknown. */
  readonly sha256: string;
  /** Whether a file is still written aside there, unserved. */
  readonly staged: 'yes' | 'no' | 'unknown';
  /** Why it could not be read. */
  readonly error?: AppError;
}

/** A written CTL file with the digests that `show ctl` and phones print. */
export interface WrittenFile extends ComparableFile {
  readonly length: number;
  readonly sha256: string;
}

/** Of what a report is: of a new change, of the finish or undo of an open one, or of one that a person left as it was. */
export type ReportedAs = 'run' | ResumeAs | 'keep';

/** The word of a report of the route with a token: that it is not done is told by who stopped it. */
export type TokenOutcome = 'done' | 'undone' | 'kept' | 'stopped' | 'cancelled';

export const isCancelled = ({ code }: AppError): boolean => code === 'apply.cancelled' || code === 'connect.cancelled';

/** @param stop what kept the change from being as asked; `null` = it is. */
export const tokenOutcome = (as: ReportedAs, stop: Stop | null): TokenOutcome => {
  if (as === 'keep') return 'kept';
  if (stop !== null) return isCancelled(stop.error) ? 'cancelled' : 'stopped';
  return as === 'undo' ? 'undone' : 'done';
};

/** Certificates that a server may have been given: of tokens in Phone-SAST-trust, or a copy of that of CAPF. */
export interface RemainingCertificate {
  readonly server: string;
  readonly what: 'phone-sast-trust' | 'capf';
}

/** The end of a change with a token: what is true now, what was proved, what is left. */
export interface ChangeReport extends EndReport {
  readonly outcome: TokenOutcome;
  /** Absent when nothing was signed. */
  readonly file?: WrittenFile;
  /** The file that the publisher held before; absent when it held none. */
  readonly previous?: ComparableFile;
  readonly servers: readonly ServerTruth[];
  /** What the change may have left on servers besides files and mode, where it is not done; nothing takes it back. Absent = nothing. */
  readonly remains?: readonly RemainingCertificate[];
}
