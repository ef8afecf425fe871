import { type MessageName } from '../shared/provider/messages.ts';

/** Why a connection was ended before or instead of an answer. */
export type RefusedReason = 'tls' | 'not-our-protocol' | 'too-many-connections' | 'sign-in-overdue' | 'superseded' | 'user-changed' | 'idle' | 'fault';

/** What a provider tells its operator; never a password, a ticket or the contents of a file. */
export type ProviderEvent = { readonly time: string } & (
  /** The version is for the operator's log alone: a stranger who says hello is told none. */
  | { readonly kind: 'listening'; readonly name: string; readonly port: number; readonly version: string }
  /** Left by an interrupted write and cleared away at start. */
  | { readonly kind: 'leftover'; readonly file: string; readonly done: 'removed' | 'repaired' }
  | { readonly kind: 'connection'; readonly session: number; readonly address: string }
  /** Emitted before the message is handled. */
  | { readonly kind: 'request'; readonly session: number; readonly name: MessageName; readonly user: string; readonly message: RequestSummary }
  /** Emitted after the message was handled and before the reply is sent; `outcome` is `ok` or the code of the refusal. */
  | { readonly kind: 'reply'; readonly session: number; readonly name: MessageName; readonly user: string; readonly outcome: string }
  /** `session` 0: there was none yet. */
  | { readonly kind: 'refused'; readonly session: number; readonly reason: RefusedReason; readonly detail: string }
  | { readonly kind: 'violation'; readonly session: number; readonly detail: string }
  | { readonly kind: 'closed'; readonly session: number }
  /** Another configuration was read, or the old one kept because of what `detail` says. */
  | { readonly kind: 'configuration'; readonly outcome: 'read' | 'kept'; readonly detail: string }
  /** Phones get this file from now on, so many of them under a name of their own; `null` = none. */
  | { readonly kind: 'published'; readonly sha256: string | null; readonly phones: number }
  /** They get what they got before: publishing failed, or the trial before a file is staged; `detail` is the system's error code. */
  | { readonly kind: 'not-published'; readonly detail: string }
  | { readonly kind: 'stopped' }
);

/** Those fields of a request that tell what was wished for. */
export type RequestSummary = Readonly<Record<string, string | number | null>>;

/** An event before it gets its time. */
export type EventBody = ProviderEvent extends infer E ? (E extends unknown ? Omit<E, 'time'> : never) : never;

const TOLD = ['version', 'username', 'sha256', 'expectedSha256', 'mode', 'fileSha256'];

/** The fields that may be told; a list of what is allowed, so that a new secret field stays untold. */
export function summaryOf(input: Readonly<Record<string, unknown>>): RequestSummary {
  const told = Object.entries(input).filter((pair): pair is [string, string | number | null] => {
    const [name, value] = pair;
    return TOLD.includes(name) && (typeof value === 'string' || typeof value === 'number' || value === null);
  });
  return Object.fromEntries(told);
}
