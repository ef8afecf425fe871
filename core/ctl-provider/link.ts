import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { createSerialQueue } from '../../shared/domain/serial-queue.ts';
import { type ServerRole } from '../../shared/domain/server.ts';
import { type MessageInput, type MessageName, type MessageOutput, PROVIDER_MESSAGES } from '../../shared/provider/messages.ts';
import { withLimit, type Limit } from '../network/deadline.ts';
import { type ServerError } from '../ports/cluster.ts';
import { type CallOptions } from '../ports/call-options.ts';
import { openConnection, type ProviderConnection } from './connection.ts';
import { type Address, type Carrier } from '../network/dial.ts';

/** Milliseconds for one call, connecting again included. */
const CALL_DEADLINE = 15_000;

/** What a link needs to know of its server. */
export interface LinkTarget extends Address {
  readonly certificateSha256: string;
  readonly role: ServerRole;
  /** What the server must call itself; `undefined` = not yet known (the publisher, before its list was read). */
  readonly name: string | undefined;
  /** See {@link newClientNumber}. */
  readonly client: string;
}

/**
 * The way to one server: at most one connection, opened again with the ticket when it was lost.
 * A password is used by {@link ProviderLink.signIn} once and kept by nobody.
 */
export class ProviderLink {
  readonly #carrier: Carrier;
  #target: LinkTarget;
  #connection: ProviderConnection | undefined;
  #ticket: string | undefined;
  #clockSkew: number | null = null;
  #inTurn = createSerialQueue();

  constructor(target: LinkTarget, carrier: Carrier) {
    this.#carrier = carrier;
    this.#target = target;
  }

  /**
   * Opens a connection and signs in, one attempt. The connection and ticket of an earlier sign-in are given up only on success.
   * @returns the name the server gives itself.
   */
  signIn(username: string, password: string, options: CallOptions | undefined): Promise<Result<string, ServerError>> {
    return this.#inTurn(() =>
      this.#within(options, async (limit) => {
        const opened = await this.#open(limit);
        if (!opened.ok) return opened;
        const { connection, name } = opened.value;
        const login = await connection.call('login', { username, password }, limit);
        if (!login.ok) {
          connection.close();
          return login;
        }
        this.#connection?.close();
        this.#connection = connection;
        this.#ticket = login.value.ticket;
        this.#target = { ...this.#target, name };
        return ok(name);
      }),
    );
  }

  /**
   * Sends one message, first opening the connection again if it was lost since. A message that only reads is sent once more over a new
   * connection when the connection was lost under it; one that writes never is.
   */
  call<N extends MessageName>(name: N, input: MessageInput<N>, options: CallOptions | undefined): Promise<Result<MessageOutput<N>, ServerError>> {
    return this.#inTurn(() =>
      this.#within(options, async (limit) => {
        const first = await this.#callOnce(name, input, limit);
        const isLost = !first.ok && first.error.code === 'connect.lost';
        return isLost && !PROVIDER_MESSAGES[name].writes ? this.#callOnce(name, input, limit) : first;
      }),
    );
  }

  /** {@link ClusterReader.clockSkew} */
  clockSkew(): number | null {
    return this.#clockSkew;
  }

  /** Ends the connection after the calls under way, and forgets the ticket. */
  close(): Promise<void> {
    return this.#inTurn(() => {
      this.#connection?.close();
      this.#connection = undefined;
      this.#ticket = undefined;
      return Promise.resolve();
    });
  }

  #within<T>(options: CallOptions | undefined, work: (limit: Limit) => Promise<T>): Promise<T> {
    return withLimit(options, CALL_DEADLINE, work, this.#carrier.clock);
  }

  async #callOnce<N extends MessageName>(name: N, input: MessageInput<N>, limit: Limit): Promise<Result<MessageOutput<N>, ServerError>> {
    const connection = await this.#connected(limit);
    if (!connection.ok) return connection;
    const answer = await connection.value.call(name, input, limit);
    // The server ends it behind this answer.
    if (!answer.ok && answer.error.code === 'login.superseded') connection.value.close();
    return answer;
  }

  async #connected(limit: Limit): Promise<Result<ProviderConnection, ServerError>> {
    if (this.#connection?.alive() === true) return ok(this.#connection);
    if (this.#ticket === undefined) return fail('login.required', this.#target.where);
    const opened = await this.#open(limit);
    if (!opened.ok) return opened;
    const { connection } = opened.value;
    const resumed = await connection.call('resume', { ticket: this.#ticket }, limit);
    if (!resumed.ok) {
      connection.close();
      if (resumed.error.code === 'login.ticket-expired') this.#ticket = undefined;
      return resumed;
    }
    this.#connection = connection;
    return ok(connection);
  }

  async #open(limit: Limit): Promise<Result<{ readonly connection: ProviderConnection; readonly name: string }, ServerError>> {
    const { where, role, name, certificateSha256, client } = this.#target;
    const opened = await openConnection(this.#carrier, this.#target, certificateSha256, client, limit);
    if (!opened.ok) return opened;
    const { connection, greeting } = opened.value;
    const problem = greetingProblem(greeting, role, name);
    this.#clockSkew = greeting.clockSkew;
    if (problem === undefined) return ok({ connection, name: greeting.name });
    connection.close();
    return problem === 'role' && role === 'publisher'
      ? fail('provider.not-publisher', where)
      : fail('protocol.violation', where, { detail: `the server calls itself ${greeting.name}, ${greeting.role}` });
  }
}

function greetingProblem(greeting: MessageOutput<'hello'>, role: ServerRole, name: string | undefined): 'role' | 'name' | undefined {
  if (greeting.role !== role) return 'role';
  return name !== undefined && greeting.name !== name ? 'name' : undefined;
}
