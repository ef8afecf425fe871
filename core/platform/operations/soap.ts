import { safeText } from '../../../shared/ctl-file/text.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { withLimit } from '../../network/deadline.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { basicAuthorization } from '../https/basic.ts';
import { exchange, type HttpAnswer } from '../https/exchange.ts';
import { type KeptSockets } from '../https/kept-sockets.ts';
import { connectPinned, type PinnedAddress } from '../https/pinned.ts';
import { limitEnded } from '../reach.ts';
import { childAt, childrenOf, parseXml, type XmlElement } from '../axl/xml.ts';
import { type Gate, type Refused } from './gate.ts';
import { type Account } from './request.ts';

/** A request to one of the serviceability services of a node, all in the namespace of `ast` (their WSDL). */
export interface SoapQuestion {
  readonly path: string;
  /** Name of the operation, which is the SOAPAction too. */
  readonly operation: string;
  /** Elements inside of it. */
  readonly inner: string;
  /** Bytes of the answer that are read at most. */
  readonly maxBytes: number;
  /** Milliseconds. */
  readonly deadline: number;
  /** It changes something. */
  readonly writes?: true;
}

/** What a request came to. `throttled` = a limit turned it away: it was not carried out. */
export type SoapReply =
  | { readonly kind: 'answered'; readonly element: XmlElement }
  | { readonly kind: 'throttled' }
  /** Nothing of it was sent. */
  | { readonly kind: 'not-sent'; readonly refused: Refused };

const NAMESPACE = 'http://schemas.cisco.com/ast/soap';
/** Elements of an answer that are read at most: 1,000 phones of some 50 each, on some nodes. */
const MAX_ELEMENTS = 400_000;
/** `Exceeded allowed rate for Reatime information` (sic), `... for Perfmon information`: what known programs look for. */
const THROTTLED = /Exceeded allowed rate/i;

const envelopeOf = ({ operation, inner }: SoapQuestion): string =>
  `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:soap="${NAMESPACE}">` +
  `<soapenv:Header/><soapenv:Body><soap:${operation}>${inner}</soap:${operation}></soapenv:Body></soapenv:Envelope>`;

/** Over which connections, and what stands in the way. */
export interface SoapWay {
  /** What the node is called. */
  readonly node: string;
  readonly gate: Gate;
  readonly sockets: KeptSockets;
}

/** Milliseconds until a node that does not answer at all is given up. */
const CONNECT = 15_000;

/** Sends one request with one name and password, once. The password is a string only while it is sent. */
export async function askSoap(target: PinnedAddress, { username, password }: Account, question: SoapQuestion, { node, gate, sockets }: SoapWay, options: CallOptions): Promise<Result<SoapReply, PlatformError>> {
  // What changes something goes over a connection of its own, which nobody can have ended meanwhile.
  const kept = question.writes === true ? undefined : sockets.take();
  const socket = kept === undefined ? await withLimit({ ...options, deadline: CONNECT }, CONNECT, (limit) => connectPinned(target, limit)) : ok(kept);
  if (!socket.ok) return ok({ kind: 'not-sent', refused: socket });
  // The user was refused elsewhere while the connection was made.
  if (gate.ended !== undefined) {
    socket.value.destroy();
    return gate.ended;
  }
  return withLimit(options, question.deadline, async (limit): Promise<Result<SoapReply, PlatformError>> => {
    const answer = await password.with((text) => {
      const headers = {
        'content-type': 'text/xml; charset=utf-8',
        accept: 'text/xml',
        soapaction: `"${question.operation}"`,
        authorization: basicAuthorization(username, text),
      };
      return exchange(socket.value, target, { method: 'POST', path: question.path, headers, body: envelopeOf(question), maxBytes: question.maxBytes }, limit, sockets.keep);
    });
    if (!answer.ok) return answer;
    if (answer.value.status === 401) {
      const refused = fail('login.refused', node, { username });
      gate.refuse(node, refused);
      return refused;
    }
    const read = await readAnswer(target.host, username, question.operation, answer.value, limit.signal);
    return limit.signal.aborted ? limitEnded(target, limit) : read;
  });
}

async function readAnswer(host: string, username: string, operation: string, { status, body }: HttpAnswer, signal: AbortSignal): Promise<Result<SoapReply, PlatformError>> {
  const unusable = (detail: string): Refused => fail('platform.answer-unusable', host, { detail });
  if (status === 403) return fail('platform.soap-forbidden', host, { username });
  if (status === 503) return ok({ kind: 'throttled' });
  if (status !== 200 && status !== 500) return unusable(`HTTP ${status}`);
  const parsed = await parseXml(body, { elements: MAX_ELEMENTS, signal });
  if ('problem' in parsed) return unusable(`HTTP ${status}, ${safeText(parsed.problem)}`);
  const soapBody = childAt(parsed.root, 'Envelope', 'Body');
  const [fault] = childrenOf(soapBody, 'Fault');
  if (fault !== undefined) {
    const words = safeText(childAt(fault, 'faultstring')?.text.replace(/\s+/g, ' ').slice(0, 300) ?? '');
    return THROTTLED.test(words) ? ok({ kind: 'throttled' }) : fail('platform.soap-fault', host, { detail: words === '' ? 'no message' : words });
  }
  const [answered, ...more] = status === 200 ? (soapBody?.children ?? []) : [];
  // RisPort70 answers `selectCmDeviceExt` by the name of `selectCmDevice` (two programs), so the name is not compared.
  return answered === undefined || more.length > 0 || !answered.name.endsWith('Response') ? unusable(`HTTP ${status} without an answer to ${operation}`) : ok({ kind: 'answered', element: answered });
}
