import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type ClusterModel } from '../model.ts';
import { type AxlAnswer, OPERATIONS } from './operations.ts';
import { misplaced } from './schema.ts';
import { child, element, escapeXml, parseXml, type Xml } from './xml.ts';

const NAMESPACE = 'http://www.cisco.com/AXL/API/';
const MAX_REQUEST = 1 << 20;
/** AXL developer guide, "Throttling of requests". */
const MEMORY = 'Maximum AXL Memory Allocation Consumed. Please retry once requests in progress have completed';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

interface HttpAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Compares without telling by its time how much of it was right. */
export function samePassword(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * AXL of the publisher: SOAP over HTTPS with Basic authentication. HTTP 401 carries HTML, 599 answers a schema version that
 * the node does not know, 503 the throttle; a fault is HTTP 500 with `axlError` (AXL developer guide; AXL schema).
 */
export function axlHandler(model: ClusterModel, user: Credentials): RequestListener {
  const session = randomBytes(16).toString('hex').toUpperCase();
  let { axlRefusals: refusals, axlMemoryFaults: memoryFaults } = model.scenario;
  const signedIn = (request: IncomingMessage): boolean => {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'basic') return (request.headers.cookie ?? '').includes(`JSESSIONIDSSO=${session}`);
    const text = Buffer.from(token ?? '', 'base64').toString('utf8');
    return samePassword(text, `${user.username}:${user.password}`);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<HttpAnswer> => {
    if (request.url?.replace(/\/?(\?.*)?$/, '') !== '/axl') return html(404, 'Not Found');
    if (!signedIn(request)) {
      response.setHeader('WWW-Authenticate', 'Basic realm="Cisco Web Services Realm"');
      return html(401, 'Unauthorized');
    }
    response.setHeader('Set-Cookie', `JSESSIONIDSSO=${session}; Path=/; Secure; HttpOnly`);
    if (request.method !== 'POST') return html(200, 'Cisco CallManager: AXL Web Service');
    const body = await bodyOf(request);
    if (refusals > 0) {
      refusals -= 1;
      return html(503, 'Service Unavailable');
    }
    if (memoryFaults > 0) {
      memoryFaults -= 1;
      return xml(500, faultXml(-1, MEMORY, ''));
    }
    return body === undefined ? html(413, 'Request Entity Too Large') : await serve(model, request, body);
  };
  return (request, response) => {
    answer(request, response).then(
      ({ status, type, body }) => response.writeHead(status, { 'Content-Type': type }).end(body),
      // A client that goes away in the middle of its request needs no answer.
      () => response.destroy(),
    );
  };
}

async function serve(model: ClusterModel, request: IncomingMessage, body: string): Promise<HttpAnswer> {
  const version = versionOf(model, request, body);
  if (!model.facts.axlSchemas.includes(version)) return unsupported(model);
  const parsed = parseXml(body);
  const [input = NOTHING] = child(child(parsed, 'Envelope'), 'Body')?.children ?? [];
  const { name } = input;
  const result = await carryOut(model, input, version);
  if (!result.ok) return xml(500, faultXml(result.code, result.message, name));
  const inside = result.xml === '' ? '<return/>' : `<return>${result.xml}</return>`;
  return xml(200, `<ns:${name}Response xmlns:ns="http://www.cisco.com/AXL/API/${version}">${inside}</ns:${name}Response>`);
}

const NOTHING: Xml = { name: '', namespace: '', text: '', children: [] };

async function carryOut(model: ClusterModel, input: Xml, version: string): Promise<AxlAnswer> {
  const operation = OPERATIONS[input.name];
  const refused = (message: string): AxlAnswer => ({ ok: false, code: -1, message });
  if (operation === undefined) return refused(`Unsupported operation: ${input.name}`);
  const namespace = `${NAMESPACE}${version}`;
  if (input.namespace !== namespace && input.namespace !== `${NAMESPACE}1.0`) return refused(`Unknown namespace of ${input.name}: ${input.namespace}`);
  const strange = misplaced(input, version);
  // What a server says to such a request is not published.
  if (strange !== undefined) return refused(`Unexpected element ${strange} in ${input.name}`);
  return await operation(model, input);
}

/**
 * From the header `CUCM:DB ver=14.0 operation`, with or without quotes. Without it the namespace of the body decides, where 1.0 means the oldest
 * schema of the server (AXL developer guide, versioning).
 */
function versionOf({ facts }: ClusterModel, request: IncomingMessage, body: string): string {
  const header = String(request.headers.soapaction ?? '');
  const named = /ver=(\d+\.\d+)/.exec(header)?.[1] ?? /http:\/\/www\.cisco\.com\/AXL\/API\/(\d+\.\d+)/.exec(body)?.[1] ?? '';
  return named === '1.0' ? (facts.axlSchemas[0] ?? '') : named;
}

/** HTML that names the schemas, all of a release as `12.x` (pages of release 15 in the tests of two public programs); whether older ones name them is not known. */
function unsupported({ facts, pick }: ClusterModel): HttpAnswer {
  const majors = [...new Set(facts.axlSchemas.map((schema) => schema.split('.')[0] ?? ''))];
  const named = majors.map((major) => {
    const own = facts.axlSchemas.filter((schema) => schema.startsWith(`${major}.`));
    return own.length > 1 ? `${major}.x` : (own[0] ?? '');
  });
  const page = `Incorrect axl version. Supported axl versions are ${[named.slice(0, -1).join(', '), named.at(-1) ?? ''].join(' and ')}`;
  return html(599, facts.axlSchemas.includes('15.0') ? page : pick('AXL: page of an unsupported schema', [page, '']));
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MAX_REQUEST) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const faultXml = (code: number, message: string, operation: string): string =>
  `<soapenv:Fault><faultcode>soapenv:Server</faultcode>${element('faultstring', message)}<detail><axlError>` +
  `${element('axlcode', String(code))}${element('axlmessage', message)}${element('request', operation)}</axlError></detail></soapenv:Fault>`;

function xml(status: number, body: string): HttpAnswer {
  const envelope = `<?xml version='1.0' encoding='UTF-8'?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
  return { status, type: 'text/xml;charset=UTF-8', body: envelope };
}

function html(status: number, words: string): HttpAnswer {
  const title = escapeXml(words);
  return { status, type: 'text/html;charset=utf-8', body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>` };
}
