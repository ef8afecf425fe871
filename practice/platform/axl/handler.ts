import { type IncomingMessage } from 'node:http';
import { type ClusterModel } from '../model.ts';
import { type AxlAnswer, type AxlRefusal, OPERATIONS, readOnly, throttled } from './operations.ts';
import { misplaced } from './schema.ts';
import { html, type HttpAnswer, soapAnswer as xml } from '../web/answers.ts';
import { bodyOf } from '../web/body.ts';
import { child, element, parseXml, type Xml } from '../web/xml.ts';

const NAMESPACE = 'http://www.cisco.com/AXL/API/';
const MAX_REQUEST = 1 << 20;
/** AXL developer guide, "Throttling of requests". */
const MEMORY = 'Maximum AXL Memory Allocation Consumed. Please retry once requests in progress have completed';

/**
 * AXL of the publisher: SOAP over HTTPS with Basic authentication. HTTP 401 carries HTML, 599 answers a schema version that
 * the node does not know, 503 the throttle; a fault is HTTP 500 with `axlError` (AXL developer guide; AXL schema).
 */
export function axlAnswers(model: ClusterModel): (request: IncomingMessage) => Promise<HttpAnswer> {
  let { axlRefusals: refusals, axlMemoryFaults: memoryFaults } = model.scenario;
  return async (request) => {
    if (request.method !== 'POST') return html(200, 'Cisco CallManager: AXL Web Service');
    const body = await bodyOf(request, MAX_REQUEST);
    if (refusals > 0) {
      refusals -= 1;
      const { status, words } = throttled(model);
      return html(status, words);
    }
    if (memoryFaults > 0) {
      memoryFaults -= 1;
      return xml(500, faultXml(-1, MEMORY, ''));
    }
    return body === undefined ? html(413, 'Request Entity Too Large') : await serve(model, request, body);
  };
}

async function serve(model: ClusterModel, request: IncomingMessage, body: string): Promise<HttpAnswer> {
  const version = versionOf(model, request, body);
  if (!model.facts.axlSchemas.includes(version)) return unsupported(model);
  const parsed = parseXml(body);
  const [input = NOTHING] = child(child(parsed, 'Envelope'), 'Body')?.children ?? [];
  const { name } = input;
  const result = await carryOut(model, input, version);
  if ('status' in result) return html(result.status, result.words);
  if (!result.ok) return xml(500, faultXml(result.code, result.message, name));
  const inside = result.xml === '' ? '<return/>' : `<return>${result.xml}</return>`;
  return xml(200, `<ns:${name}Response xmlns:ns="http://www.cisco.com/AXL/API/${version}">${inside}</ns:${name}Response>`);
}

/** They set all parameters to defaults, or write past everything that checks what is written: no client has a use for them. */
const FORBIDDEN = ['doEnterpriseParametersReset', 'executeSQLUpdate'];
const NOTHING: Xml = { name: '', namespace: '', text: '', children: [] };

async function carryOut(model: ClusterModel, input: Xml, version: string): Promise<AxlAnswer | AxlRefusal> {
  const operation = OPERATIONS[input.name];
  if (FORBIDDEN.includes(input.name)) model.operation?.limits.count('forbidden-call');
  if (model.scenario.axlAccess === 'read-only' && FORBIDDEN.includes(input.name)) return readOnly(model);
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

/** HTML that names the schemas, all of a release as `12.x` (pages of release 15 in the tests of cisco_collab_health, AletheiaUC, and of another program); whether older ones name them is not known. */
function unsupported({ facts, pick }: ClusterModel): HttpAnswer {
  const majors = [...new Set(facts.axlSchemas.map((schema) => schema.split('.')[0] ?? ''))];
  const named = majors.map((major) => {
    const own = facts.axlSchemas.filter((schema) => schema.startsWith(`${major}.`));
    return own.length > 1 ? `${major}.x` : (own[0] ?? '');
  });
  const page = `Incorrect axl version. Supported axl versions are ${[named.slice(0, -1).join(', '), named.at(-1) ?? ''].join(' and ')}`;
  return html(599, facts.axlSchemas.includes('15.0') ? page : pick('AXL: page of an unsupported schema', [page, '']));
}

const faultXml = (code: number, message: string, operation: string): string =>
  `<soapenv:Fault><faultcode>soapenv:Server</faultcode>${element('faultstring', message)}<detail><axlError>` +
  `${element('axlcode', String(code))}${element('axlmessage', message)}${element('request', operation)}</axlError></detail></soapenv:Fault>`;
