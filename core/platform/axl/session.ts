import { setTimeout } from 'node:timers/promises';
import { safeText } from '../../../shared/ctl-file/text.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type Limit } from '../../network/deadline.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { exchange, type HttpAnswer } from '../https/exchange.ts';
import { connectPinned, type PinnedAddress } from '../https/pinned.ts';
import { AXL_SCHEMAS, envelope, soapAction, type AxlQuery, type AxlSchema } from './envelope.ts';
import { childAt, childrenOf, parseXml, textAt, type XmlNode } from './xml.ts';

/** The server bounds an answer to 8 MB (AXL developer guide, "Throttling of requests"). */
const MAX_ANSWER = 9_000_000;
const VERSION_UNSUPPORTED = 599;
const BUSY = 503;
/** Milliseconds to wait before a query is put again that the throttle turned away; it judges no password. */
const PAUSES = [1000, 2000, 4000];
const SESSION_COOKIE = /^(JSESSIONIDSSO=[A-Za-z0-9._-]{1,200})(?:;|$)/;

/** AXL with one name and password, for the time of one call. */
export class AxlSession {
  readonly #target: PinnedAddress;
  readonly #username: string;
  readonly #authorization: string;
  readonly #limit: Limit;
  #cookie: string | undefined;

  constructor(target: PinnedAddress, username: string, password: string, limit: Limit) {
    this.#target = target;
    this.#username = username;
    this.#authorization = `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
    this.#limit = limit;
  }

  /** The newest schema that the server answers to, with its answer to `getCCMVersion`. */
  async probe(): Promise<Result<{ readonly schema: AxlSchema; readonly answer: XmlNode }, PlatformError>> {
    for (const schema of AXL_SCHEMAS) {
      const answer = await this.#postPatiently('getCCMVersion', schema);
      if (!answer.ok) return answer;
      if (answer.value.status === VERSION_UNSUPPORTED) continue;
      const read = this.#read('getCCMVersion', answer.value);
      return read.ok ? ok({ schema, answer: read.value }) : read;
    }
    return fail('platform.axl-versions', this.#target.host, { offered: AXL_SCHEMAS.join(', ') });
  }

  /** The element `return` of the answer. */
  async ask(query: AxlQuery, schema: AxlSchema): Promise<Result<XmlNode, PlatformError>> {
    const answer = await this.#postPatiently(query, schema);
    return answer.ok ? this.#read(query, answer.value) : answer;
  }

  async #postPatiently(query: AxlQuery, schema: AxlSchema): Promise<Result<HttpAnswer, PlatformError>> {
    for (const pause of PAUSES) {
      const answer = await this.#post(query, schema);
      if (!answer.ok || answer.value.status !== BUSY) return answer;
      // Rejects only when the limit ends, which the next attempt tells.
      await setTimeout(pause, undefined, { signal: this.#limit.signal }).catch(() => undefined);
    }
    return this.#post(query, schema);
  }

  async #post(query: AxlQuery, schema: AxlSchema): Promise<Result<HttpAnswer, PlatformError>> {
    const socket = await connectPinned(this.#target, this.#limit);
    if (!socket.ok) return socket;
    const headers = {
      'content-type': 'text/xml; charset=utf-8',
      accept: 'text/xml',
      soapaction: soapAction(query, schema),
      authorization: this.#authorization,
      ...(this.#cookie === undefined ? {} : { cookie: this.#cookie }),
    };
    const answer = await exchange(socket.value, this.#target, { method: 'POST', path: '/axl/', headers, body: envelope(query, schema), maxBytes: MAX_ANSWER }, this.#limit);
    if (answer.ok) this.#cookie ??= (answer.value.headers['set-cookie'] ?? []).map((line) => SESSION_COOKIE.exec(line)?.[1]).find((cookie) => cookie !== undefined);
    return answer;
  }

  #read(query: AxlQuery, { status, body }: HttpAnswer): Result<XmlNode, PlatformError> {
    const { host } = this.#target;
    // The page that comes with 401 is HTML and tells nothing more.
    if (status === 401) return fail('login.refused', host, { username: this.#username });
    if (status === 403) return fail('platform.axl-forbidden', host, { username: this.#username });
    if (status === BUSY) return fail('platform.busy', host);
    if (status !== 200 && status !== 500) return fail('platform.answer-unusable', host, { detail: `HTTP ${status}` });
    const parsed = parseXml(body.toString('utf8'));
    if ('problem' in parsed) return fail('platform.answer-unusable', host, { detail: `HTTP ${status}, ${safeText(parsed.problem)}` });
    const soapBody = childAt(parsed.root, 'Envelope', 'Body');
    const [fault] = childrenOf(soapBody, 'Fault');
    if (fault !== undefined) return fail('platform.axl-fault', host, { detail: faultWords(fault) });
    const returned = status === 200 ? childrenOf(childAt(soapBody, `${query}Response`), 'return') : [];
    return returned.length === 1 ? ok(returned[0]) : fail('platform.answer-unusable', host, { detail: `HTTP ${status} without an answer to ${query}` });
  }
}

/** Message of the fault and, where given, AXL's number; the numbers' meanings are not documented. */
function faultWords(fault: XmlNode): string {
  const error = childAt(fault, 'detail', 'axlError');
  const words = [childAt(error, 'axlmessage'), childAt(fault, 'faultstring')].find((text) => typeof text === 'string') ?? 'no message';
  const code = textAt(error, 'axlcode');
  return safeText(code === undefined ? words : `${words} (${code})`).slice(0, 300);
}
