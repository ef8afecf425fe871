import { type Duplex } from 'node:stream';
import { type Result } from '../shared/domain/result.ts';
import { parseRequest, type ProviderReply, type ProviderRequest, type Refusal } from '../shared/provider/envelope.ts';
import { jsonCodec } from '../shared/provider/framing.ts';
import { PROVIDER_LIMITS } from '../shared/provider/limits.ts';
import { PROVIDER_MESSAGES, type MessageName } from '../shared/provider/messages.ts';
import { type Bounds } from './config.ts';
import { summaryOf, type EventBody, type RefusedReason } from './events.ts';
import { HANDLERS, type Asker, type ProviderNode } from './handlers.ts';

/** The bytes of one client; `destroySoon` sends what was written before it ends. */
export type ClientStream = Duplex & { readonly remoteAddress?: string | undefined; destroySoon(): void };

export interface SessionContext {
  readonly node: ProviderNode;
  readonly bounds: Bounds;
  readonly emit: (event: EventBody) => void;
  /** Number of this session, from 1. */
  readonly session: number;
  /** Called once, when it has signed in. */
  readonly onSignedIn?: () => void;
}

type Answer = Result<Readonly<Record<string, unknown>>, Refusal>;

const refusal = (code: Refusal['code'], params: Refusal['params'] = {}): Answer => ({ ok: false, error: { code, params } });
const violation = (detail: string): Answer => refusal('protocol.violation', { detail });

/** Talks with one client over one connection that has selected our protocol: one request, one reply, until either side ends it. */
export function serveSession(socket: ClientStream, context: SessionContext): void {
  const { node, bounds, emit, session } = context;
  const decoder = jsonCodec.decoder(PROVIDER_LIMITS.maxFrameBeforeLogin);
  /** A request waits for its answer. */
  let handling = false;
  /** Nothing that still comes in is read: a last reply was sent, or a newer session took over. */
  let over = false;
  /** Number of the latest request. */
  let lastId = 0;
  let stopTimer = (): void => undefined;

  const endAfter = (seconds: number, reason: RefusedReason): void => {
    stopTimer();
    stopTimer = node.clock.after(seconds * 1000, () => {
      emit({ kind: 'refused', session, reason, detail: '' });
      socket.destroy();
    });
  };

  const asker: Asker = {
    session,
    address: socket.remoteAddress ?? '',
    user: '',
    client: '',
    isLive: () => !over && !socket.destroyed,
    end(reason) {
      if (over) return;
      over = true;
      emit({ kind: 'refused', session, reason, detail: '' });
      // Who waits for an answer gets it, so that it knows what became of the request.
      stopTimer();
      if (handling) stopTimer = node.clock.after(bounds.loginSeconds * 1000, () => socket.destroy());
      else socket.destroy();
    },
  };

  /** Sends a reply; resolves when it has left, so that a client that does not read cannot pile up replies. */
  const send = (reply: ProviderReply): Promise<void> =>
    new Promise((resolve) => {
      socket.write(jsonCodec.encode(reply), () => resolve());
    });

  const reply = async (id: number, answer: Answer, last: boolean): Promise<void> => {
    if (socket.destroyed) return;
    over ||= last;
    if (asker.user !== '' && !over) {
      if (decoder.maxFrame !== PROVIDER_LIMITS.maxFrame) context.onSignedIn?.();
      decoder.maxFrame = PROVIDER_LIMITS.maxFrame;
      endAfter(bounds.idleSeconds, 'idle');
    }
    await send(answer.ok ? { id, ok: true, value: answer.value } : { id, ok: false, error: answer.error });
    if (over) socket.destroySoon();
  };

  const refuseViolation = async (id: number, detail: string): Promise<void> => {
    emit({ kind: 'violation', session, detail });
    await reply(id, violation(detail), true);
  };

  const handle = async (request: ProviderRequest): Promise<void> => {
    const { id, name, input } = request;
    const outOfOrder = id === lastId + 1 ? orderProblem(name, asker) : 'request numbers count up from 1';
    lastId = id;
    if (outOfOrder !== undefined) return refuseViolation(id, outOfOrder);
    emit({ kind: 'request', session, name, user: asker.user, message: summaryOf(input) });
    // The operator may have stopped us meanwhile; then the client must not find later that it was done after all.
    if (socket.destroyed) return;
    const answer = ruleAgainst(name, node, asker) ?? (await runHandler(name, node, asker, input));
    emit({ kind: 'reply', session, name, user: asker.user, outcome: answer.ok ? 'ok' : answer.error.code });
    await reply(id, answer, name === 'bye' || (!answer.ok && asker.user === ''));
  };

  const receive = async (chunk: Buffer): Promise<void> => {
    if (over) return;
    const messages = decoder.push(chunk);
    if (!messages.ok) return refuseViolation(0, messages.error);
    const [message, second] = messages.value;
    if (message === undefined) return;
    if (second !== undefined) return refuseViolation(0, 'a second request before the reply');
    const request = parseRequest(message);
    if (!request.ok) return refuseViolation(0, request.error);
    if (asker.user !== '') stopTimer();
    handling = true;
    await handle(request.value);
    handling = false;
  };

  socket.on('data', (chunk: Buffer) => {
    socket.pause();
    receive(chunk)
      .catch((error: unknown) => {
        emit({ kind: 'refused', session, reason: 'fault', detail: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'fault' });
        socket.destroy();
      })
      .finally(() => socket.resume());
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    stopTimer();
    node.sessions.leave(asker);
    emit({ kind: 'closed', session });
  });
  emit({ kind: 'connection', session, address: asker.address });
  endAfter(bounds.loginSeconds, 'sign-in-overdue');
}

/** What is wrong with sending this message now. */
function orderProblem(name: MessageName, { user, client }: Asker): string | undefined {
  const { when } = PROVIDER_MESSAGES[name];
  if (when === 'any') return undefined;
  if (client === '') return when === 'first' ? undefined : 'hello must come first';
  if (when === 'first') return 'hello may come only once';
  return when === 'sign-in' && user !== '' ? 'already signed in' : undefined;
}

/** The refusal that follows from the message table alone. */
function ruleAgainst(name: MessageName, { config }: ProviderNode, { user }: Asker): Answer | undefined {
  const { when, on } = PROVIDER_MESSAGES[name];
  if (when === 'signed-in' && user === '') return refusal('login.required');
  if (on === 'publisher' && config.role !== 'publisher') return refusal('provider.not-publisher');
  return on === 'subscriber' && config.role === 'publisher' ? refusal('provider.not-subscriber') : undefined;
}

/** Each input has passed its own schema (parseRequest); the compiler cannot follow that through a variable name. */
function runHandler(name: MessageName, node: ProviderNode, asker: Asker, input: ProviderRequest['input']): Promise<Answer> {
  const handler = HANDLERS[name] as (node: ProviderNode, asker: Asker, input: unknown) => Promise<Answer>;
  return handler(node, asker, input);
}
