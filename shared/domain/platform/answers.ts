import { type SecurityMode } from '../server.ts';

/** Why an answer of the platform CLI was not understood. */
export type UnknownReason = 'no-output' | 'words-unknown' | 'incomplete' | 'contradictory';

/**
 * What an answer of the platform CLI says. The CLI has no exit status, only words; words that are not known are never success.
 * `detail` holds the words that were not understood, at most 200 characters, made harmless for printing.
 */
export type Answer<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly reason: UnknownReason; readonly detail: string };

/** One line of `show network cluster`. */
export interface NetworkNode {
  /** Dotted IPv4 address. */
  readonly address: string;
  /** As printed: fully qualified name and host name, or the host name alone. */
  readonly names: readonly string[];
  readonly role: 'publisher' | 'subscriber';
  /** `cups` = IM and Presence: it holds no CTL file. */
  readonly product: 'callmanager' | 'cups';
  readonly authenticated: boolean;
}

/** State of one service in `utils service list`. `other`: a state we do not know. */
export interface ServiceState {
  readonly name: string;
  readonly state: 'started' | 'stopped' | 'starting' | 'stopping' | 'other';
  /** False when the list says `Service Not Activated`. */
  readonly activated: boolean;
  /** Words behind the state; mostly empty. */
  readonly remark: string;
}

/** One CTL entry as `show ctl` lists it. */
export interface ListedRecord {
  readonly number: number;
  /** Bytes (RECORDLENGTH). */
  readonly length: number;
  /** E.g. `CCM+TFTP`. */
  readonly function: string;
  readonly dnsName: string;
  readonly subject: string;
  readonly issuer: string;
  /** Lower-case hex without separators; empty for a bare record. */
  readonly serialNumber: string;
  /** SHA-1 of the certificate, lower-case hex; `null` = the record holds none. */
  readonly certificateSha1: string | null;
  /** What the list says of a System Administrator Security Token; `null` for all others. */
  readonly usedToSign: boolean | null;
}

/** What `show ctl` says. Digests in lower-case hex. */
export type CtlListing =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'file';
      readonly md5: string;
      readonly sha1: string;
      /** Bytes; `null` = not printed. */
      readonly length: number | null;
      /** As printed, e.g. `Tue Feb 24 16:37:45 CET 2015`; `null` = not printed. */
      readonly lastModified: string | null;
      /** `null` = the list left records out. Else their lengths and the header's add up to `length`. */
      readonly records: readonly ListedRecord[] | null;
      /** Only when the last line is the one known sentence that says so. */
      readonly verified: boolean;
    };

/** What the CLI asks for after a change. */
export type ChangeAdvice = 'restart-tftp-and-callmanager' | 'reset-phones' | 'restart-ctimanager';

/** Why the CLI refuses `utils ctl`, where its words say so. */
export type CommandRefusal = 'export-control' | 'no-such-command';

/** How the words of `utils ctl` end. `done` is what the server says, not a proof. */
export type ChangeAnswer =
  | { readonly kind: 'done'; readonly advice: readonly ChangeAdvice[] }
  | { readonly kind: 'refused'; readonly why: CommandRefusal };

/** A file in the TFTP folder as `file list tftp ... detail` prints it. */
export type TftpFile = { readonly kind: 'none' } | { readonly kind: 'file'; readonly size: number; readonly modified: string };

/** The bytes that `file dump tftp ... hex` prints. Compare them with the digests of `show ctl`. */
export type TftpDump = { readonly kind: 'none' } | { readonly kind: 'file'; readonly bytes: Uint8Array };

export interface DeleteAnswer {
  readonly found: number;
  readonly deleted: number;
}

/** A node as AXL describes it, with the services active on it. */
export interface AxlNode {
  /** Host name or address, as configured. */
  readonly name: string;
  readonly role: 'publisher' | 'subscriber';
  readonly product: 'callmanager' | 'cups';
  /** Names of the active services, e.g. `Cisco Tftp`. */
  readonly services: readonly string[];
}

/** A phone as AXL lists it. */
export interface ListedPhone {
  readonly name: string;
  readonly model: string;
  readonly description: string;
}

/** Phones that are asked for; a cluster may have more. */
export const MAX_LISTED_PHONES = 2000;

/** What AXL says about a cluster. */
export interface AxlFacts {
  /** Newest version of the AXL schema that the server answers to, e.g. `14.0`. */
  readonly schema: string;
  /** Release as the server prints it, e.g. `14.0.1.12900-161`. */
  readonly release: string;
  readonly mode: SecurityMode;
  readonly nodes: readonly AxlNode[];
  /** Whether auto-registration is enabled on at least one CallManager. */
  readonly autoRegistration: boolean;
  /** At most {@link MAX_LISTED_PHONES}; `null` = the list could not be read. */
  readonly phones: readonly ListedPhone[] | null;
}
