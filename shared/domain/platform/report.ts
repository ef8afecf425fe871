import { type ChangeAdvice, type CommandRefusal, type UnknownReason } from './answers.ts';
import { type ComparableFile } from '../compare-fingerprint.ts';
import { type CommandKind } from '../change-kind.ts';
import { type ChangeCommand } from './commands.ts';
import { type ForetoldPhones } from './plan.ts';
import { type ReportedItl } from '../itl.ts';
import { type HeldFile, type Outcome } from '../outcome.ts';
import { type EndReport } from '../report.ts';
import { type AppError } from '../result.ts';
import { type ContinuityVerdict } from '../signer-continuity.ts';
import { type SecurityMode, type ServerRole } from '../server.ts';

/** Which CTL file was found in one place, compared with the file before the change and the publisher's file after it. */
export interface HeldProof {
  readonly held: HeldFile;
  /** SHA-1 as `show ctl` prints it, lower-case hex; empty when none or unknown. */
  readonly sha1: string;
  /** Why it could not be read. */
  readonly error?: AppError;
}

/**
 * How the served file was loaded: by HTTPS from the server with the accepted certificate; by HTTP, which proves nobody's identity, because
 * the node has no HTTPS, or because its HTTPS wants a client certificate (`show haproxy client-auth`, CLI reference).
 */
export type ServedBy = 'https' | 'http' | 'http-for-certificate';

/** What is true on one node, by two proofs: Cisco Tftp caches, so the file on the disk and the file that phones get may differ. */
export interface PlatformNodeTruth {
  readonly node: string;
  readonly hostName: string;
  readonly role: ServerRole;
  /** Whether its file decides the outcome: Cisco Tftp is active there, or could not be seen not to be. */
  readonly judged: boolean;
  /** By `show ctl` on the node. */
  readonly disk: HeldProof;
  /** From Cisco Tftp of the node, how, and when where it was read behind its restart instead of with everything else; `null` = it serves no files. */
  readonly served: (HeldProof & { readonly by: ServedBy | null; readonly at?: string }) | null;
}

/** What the command said in words. It decides nothing. */
export type CommandWords =
  | { readonly kind: 'done'; readonly advice: readonly ChangeAdvice[] }
  | { readonly kind: 'refused'; readonly why: CommandRefusal }
  | { readonly kind: 'not-understood'; readonly reason: UnknownReason; readonly detail: string }
  /** The connection broke or the answer did not come. */
  | { readonly kind: 'no-answer' };

/** A CTL file as the publisher lists it. */
export interface ListedFile extends ComparableFile {
  /** Bytes; `null` = not printed. */
  readonly length: number | null;
  /** Subject of the entry that signed it; `null` = not listed. */
  readonly signer: string | null;
}

/** The end of a change over the platform: what was read afterwards, and what is left to do. */
export interface PlatformReport extends EndReport {
  /** When mode and nodes were read, RFC 3339 UTC. */
  readonly readAt: string;
  readonly kind: CommandKind;
  readonly command: ChangeCommand;
  readonly said: CommandWords;
  readonly outcome: Outcome;
  readonly modeBefore: SecurityMode;
  /** `null` = the publisher lists the file it had before, none, or could not be read. */
  readonly file: ListedFile | null;
  /** The publisher's file from before the change; `null` = it held none. */
  readonly previous: ListedFile | null;
  /** Whether the entry that signed the new file has the certificate that was foretold; `null` = not known. */
  readonly isSignerForetold: boolean | null;
  /** What was foretold: by what phones were to take the file, and how many. */
  readonly continuity: ContinuityVerdict;
  readonly foretold: ForetoldPhones | null;
  readonly nodes: readonly PlatformNodeTruth[];
  /** Nodes of IM and Presence. */
  readonly leftOutNodes: readonly string[];
  /** ITL files of the nodes with Cisco Tftp as they were before the change, for which phones wait afterwards. */
  readonly itls: readonly ReportedItl[];
  /** Nodes whose CTL file could not be copied before the change. */
  readonly notCopied: readonly string[];
  /** Weak algorithms were allowed for this cluster. */
  readonly olderNode: boolean;
  /** Whether the redacted transcripts of all sessions were written to the change's folder. */
  readonly transcriptKept: boolean;
}
