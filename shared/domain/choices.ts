import { type ChangeKind } from './change-kind.ts';

/**
 * Form of the entries that are made anew. `token-client`: addresses as names, no SIGNATURE element, as Cisco's Windows client
 * wrote them (Cisco document 118892); `cli`: host names and SIGNATURE, as `utils ctl` writes them (Cisco document 118893).
 */
export type WriterStyle = 'token-client' | 'cli';

/** A token whose certificate becomes an entry. */
export interface AddedToken {
  readonly serial: string;
  /** DER, base64. */
  readonly certificate: string;
}

/** A TFTP server outside of the cluster that becomes an entry. */
export interface AddedServer {
  readonly name: string;
  /** Dotted IPv4 address. */
  readonly address: string;
  /** Its CallManager certificate: DER, base64. */
  readonly certificate: string;
}

/** Names an entry of the present CTL file as `show ctl` prints it; exactly one must fit. */
export interface EntryName {
  /** FUNCTION. */
  readonly function: string;
  /** DNSNAME, or SUBJECTNAME where that is empty (tokens). */
  readonly name: string;
  /** SHA-1 of the certificate, 40 lower-case hex digits; empty = the entry has none. */
  readonly certificateSha1: string;
}

/** Everything a person chooses about a change except who signs it. Plain JSON: also the file of `ctl plan` and `ctl apply`. */
export interface ChangeChoices {
  readonly mode: ChangeKind;
  /** Make the file without regard to the present one, as if there were none: the signer need not be in it. */
  readonly anew: boolean;
  readonly addTokens: readonly AddedToken[];
  readonly addServers: readonly AddedServer[];
  readonly removeEntries: readonly EntryName[];
  readonly style: WriterStyle;
  /** Have the publisher keep the tokens' certificates in Phone-SAST-trust first, so that TVS vouches for them. */
  readonly phoneSastTrust: boolean;
}

/** The choices before a person made any but the first. */
export const choicesFor = (mode: ChangeKind): ChangeChoices => ({
  mode,
  anew: false,
  addTokens: [],
  addServers: [],
  removeEntries: [],
  style: 'token-client',
  phoneSastTrust: false,
});

export const sameEntryName = (one: EntryName, other: EntryName): boolean =>
  one.function === other.function && one.name === other.name && one.certificateSha1 === other.certificateSha1;
