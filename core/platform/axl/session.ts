import { setTimeout } from 'node:timers/promises';
import { safeText } from '../../../shared/ctl-file/text.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type Limit } from '../../network/deadline.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { basicAuthorization } from '../https/basic.ts';
import { exchange, type HttpAnswer } from '../https/exchange.ts';
import { type KeptSockets } from '../https/kept-sockets.ts';
import { connectPinned, type PinnedAddress } from '../https/pinned.ts';
import { limitEnded } from '../reach.ts';
import { AXL_SCHEMAS, type AxlDetail, type AxlQuery, type AxlRequest, type AxlSchema, queryRequest, soapAction } from './envelope.ts';
import { type AxlRetry, retryFor, supportedSchemas } from './refusals.ts';
import { childAt, childrenOf, parseXml, textAt, type XmlElement } from './xml.ts';

const VERSION_UNSUPPORTED = 599;
const BUSY = 503;
/** Milliseconds to wait before a query is put again that the throttle turned away; it judges no password. */
const PAUSES = [1000, 2000, 4000];
/** Elements of an answer that are read at most: 8 MB of rows, each of a few elements. */
const MAX_ELEMENTS = 400_000;
const SESSION_COOKIE = /^(JSESSIONIDSSO=[A-Za-z0-9._-]{1,200})(?:;|$)/;

export interface Refused {
  readonly ok: false;
  readonly error: PlatformError;
}

/** What one request came to. */
type Reply =
  | { readonly kind: 'returned'; readonly element: XmlElement }
  | { readonly kind: 'version'; readonly supported: readonly AxlSchema[] | null }
  | { readonly kind: 'retry'; readonly retry: AxlRetry; readonly refused: Refused };

/** A query's answer, or that it is to be put again for fewer rows. */
export type AxlAnswer = { readonly kind: 'returned'; readonly element: XmlElement } | { readonly kind: 'fewer'; readonly first: number; readonly refused: Refused };

/** What the sessions of one user share: the server knows them by it again, instead of beginning a new one for each (AXL developer guide). */
export interface AxlJar {
  cookie?: string;
}

export interface AxlSessionOptions {
  readonly jar?: AxlJar;
  /** Connections that requests of this user share; left out, each request has one of its own. */
  readonly sockets?: KeptSockets;
  /** How a server's wish for patience is met; resolves at once when `signal` aborts. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Asked directly before anything is sent: why it is not, where the user was refused elsewhere meanwhile. */
  readonly ended?: () => Refused | undefined;
  /** Told of a refusal as soon as it is read. */
  readonly refuse?: (refused: Refused) => void;
}

// Rejects only when the limit ends, which the next attempt tells.
const pauseHere = (milliseconds: number, signal: AbortSignal): Promise<void> => setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);

/** AXL with one name and password, for the time of one call. */
export class AxlSession {
  readonly #target: PinnedAddress;
  readonly #username: string;
  readonly #authorization: string;
  readonly #limit: Limit;
  readonly #jar: AxlJar;
  readonly #sockets: KeptSockets | undefined;
  readonly #pause: NonNullable<AxlSessionOptions['pause']>;
  readonly #ended: NonNullable<AxlSessionOptions['ended']>;
  readonly #refuse: NonNullable<AxlSessionOptions['refuse']>;
  /** The server has taken back what it let in: nothing is sent any more. */
  #refused: Refused | undefined;
  #clockSkew: number | null = null;

  constructor(target: PinnedAddress, username: string, password: string, limit: Limit, { jar = {}, sockets, pause = pauseHere, ended = () => undefined, refuse = () => undefined }: AxlSessionOptions = {}) {
    this.#target = target;
    this.#username = username;
    this.#authorization = basicAuthorization(username, password);
    this.#limit = limit;
    this.#jar = jar;
    this.#sockets = sockets;
    this.#pause = pause;
    this.#ended = ended;
    this.#refuse = refuse;
  }

  /** The refusal that ended it; `undefined` = the user is right so far. */
  get refused(): Refused | undefined {
    return this.#refused;
  }

  /** Milliseconds that the server's clock is ahead at least (negative: behind), by its last answer that told; `null` = none did. */
  get clockSkew(): number | null {
    return this.#clockSkew;
  }

  /** The newest schema that the server answers to, with its answer to `getCCMVersion`. The list of those it knows, if it gives one, is believed. */
  async probe(): Promise<Result<{ readonly schema: AxlSchema; readonly answer: XmlElement }, PlatformError>> {
    let left: readonly AxlSchema[] = AXL_SCHEMAS;
    for (let [schema] = left; schema !== undefined; [schema] = left) {
      const reply = await this.#patiently('getCCMVersion', schema, null);
      if (!reply.ok) return reply;
      if (reply.value.kind === 'returned') return ok({ schema, answer: reply.value.element });
      if (reply.value.kind === 'retry') return reply.value.refused;
      const { supported } = reply.value;
      left = left.slice(1).filter((one) => supported?.includes(one) !== false);
    }
    return fail('platform.axl-versions', this.#target.host, { offered: AXL_SCHEMAS.join(', ') });
  }

  /** The element `return` of the answer. Waits where the server has no memory or time to spare, three times. */
  async ask(query: AxlQuery, schema: AxlSchema, detail: AxlDetail | null): Promise<Result<AxlAnswer, PlatformError>> {
    const reply = await this.#patiently(query, schema, detail);
    if (!reply.ok) return reply;
    if (reply.value.kind === 'returned') return ok(reply.value);
    if (reply.value.kind === 'version') return this.#unusable(`HTTP ${VERSION_UNSUPPORTED}`);
    const { retry, refused } = reply.value;
    return retry.kind === 'fewer' ? ok({ ...retry, refused }) : refused;
  }

  /** Sends a request that writes: once, whatever becomes of it. Without an answer nobody knows whether it was carried out; where the server wanted patience it was not. */
  async act(request: AxlRequest): Promise<Result<XmlElement, PlatformError>> {
    const reply = await this.#once(request);
    if (!reply.ok) return reply;
    if (reply.value.kind === 'returned') return ok(reply.value.element);
    return reply.value.kind === 'version' ? this.#unusable(`HTTP ${VERSION_UNSUPPORTED}`) : reply.value.refused;
  }

  async #patiently(query: AxlQuery, schema: AxlSchema, detail: AxlDetail | null): Promise<Result<Reply, PlatformError>> {
    const request = queryRequest(query, schema, detail);
    for (const pause of PAUSES) {
      const reply = await this.#once(request);
      if (!reply.ok || reply.value.kind !== 'retry' || reply.value.retry.kind !== 'wait') return reply;
      await this.#pause(pause, this.#limit.signal);
    }
    return this.#once(request);
  }

