import * as z from 'zod/mini';
import { ERROR_CODES } from '../../../../shared/domain/error-codes.ts';
import { type PlatformError } from '../../../ports/platform/commands.ts';
import { type HostKey } from '../../../ports/platform/ssh.ts';
import { type Offer } from '../algorithms.ts';
import { type ExchangeOutput } from '../exchange.ts';
import { MAX_OUTPUT, MAX_PHONES_OUTPUT } from '../../commands.ts';
import { type SessionEnd } from '../shell.ts';

/** Upper bounds of what a host may send: of one output, with room for what stands in place of secrets (9 characters for 2), of lines in one message, and of ways in which an answer may have stood. */
export const LIMITS = { output: MAX_PHONES_OUTPUT + MAX_OUTPUT, lines: MAX_OUTPUT, text: 4096, ways: 64 } as const;

interface Handshaking {
  readonly id: number;
  readonly target: { readonly host: string; readonly port: number };
  readonly offer: Offer;
  /** Milliseconds. */
  readonly deadline: number;
}

/** What the SSH host is asked. `id` names the request, `session` a session that the parent numbers. */
export type HostRequest =
  | (Handshaking & { readonly call: 'probe' })
  | (Handshaking & {
      readonly call: 'open';
      readonly session: number;
      readonly username: string;
      readonly expectedSha256: string;
      /** In UTF-8. */
      readonly password: Uint8Array;
    })
  | { readonly id: number; readonly call: 'run'; readonly session: number; readonly command: string }
  | { readonly id: number; readonly call: 'close'; readonly session: number }
  /** Ends request `id`; its answer comes all the same. */
  | { readonly id: number; readonly call: 'cancel' };

/** What each request answers. */
export interface HostAnswers {
  readonly probe: HostKey;
  readonly open: null;
  readonly run: ExchangeOutput;
}

/** What the host sends: an answer, lines of a session's terminal without secrets, or that a session is over. */
export type HostMessage =
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly value: HostAnswers[keyof HostAnswers] }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: false; readonly error: PlatformError }
  | { readonly kind: 'lines'; readonly session: number; readonly lines: string }
  | { readonly kind: 'ended'; readonly session: number; readonly end: SessionEnd };

const CODES = ['connect.', 'trust.', 'login.', 'platform.'] as const;
const isPlatformCode = (code: string): code is PlatformError['code'] => CODES.some((start) => code.startsWith(start)) && Object.hasOwn(ERROR_CODES, code);

const id = z.int().check(z.nonnegative());
const text = z.string().check(z.maxLength(LIMITS.text));
const output = z.string().check(z.maxLength(LIMITS.output));

const message: z.ZodMiniType<HostMessage> = z.union([
  z.strictObject({
    kind: z.literal('answer'),
    id,
    ok: z.literal(true),
    value: z.union([
      z.null(),
      z.strictObject({ text: output, isAnswered: z.boolean(), answers: z.array(output).check(z.maxLength(LIMITS.ways)), disturbed: z.boolean() }),
      z.strictObject({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)), type: text, fingerprint: text, provedBySha1: z.boolean() }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('answer'),
    id,
    ok: z.literal(false),
    error: z.strictObject({
      code: z.custom<PlatformError['code']>((code) => typeof code === 'string' && isPlatformCode(code)),
      params: z.record(text, z.union([text, z.number()])),
      where: text,
    }),
  }),
  z.strictObject({ kind: z.literal('lines'), session: id, lines: z.string().check(z.maxLength(LIMITS.lines)) }),
  z.strictObject({ kind: z.literal('ended'), session: id, end: z.enum(['idle', 'other']) }),
]);

/** The message that was received, or undefined when it is none of ours. */
export const parseMessage = (received: unknown): HostMessage | undefined => z.safeParse(message, received).data;
