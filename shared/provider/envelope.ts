import * as z from 'zod/mini';
import { type ErrorCode } from '../domain/error-codes.ts';
import { type Result } from '../domain/result.ts';
import { PROVIDER_MESSAGES, type MessageInput, type MessageName, type MessageOutput, type RefusalCode } from './messages.ts';

/** A request as it is framed. `id` counts from 1 on each connection. */
export interface ProviderRequest {
  readonly id: number;
  readonly name: MessageName;
  readonly input: Readonly<Record<string, unknown>>;
}

export type RefusalParams = Readonly<Record<string, string | number>>;

/** What a reply says when the answer is no. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params: RefusalParams;
}

/** A reply as it is framed; `id` is that of its request, or 0 when the request could not be read. */
export type ProviderReply =
  | { readonly id: number; readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly id: number; readonly ok: false; readonly error: Refusal };

const id = z.int().check(z.minimum(0));
const names = Object.keys(PROVIDER_MESSAGES) as [MessageName, ...MessageName[]];
const requestEnvelope = z.strictObject({ id: z.int().check(z.minimum(1)), name: z.enum(names), input: z.unknown() });
const paramValue = z.union([z.string().check(z.maxLength(300), z.regex(/^\P{Cc}*$/u)), z.number()]);
const params = z
  .record(z.string().check(z.regex(/^[a-zA-Z0-9]{1,32}$/)), paramValue)
  .check(z.refine((record) => Object.keys(record).length <= 8));
const replyEnvelope = z.discriminatedUnion('ok', [
  z.strictObject({ id, ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ id, ok: z.literal(false), error: z.strictObject({ code: z.string().check(z.maxLength(64)), params }) }),
]);

/** Where a value breaks its schema, without the value itself (it may hold a password). */
function problemOf(error: { readonly issues: readonly { readonly code: string; readonly path: readonly PropertyKey[] }[] }, what: string): string {
  const issue = error.issues[0];
  return `${what}: ${issue?.code ?? 'invalid'} at /${(issue?.path ?? []).map(String).join('/')}`.slice(0, 200);
}

/** A request that came in, or what is wrong with it. */
export function parseRequest(message: unknown): Result<ProviderRequest, string> {
  const envelope = z.safeParse(requestEnvelope, message);
  if (!envelope.success) return { ok: false, error: problemOf(envelope.error, 'request') };
  const { id: number, name } = envelope.data;
  const input = z.safeParse(PROVIDER_MESSAGES[name].input, envelope.data.input);
  if (!input.success) return { ok: false, error: problemOf(input.error, name) };
  return { ok: true, value: { id: number, name, input: input.data } };
}

/** What the reply to request `id` says; a code that `name` does not declare is as wrong as a value of another shape. */
export function parseReply<N extends MessageName>(message: unknown, requestId: number, name: N): Result<Result<MessageOutput<N>, Refusal>, string> {
  const envelope = z.safeParse(replyEnvelope, message);
  if (!envelope.success) return { ok: false, error: problemOf(envelope.error, 'reply') };
  const reply = envelope.data;
  if (!reply.ok) {
    const { code } = reply.error;
    if (code !== 'protocol.violation' && reply.id !== requestId) return { ok: false, error: 'reply to another request' };
    if (!isRefusalOf(name, code)) return { ok: false, error: `${name}: refusal that the message does not know` };
    return { ok: true, value: { ok: false, error: { code, params: reply.error.params } } };
  }
  if (reply.id !== requestId) return { ok: false, error: 'reply to another request' };
  const value = z.safeParse(PROVIDER_MESSAGES[name].output, reply.value);
  if (!value.success) return { ok: false, error: problemOf(value.error, `${name} reply`) };
  return { ok: true, value: { ok: true, value: value.data as MessageOutput<N> } };
}

/** A request ready for framing. */
export const request = <N extends MessageName>(requestId: number, name: N, input: MessageInput<N>): ProviderRequest => ({ id: requestId, name, input });

function isRefusalOf(name: MessageName, code: string): code is RefusalCode {
  const known: readonly ErrorCode[] = PROVIDER_MESSAGES[name].refusals;
  return code === 'protocol.violation' || known.some((entry) => entry === code);
}
