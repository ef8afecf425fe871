import * as z from 'zod/mini';
import { ERROR_CODES } from '../../../shared/domain/error-codes.ts';
import { type Digest, type TokenError, type TokenErrorCode, type TokenList, type TokenModule } from '../../ports/tokens.ts';

/** Upper bounds of everything that crosses between the engine and the token host. */
export const LIMITS = { path: 4096, text: 64, pin: 256, data: 1_048_576, certificate: 16_384, certificates: 32, tokens: 32, signature: 1024 } as const;

/** What the host is asked. One request at a time; `open` comes first. Bytes of `pin` are UTF-8. */
export type HostRequest =
  | { readonly id: number; readonly call: 'open'; readonly path: string }
  | { readonly id: number; readonly call: 'list'; /** Certificates that are known already are read again too. */ readonly anew: boolean }
  | {
      readonly id: number;
      readonly call: 'sign';
      readonly serial: string;
      readonly certificateSha256: string;
      readonly digest: Digest;
      readonly data: Uint8Array;
      readonly pin: Uint8Array;
    }
  /** Let the library go and end; there is no answer but the end of the process. */
  | { readonly id: number; readonly call: 'end' };

/** What each call answers. */
export interface HostAnswers {
  readonly open: TokenModule;
  readonly list: TokenList;
  readonly sign: Uint8Array;
}

export type HostReply =
  | { readonly id: number; readonly ok: true; readonly value: HostAnswers[keyof HostAnswers] }
  | { readonly id: number; readonly ok: false; readonly error: TokenError };

const text = z.string().check(z.maxLength(LIMITS.text));
const path = z.string().check(z.maxLength(LIMITS.path));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const id = z.int().check(z.nonnegative());
const count = z.int().check(z.nonnegative());
const bytes = (limit: number) => z.instanceof(Uint8Array).check(z.refine((value) => value.length <= limit));

const request: z.ZodMiniType<HostRequest> = z.discriminatedUnion('call', [
  z.strictObject({ id, call: z.literal('open'), path }),
  z.strictObject({ id, call: z.literal('list'), anew: z.boolean() }),
  z.strictObject({
    id,
    call: z.literal('sign'),
    serial: text,
    certificateSha256: sha256,
    digest: z.enum(['sha1', 'sha512']),
    data: bytes(LIMITS.data),
    pin: bytes(LIMITS.pin),
  }),
  z.strictObject({ id, call: z.literal('end') }),
]);

const pinState = z.strictObject({
  countLow: z.boolean(),
  finalTry: z.boolean(),
  locked: z.boolean(),
  notSet: z.boolean(),
  toBeChanged: z.boolean(),
  pinPad: z.boolean(),
  minLength: count,
  maxLength: count,
});
const certificate = z.strictObject({ der: bytes(LIMITS.certificate), sha256, label: text });
const token = z.strictObject({
  serial: text,
  label: text,
  model: text,
  manufacturer: text,
  reader: text,
  pin: pinState,
  certificates: z.array(certificate).check(z.maxLength(LIMITS.certificates)),
});

const answers: { readonly [K in keyof HostAnswers]: z.ZodMiniType<HostAnswers[K]> } = {
  open: z.strictObject({ path, description: text, manufacturer: text }),
  list: z.strictObject({
    tokens: z.array(token).check(z.maxLength(LIMITS.tokens)),
    others: z.array(z.strictObject({ reader: text, kind: z.enum(['foreign-card', 'blank-token', 'unreadable']) })).check(z.maxLength(LIMITS.tokens)),
    slots: count,
  }),
  sign: bytes(LIMITS.signature),
};

const isTokenCode = (code: string): code is TokenErrorCode => code.startsWith('token.') && Object.hasOwn(ERROR_CODES, code);
const errorReply = z.strictObject({
  id,
  ok: z.literal(false),
  error: z.strictObject({
    code: z.string().check(z.refine(isTokenCode)),
    params: z.record(text, z.union([z.string().check(z.maxLength(LIMITS.path)), z.number()])),
    where: path,
  }),
});

/** The request in a received message, or undefined when it is none. */
export function parseRequest(message: unknown): HostRequest | undefined {
  return z.safeParse(request, message).data;
}

/** The answer to request `id` of kind `call` in a received message, or undefined when it is none. */
export function parseReply<K extends keyof HostAnswers>(
  call: K,
  expected: number,
  message: unknown,
): { readonly ok: true; readonly value: HostAnswers[K] } | { readonly ok: false; readonly error: TokenError } | undefined {
  const failed = z.safeParse(errorReply, message).data;
  if (failed?.id === expected && isTokenCode(failed.error.code)) {
    return { ok: false, error: { ...failed.error, code: failed.error.code } };
  }
  const done = z.safeParse(z.strictObject({ id, ok: z.literal(true), value: z.unknown() }), message).data;
  if (done?.id !== expected) return undefined;
  const value = z.safeParse(answers[call], done.value);
  return value.success ? { ok: true, value: value.data } : undefined;
}
