import { type ErrorCode } from './error-codes.ts';

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

/** A failed result that carries an {@link AppError}. */
export function fail<C extends ErrorCode>(
  code: C,
  where = '',
  params: Readonly<Record<string, string | number>> = {},
  cause?: AppError,
): { readonly ok: false; readonly error: AppError<C> } {
  return { ok: false, error: cause === undefined ? { code, params, where } : { code, params, where, cause } };
}
