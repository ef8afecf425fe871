import { type ChangeKind } from './change-kind.ts';
import { type PlanConsents } from './rules/consent.ts';
import { type SecurityMode } from './server.ts';
import { type TokenStep } from './steps.ts';

/** What happens to an entry. `replaced`: another certificate in the same place; `address-changed`: the same entry with its server's present address. */
export type EntryChange = 'kept' | 'certificate-added' | 'certificate-removed' | 'replaced' | 'address-changed' | 'added' | 'removed';

/** What an entry is for. `cluster-sast`: a key of the cluster itself that may sign (ITLRecovery, CallManager). */
export type EntryKind = 'token' | 'cluster-sast' | 'call-server' | 'tftp-server' | 'capf' | 'other';

/** Whose an entry is, as far as it can be told; all but those of this cluster are kept byte for byte. */
export type EntryOrigin =
  | 'this-cluster'
  /** A TFTP server that is none of this cluster. */
  | 'other-cluster'
  /** A server with the function CCM alone: Cisco's client writes firewalls so. */
  | 'firewall'
  | 'unknown-function'
  /** It looks like one of this cluster's, but no server of the cluster has this name or address. */
  | 'stale';

/** Why an entry cannot be removed. */
export type EntryLock = 'signer' | 'server-of-cluster' | 'capf' | 'cluster-sast' | 'not-continued';

/** An entry of the next CTL file as a person sees it, or one that is no longer in it (`removed`; these stand last). */
export interface PlannedEntry {
  /** From 1; the position in the next file unless it is removed. */
  readonly number: number;
  /** FUNCTION as `show ctl` prints it. */
  readonly function: string;
  readonly kind: EntryKind;
  readonly origin: EntryOrigin;
  /** DNSNAME, or the subject where there is none (tokens). */
  readonly name: string;
  /** Dotted IPv4 address; empty = none. */
  readonly address: string;
  readonly subject: string;
  readonly issuer: string;
  /** SHA-1 of the certificate as `show ctl` prints it, lower-case hex; empty = no certificate. */
  readonly certificateSha1: string;
  readonly change: EntryChange;
  readonly signs: boolean;
  /** `null` = it can be removed. */
  readonly lock: EntryLock | null;
}

/** What servers hold that is another file than the one the entries of a plan are compared with, beside the next file. */
export interface OtherFile {
  readonly servers: readonly string[];
  /** `false` = nothing, or nothing that can be compared. */
  readonly holdsFile: boolean;
  /** Entries that stay byte for byte, that are not in it, and that are in it alone. */
  readonly kept: number;
  readonly added: number;
  readonly removed: number;
}

/** The next CTL file and how it gets onto every server. The unsigned bytes stay in the engine. */
export interface PlanView extends PlanConsents {
  readonly id: string;
  readonly change: ChangeKind;
  /** The mode after the change. */
  readonly mode: SecurityMode;
  readonly entries: readonly PlannedEntry[];
  /** Where servers hold different files; empty where all hold one, or none holds any. */
  readonly otherFiles: readonly OtherFile[];
  /** Length of the next file in bytes. */
  readonly length: number;
  /** TIMESTAMP of the next file, RFC 3339 UTC. */
  readonly timestamp: string;
  readonly signerSerial: string;
  readonly steps: readonly TokenStep[];
  /** What phones will do with the file; `null` = the cluster's phones cannot be counted from here. */
  readonly phones: PhoneForecast | null;
}

/** How many phones take the next file, judged by the file each holds now. */
export interface PhoneForecast {
  /** Hold a file of which the signer is a SAST, or hold none. */
  readonly direct: number;
  /** Ask the Trust Verification Service, which vouches for the signer. */
  readonly tvs: number;
  /** Refuse it until a person deletes their file. */
  readonly visit: number;
  readonly unknown: number;
}
