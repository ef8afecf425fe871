import { type CannotSign } from '../domain/cannot-sign.ts';
import { type CertificateFacts } from '../domain/certificate.ts';
import { type PinState } from '../domain/pin-state.ts';
import { type AppError } from '../domain/result.ts';
import { type TokenEvent } from './token-events.ts';

export interface TokenCertificateView extends CertificateFacts {
  /** Whether it is a SAST of the CTL file of every server. */
  readonly inCtlFile: boolean;
  /** Whether its key signed the present CTL file of every server. */
  readonly signedCtlFile: boolean;
  /** Whether the CA that makes Cisco's tokens is named as its issuer; the CA's own signature is not checked. */
  readonly issuerExpected: boolean;
}

export interface TokenView {
  readonly serial: string;
  readonly label: string;
  readonly model: string;
  readonly manufacturer: string;
  /** Name of the slot that it sits in, as the library gives it. */
  readonly reader: string;
  readonly pin: PinState;
  /** Certificates that could sign; a token without any shows as what it is. */
  readonly certificates: readonly TokenCertificateView[];
  /** The other ones it holds. */
  readonly others: readonly OtherCertificateView[];
}

/** A certificate in a token that cannot sign, and why. */
export interface OtherCertificateView {
  /** Subject, or the label where it cannot be read. */
  readonly name: string;
  readonly reason: CannotSign;
  /** It is a SAST of the CTL file of every server all the same. */
  readonly inCtlFile: boolean;
}

/** What sits in a reader and is no token that could sign: a card the library does not know, a token that was never set up, or one that answers with faults only. */
export interface OtherCardView {
  readonly reader: string;
  readonly kind: 'foreign-card' | 'blank-token' | 'unreadable';
}

/** Why there is no token to be used, as far as the system and the library tell. Words: `texts.window.token.trouble`. */
export type TokenTrouble =
  | 'foreign-card'
  | 'unreadable'
  | 'no-certificate'
  | 'blank-token'
  | 'remote-desktop'
  | 'service-disabled'
  | 'service-stopped'
  | 'pcscd-not-running'
  | 'no-reader';

/** A PKCS#11 library that was found where its vendor puts it, or that a person named. */
export interface FoundModule {
  /** Empty for a file that a person chose. */
  readonly vendor: string;
  readonly path: string;
  /** Why it cannot be used, `null` = nothing known against it. Its sentences are those of the error. */
  readonly problem: AppError | null;
}

/** The library that was used last on this computer. */
export interface RememberedModule {
  readonly path: string;
  /** `changed` = the file is not the one that was used then: opening it asks first. */
  readonly standing: 'same' | 'changed' | 'gone';
}

/** A library whose file is not the one that was used before; nothing of it was loaded. SHA-256 in lower-case hex. */
export interface ChangedModule {
  readonly path: string;
  readonly sha256: string;
  readonly expected: string;
}

/** Which token the wizard waits for. It waits for the chosen signer until that has signed. */
export type TokenWish =
  | { readonly kind: 'insert' }
  /** Another token than the one with serial number `not`. */
  | { readonly kind: 'swap'; readonly not: string }
  | { readonly kind: 'same-again'; readonly serial: string; readonly certificateSha256: string };

/** How the library of the practice tokens is called in place of a path. */
export const PRACTICE_MODULE = 'practice';

export interface TokensView {
  /** Libraries found on this computer, best first, and those that were refused. */
  readonly found: readonly FoundModule[];
  readonly remembered: RememberedModule | null;
  /** The library that a person has to accept before it is opened. */
  readonly changedModule: ChangedModule | null;
  /** Whether the shell can open a dialog to choose a file. */
  readonly canPickFile: boolean;
  /** Absolute path of the PKCS#11 library, or `PRACTICE_MODULE`; empty = none opened. */
  readonly module: string;
  readonly description: string;
  readonly tokens: readonly TokenView[];
  readonly others: readonly OtherCardView[];
  readonly trouble: TokenTrouble | null;
  readonly wish: TokenWish | null;
  /** What happened to a token last; `null` = nothing since the library was opened. */
  readonly event: TokenEvent | null;
  /** Why the last look at the readers failed; goes away by itself with the next one that succeeds. */
  readonly watchError: AppError | null;
  readonly chosen: { readonly serial: string; readonly certificateSha256: string } | null;
}

export const NO_TOKENS = {
  changedModule: null,
  module: '',
  description: '',
  tokens: [],
  others: [],
  trouble: null,
  wish: null,
  event: null,
  watchError: null,
  chosen: null,
} as const satisfies Partial<TokensView>;
