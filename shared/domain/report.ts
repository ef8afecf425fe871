import { type AppError } from './result.ts';
import { type SecurityMode } from './server.ts';
import { type PhoneState } from './phone.ts';

/** Which CTL file a server holds, compared with the two that the change knows. */
export type HeldFile = 'new' | 'previous' | 'other' | 'none' | 'unknown';

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

export interface ModeTruth {
  readonly value: SecurityMode | 'unknown';
  readonly error?: AppError;
}

/** A written CTL file with the digests that `show ctl` and phones print. */
export interface WrittenFile {
  readonly length: number;
  readonly md5: string;
  readonly sha1: string;
  readonly sha256: string;
}

/** What a person still has to do, in this order but for the first, which a change leaves that stopped behind that step (Cisco document 118892, steps 9 and 10; lost tokens, step 13). */
export type LeftToDo = 'look-at-phone-sast-trust' | 'restart-tftp' | 'restart-callmanager' | 'reset-phones' | 'visit-phones' | 'compare-on-phone' | 'run-again';

export type Outcome = 'done' | 'stopped' | 'cancelled';

/** The end of a change: what is true now, what was proved, what is left. */
export interface ChangeReport {
  readonly id: string;
  /** RFC 3339 UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly outcome: Outcome;
  /** The step that did not succeed. */
  readonly stopped?: { readonly step: string; readonly error: AppError };
  readonly requestedMode: SecurityMode;
  readonly mode: ModeTruth;
  /** Absent when nothing was signed. */
  readonly file?: WrittenFile;
  readonly servers: readonly ServerTruth[];
  /** Practice phones after their restart; absent on a real cluster, whose phones cannot be read here. */
  readonly phones?: readonly PhoneState[];
  /** Whether journal, copies and this report were all written to the change's folder. */
  readonly kept: boolean;
  readonly leftToDo: readonly LeftToDo[];
}
