import { type BadReason, type NotCheckedReason } from './verdict.ts';

/** Entries of a file, or differences between two, that one call answers with at most. */
export const TRUST_LIST_PAGE = 50;

/** Bytes of a file that one call brings to the engine at most: as base64 they fit into a frame of the page (`MAX_FRAME`). */
export const TRUST_LIST_PART = 45_000;

/** Characters of the text of `show ctl` that one call answers with at most. */
export const TRUST_LIST_TEXT = 48_000;

/** A CTL or ITL file that a person looks at, as a whole. Names are foreign text of at most 1024 bytes each. */
export interface TrustListFacts {
  /** By which the engine knows it; it remembers the files that were opened last. */
  readonly id: number;
  /** Of the file on this computer, or `http://HOST:PORT/CTLFile.tlv`. */
  readonly name: string;
  readonly kind: 'CTL' | 'ITL';
  /** Nobody proved who gave it. */
  readonly served: boolean;
  /** Bytes. */
  readonly length: number;
  /** Lower-case hex. */
  readonly md5: string;
  readonly sha1: string;
  readonly sha256: string;
  /** TIMESTAMP, RFC 3339 UTC. */
  readonly timestamp: string;
  /** Whether the signer that is named wrote the file; not whether anybody should trust that signer. */
  readonly verdict: { readonly kind: 'verified' } | { readonly kind: 'bad'; readonly reason: BadReason } | { readonly kind: 'not-checked'; readonly reason: NotCheckedReason };
  /** As the header names it. */
  readonly signer: { readonly name: string; readonly issuer: string; readonly serialNumber: string };
  /** Of the signature as the header names it: `RSA`, or `Unknown (CODE)` as `show ctl` has it. */
  readonly algorithm: string;
  /** Over which the signature is made, e.g. `SHA-512`, or `Unknown (CODE)`. */
  readonly digest: string;
  readonly entries: number;
}

/** What the certificate in an entry says. */
export interface EntryCertificate {
  /** RFC 3339 UTC. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Kind and length, e.g. `RSA 2048`. */
  readonly key: string;
  /** Of the DER, lower-case hex. */
  readonly sha1: string;
  /** The entry has its serial number byte by byte from the end, as entries of tokens do. */
  readonly isSerialBackwards: boolean;
}

/** An entry as the file holds it; what is not in it is empty. */
export interface TrustListEntry {
  /** From 1. */
  readonly number: number;
  /** FUNCTION as `show ctl` prints it. */
  readonly function: string;
  readonly name: string;
  readonly address: string;
  readonly subject: string;
  readonly issuer: string;
  /** In the order of bytes of the file, lower-case hex. */
  readonly serialNumber: string;
  readonly signs: boolean;
  readonly certificate: EntryCertificate | 'none' | 'unreadable';
  /** Digest (of SHA-1 in the files that are known) of a certificate that the entry names without holding it, lower-case hex. */
  readonly certHash: string;
}

/** An entry that is not the same in both files. */
export interface TrustListChange {
  /** `first`: in the first file only. */
  readonly where: 'first' | 'second' | 'both';
  /** Number in each file, from 1; `null` = not in it. */
  readonly first: number | null;
  readonly second: number | null;
  readonly function: string;
  readonly name: string;
  /** Elements that differ, as `show ctl` prints them. */
  readonly fields: readonly string[];
  /** SHA-1 of the certificate in each file, lower-case hex; empty = none. */
  readonly firstCertificate: string;
  readonly secondCertificate: string;
}

/** How two files differ, with a page of the entries that do. */
export interface TrustListDifference {
  /** Byte for byte the same. */
  readonly identical: boolean;
  readonly signerDiffers: boolean;
  readonly timestampDiffers: boolean;
  /** Other elements of the header that differ, as `show ctl` prints them. */
  readonly headerFields: readonly string[];
  /** Entries that are in both stand in another order. */
  readonly reordered: boolean;
  /** Entries that are byte for byte the same. */
  readonly same: number;
  readonly changes: readonly TrustListChange[];
  readonly inAll: number;
}
