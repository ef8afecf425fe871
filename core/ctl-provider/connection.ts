import { clockSkew } from '../../shared/domain/clock-skew.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { parseReply, parseRequest, request } from '../../shared/provider/envelope.ts';
import { jsonCodec } from '../../shared/provider/framing.ts';
import { PROVIDER_LIMITS } from '../../shared/provider/limits.ts';
import { type MessageInput, type MessageName, type MessageOutput } from '../../shared/provider/messages.ts';
import { type Limit } from '../network/deadline.ts';
import { type ServerError } from '../ports/cluster.ts';
import { type Address, type ByteStream, type Carrier } from '../network/dial.ts';
import { limitError } from '../network/tls-connect.ts';

/** One open connection to one CTL Provider. Requests go one at a time: the caller waits for each answer. */
export interface ProviderConnection {
  /** False once it is of no use; it never comes back. */
  alive(): boolean;
  /** Sends one request and waits for its answer. When `limit` ends first the connection is cut, since a late answer would have no reader. */
  call<N extends MessageName>(name: N, input: MessageInput<N>, limit: Limit): Promise<Result<MessageOutput<N>, ServerError>>;
  /** Says goodbye without waiting for an answer. */
  close(): void;
}

/** What the peer said of itself in its answer to hello. */
export interface Greeting extends MessageOutput<'hello'> {
  /** {@link clockSkew} of its `time`. */
  readonly clockSkew: number;
}

type Arrival = Result<unknown, ServerError>;

/**
 * Opens a connection and exchanges hello.
 * @param client see {@link newClientNumber}.
 * @param expectedSha256 the certificate the peer must present; any other is `trust.certificate-changed` and gets no byte of ours.
 */
export async function openConnection(
  { dial, clock }: Carrier,
  address: Address,
  expectedSha256: string,
  client: string,
  limit: Limit,
): Promise<Result<{ readonly connection: ProviderConnection; readonly greeting: Greeting }, ServerError>> {
  const connected = await dial(address, limit);
  if (!connected.ok) return connected;
  const { stream, certificate } = connected.value;
  if (certificate.sha256 !== expectedSha256) {
    stream.destroy();
    return fail('trust.certificate-changed', address.where, { sha256: certificate.sha256, expected: expectedSha256 });
  }
  const connection = talkOver(stream, address);
  const asked = clock.elapsed();
  const greeting = await connection.call('hello', { version: PROVIDER_LIMITS.version, client }, limit);
  if (greeting.ok) return ok({ connection, greeting: { ...greeting.value, clockSkew: clockSkew(greeting.value.time, clock.now(), clock.elapsed() - asked) } });
  connection.close();
  return greeting;
}

function talkOver(stream: ByteStream, address: Address): ProviderConnection {
  const decoder = jsonCodec.decoder(PROVIDER_LIMITS.maxFrame);
  let lastId = 0;
  let waiting: ((arrival: Arrival) => void) | undefined;

  const arrive = (arrival: Arrival): void => {
    const resolve = waiting;
    waiting = undefined;
    if (!arrival.ok || resolve === undefined) stream.destroy();
    resolve?.(arrival);
  };
  const violation = (detail: string) => arrive(fail('protocol.violation', address.where, { detail }));
  const lost = (detail: string) => arrive(fail('connect.lost', address.where, { detail }));

  stream.on('data', (chunk: Buffer) => {
    const messages = decoder.push(chunk);
    if (!messages.ok) violation(messages.error);
    else if (messages.value.length > 1) violation('more than one reply');
    else for (const message of messages.value) arrive(ok(message));
  });
  stream.on('error', (error: NodeJS.ErrnoException) => lost(error.code ?? error.message.slice(0, 200)));
  stream.on('end', () => lost('closed by the server'));
  stream.on('close', () => lost('closed'));

  /** Sends a frame and wipes it once it is on its way: it may hold a password. */
  const send = (frame: Uint8Array): void => {
    stream.write(frame, () => frame.fill(0));
  };
  const alive = () => !stream.destroyed && !stream.readableEnded && stream.writable;

  return {
    alive,
    async call(name, input, limit) {
      if (limit.signal.aborted) return limitError(address, limit);
      if (!alive()) return fail('connect.lost', address.where, { detail: 'closed' });
      if (waiting !== undefined) throw new Error('one request at a time');
      const id = lastId + 1;
      const question = parseRequest(request(id, name, input));
      if (!question.ok) return fail('protocol.violation', address.where, { detail: `not sent: ${question.error}` });
      // What is not sent has no number: the provider takes them without gaps.
      lastId = id;
      const arrival = await new Promise<Arrival>((resolve) => {
        const onAbort = () => arrive(limitError(address, limit));
        waiting = (result) => {
          limit.signal.removeEventListener('abort', onAbort);
          resolve(result);
        };
        limit.signal.addEventListener('abort', onAbort, { once: true });
        send(jsonCodec.encode(question.value));
      });
      if (!arrival.ok) return arrival;
      const reply = parseReply(arrival.value, id, name);
      if (!reply.ok) {
        stream.destroy();
        return fail('protocol.violation', address.where, { detail: reply.error });
      }
      if (reply.value.ok) return reply.value;
      return { ok: false, error: { ...reply.value.error, where: address.where } };
    },
    close() {
      if (!alive()) {
        stream.destroy();
        return;
      }
      // end() first flushes the frame; a peer that never closes its half must not keep this process alive.
      stream.end(jsonCodec.encode(request((lastId += 1), 'bye', {})));
      stream.unref();
    },
  };
}
