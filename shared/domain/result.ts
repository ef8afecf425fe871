import { type ERROR_CODES, type ErrorCode, type ErrorParams } from './error-codes.ts';

/**
 * What went wrong, as plain data: it crosses processes, is logged and printed. Never holds a secret.
 * The sentence a person reads is made from `code` and `params` by `shared/texts`.
 */
export interface AppError<C extends ErrorCode = ErrorCode> {
  readonly code: C;
  /** Values for the sentence: names, addresses, fingerprints, numbers. */
  readonly params: Readonly<Record<string, string | number>>;
  /** The server, token or file it is about; empty when it is about the whole. */
  readonly where: string;
  readonly cause?: AppError;
}

/** Outcome of anything that can fail in normal use; an exception is a bug. */
export type Result<T, E = AppError> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** Behind the place: the values for the sentence, which may be left out where it shows none. */
type FailRest<C extends ErrorCode> = (typeof ERROR_CODES)[C]['params'] extends readonly [] ? [params?: ErrorParams<C>, cause?: AppError] : [params: ErrorParams<C>, cause?: AppError];

/** A failed result that carries an {@link AppError}. A value that the sentence of `code` shows and that is not given does not compile. */
export function fail<C extends ErrorCode>(code: C, where = '', ...[params, cause]: FailRest<C>): { readonly ok: false; readonly error: AppError<C> } {
  return { ok: false, error: { code, params: params ?? {}, where, ...(cause === undefined ? {} : { cause }) } };
}

/** Whether both say the same of the same place: one that stands on a screen already is not told a second time there. */
export const isSameError = (one: AppError | null | undefined, other: AppError | null | undefined): boolean =>
  one !== null && one !== undefined && one.code === other?.code && one.where === other.where;
