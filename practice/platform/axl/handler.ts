import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type ClusterModel } from '../model.ts';
import { OPERATIONS } from './operations.ts';
import { child, element, escapeXml, names, parseXml, type Xml } from './xml.ts';

const MAX_REQUEST = 1 << 20;

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
  let refusals = model.scenario.axlRefusals;
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
  const version = versionOf(request, body);
  if (version === undefined || !model.facts.axlSchemas.includes(version)) return html(599, '');
  const parsed = parseXml(body);
  const soapBody = child(child(parsed, 'Envelope'), 'Body');
  const [name = ''] = names(soapBody);
  const operation = OPERATIONS[name];
  const input: Xml = child(soapBody, name) ?? '';
  const result = operation === undefined ? { ok: false as const, code: -1, message: `Unsupported operation: ${name}` } : await operation(model, input);
  if (!result.ok) return xml(500, faultXml(result.code, result.message, name));
  const inside = result.xml === '' ? '<return/>' : `<return>${result.xml}</return>`;
  return xml(200, `<ns:${name}Response xmlns:ns="http://www.cisco.com/AXL/API/${version}">${inside}</ns:${name}Response>`);
}

/** From the header `CUCM:DB ver=14.0 operation`, with or without quotes, else from the namespace of the body. */
function versionOf(request: IncomingMessage, body: string): string | undefined {
  const header = String(request.headers.soapaction ?? '');
  return /ver=(\d+\.\d+)/.exec(header)?.[1] ?? /http:\/\/www\.cisco\.com\/AXL\/API\/(\d+\.\d+)/.exec(body)?.[1];
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
