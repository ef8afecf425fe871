import { type ErrorCodeOf, type ErrorCode } from '../../shared/domain/error-codes.ts';
import { type PinState } from '../../shared/domain/pin-state.ts';
import { type AppError, type Result } from '../../shared/domain/result.ts';
import { type Secret } from './secret.ts';
import { type CallOptions } from './call-options.ts';

/** A token's certificate with its place in the token. */
export interface TokenCertificate {
  /** As the token tells it: perhaps no certificate at all. */
  readonly der: Uint8Array;
  /** SHA-256 of the DER, 64 lower-case hex digits. */
  readonly sha256: string;
  readonly label: string;
}

/** A token that is present. Its identity is module + serial + certificate, never the slot. */
export interface Token {
  readonly serial: string;
  readonly label: string;
  readonly model: string;
  readonly manufacturer: string;
  /** Description of its slot (CK_SLOT_INFO): the reader, in the words of its driver. */
  readonly reader: string;
  readonly pin: PinState;
  /** What the token keeps as certificates and tells without a password, whatever each is for; may be empty. */
  readonly certificates: readonly TokenCertificate[];
}

/** What sits in a reader and is no token that could be used: a card the library does not know, a token never set up, or one that answers with faults only. */
export interface OtherCard {
  readonly reader: string;
  readonly kind: 'foreign-card' | 'blank-token' | 'unreadable';
}

/** One look at the readers. */
export interface TokenList {
  readonly tokens: readonly Token[];
  readonly others: readonly OtherCard[];
  /** Slots of the library, empty ones too. Some libraries have a fixed number of them, whatever is plugged in. */
  readonly slots: number;
}

/** Where tokens are reached: a PKCS#11 library, or the practice tokens. */
export interface TokenModule {
  /** Absolute path of the library, or `practice`. */
  readonly path: string;
  /** What the library says of itself (CK_INFO), trimmed. */
  readonly description: string;
  readonly manufacturer: string;
}

export type Digest = 'sha1' | 'sha512';

/** Names the certificate the person saw: signing is refused with `token.changed` when the token now holds another. */
export interface SignRequest {
  readonly serial: string;
  readonly certificateSha256: string;
  readonly digest: Digest;
  /** The bytes to be signed, not their digest. */
  readonly data: Uint8Array;
  readonly pin: Secret;
}

export interface ListOptions extends CallOptions {
  /** Reads the certificates again also of tokens that stayed in since the last look. */
  readonly anew?: boolean;
}

export type TokenError = AppError<ErrorCodeOf<'token'>>;
export type TokenErrorCode = Extract<ErrorCode, `token.${string}`>;

/**
 * The tokens of one module. No session is open between calls, so a person may take their time to type.
 * One attempt per PIN: nothing here tries a PIN twice.
 */
export interface TokenPort {
  readonly module: TokenModule;
  /** What is in the readers now. Default deadline: `TOKEN_DEADLINES.listing`. */
  list(options?: ListOptions): Promise<Result<TokenList, TokenError>>;
  /**
   * RSASSA-PKCS1-v1_5 signature over `data`, already verified with the token's certificate. Default deadline: `TOKEN_DEADLINES.signing`.
   * A cancelled or overdue call ends the process that holds the library; the next call starts a new one.
   */
  sign(request: SignRequest, options?: CallOptions): Promise<Result<Uint8Array, TokenError>>;
  /** Ends the process that holds the library. */
  close(): Promise<void>;
}