  async #once(request: AxlRequest): Promise<Result<Reply, PlatformError>> {
    if (this.#limit.signal.aborted) return limitEnded(this.#target, this.#limit);
    if (this.#refused !== undefined) return this.#refused;
    const answer = await this.#post(request);
    return answer.ok ? await this.#read(request, answer.value) : answer;
  }

  async #post(request: AxlRequest): Promise<Result<HttpAnswer, PlatformError>> {
    const kept = this.#sockets?.take();
    const socket = kept === undefined ? await connectPinned(this.#target, this.#limit) : ok(kept);
    if (!socket.ok) return socket;
    const over = this.#ended();
    if (over !== undefined) {
      socket.value.destroy();
      return over;
    }
    const { cookie } = this.#jar;
    const headers = {
      'content-type': 'text/xml; charset=utf-8',
      accept: 'text/xml',
      soapaction: soapAction(request),
      authorization: this.#authorization,
      ...(cookie === undefined ? {} : { cookie }),
    };
    const { body, maxBytes } = request;
    const answer = await exchange(socket.value, this.#target, { method: 'POST', path: '/axl/', headers, body, maxBytes }, this.#limit, this.#sockets?.keep);
    if (answer.ok) this.#clockSkew = answer.value.clockSkew ?? this.#clockSkew;
    const given = answer.ok ? (answer.value.headers['set-cookie'] ?? []).map((line) => SESSION_COOKIE.exec(line)?.[1]).find((one) => one !== undefined) : undefined;
    if (given !== undefined) this.#jar.cookie ??= given;
    return answer;
  }

  #unusable(detail: string): Refused {
    return fail('platform.answer-unusable', this.#target.host, { detail });
  }

  async #read({ operation }: AxlRequest, { status, body }: HttpAnswer): Promise<Result<Reply, PlatformError>> {
    const { host } = this.#target;
    // The page that comes with 401 is HTML and tells nothing more.
    if (status === 401) {
      this.#refused = fail('login.refused', host, { username: this.#username });
      this.#refuse(this.#refused);
      return this.#refused;
    }
    if (status === 403) return fail('platform.axl-forbidden', host, { username: this.#username });
    if (status === BUSY) return ok({ kind: 'retry', retry: { kind: 'wait' }, refused: fail('platform.busy', host) });
    if (status === VERSION_UNSUPPORTED) return ok({ kind: 'version', supported: supportedSchemas(body.toString('utf8', 0, 65_536)) });
    if (status !== 200 && status !== 500) return this.#unusable(`HTTP ${status}`);
    const parsed = await parseXml(body, { elements: MAX_ELEMENTS, signal: this.#limit.signal });
    if (this.#limit.signal.aborted) return limitEnded(this.#target, this.#limit);
    if ('problem' in parsed) return this.#unusable(`HTTP ${status}, ${safeText(parsed.problem)}`);
    const soapBody = childAt(parsed.root, 'Envelope', 'Body');
    const [fault] = childrenOf(soapBody, 'Fault');
    if (fault !== undefined) return this.#readFault(fault);
    const returned = status === 200 ? childrenOf(childAt(soapBody, `${operation}Response`), 'return') : [];
    return returned.length === 1 && returned[0] !== undefined ? ok({ kind: 'returned', element: returned[0] }) : this.#unusable(`HTTP ${status} without an answer to ${operation}`);
  }

  #readFault(fault: XmlElement): Result<Reply, PlatformError> {
    const { host } = this.#target;
    const words = faultWords(fault);
    const retry = retryFor(words);
    if (retry === null) return fail('platform.axl-fault', host, { detail: safeText(words).slice(0, 300) });
    const refused = retry.kind === 'wait' ? fail('platform.busy', host) : fail('platform.axl-fault', host, { detail: safeText(words).slice(0, 300) });
    return ok({ kind: 'retry', retry, refused });
  }
}

/** Message of the fault and, where given, AXL's number; the numbers' meanings are not documented. */
function faultWords(fault: XmlElement): string {
  const error = childAt(fault, 'detail', 'axlError');
  const words = [childAt(error, 'axlmessage'), childAt(fault, 'faultstring')].find((element) => element !== undefined && element.text !== '')?.text ?? 'no message';
  const code = textAt(error, 'axlcode');
  return code === undefined ? words : `${words} (${code})`;
}
