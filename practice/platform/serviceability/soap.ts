import { type IncomingMessage } from 'node:http';
import { type ClusterModel } from '../model.ts';
import { type PlatformNode } from '../node.ts';
import { type Operation } from '../operation.ts';
import { html, type HttpAnswer, soapAnswer, soapFault } from '../web/answers.ts';
import { bodyOf } from '../web/body.ts';
import { child, parseXml, type Xml } from '../web/xml.ts';

/** Of all three services (Cisco Serviceability XML developer guide). */
export const NAMESPACE = 'http://schemas.cisco.com/ast/soap';
/** A request for 1000 phones is about 40 KB. */
const MAX_REQUEST = 1 << 20;

export interface SoapGround {
  readonly model: ClusterModel;
  readonly operation: Operation;
  /** The node that answers. */
  readonly node: PlatformNode;
}

/** What an operation answers: the inside of its response, a fault, or a page. */
export type SoapOutcome = { readonly inside: string; readonly response?: string } | { readonly fault: string } | { readonly status: number; readonly words: string };

/**
 * A request too many: the fault that cisco-risport, cisco-perfmon and PHP clients look for. They take HTTP 503 for the same, which the web server in front may say; with which words is not
 * known.
 */
export const tooOften = ({ pick }: ClusterModel, fault: string): SoapOutcome =>
  pick('serviceability: a request too many', ['fault', 'page']) === 'fault' ? { fault } : { status: 503, words: pick('serviceability: words of the page', ['', 'HTTP Status 503 - Service Unavailable', 'Service Unavailable']) };

export interface SoapOperation {
  /** The elements of a request in their order, each with its own: `name`, `name*` = any number of them, `name?` = may be left out. */
  readonly form: Form;
  run(ground: SoapGround, request: Xml): SoapOutcome | Promise<SoapOutcome>;
}

export interface Form {
  readonly [name: string]: Form | null;
}

export type SoapOperations = Readonly<Record<string, SoapOperation>>;

/** What does not fit; `undefined` = it does. Elements are of the namespace of the WSDL, in its order. */
function unfit({ children, text }: Xml, form: Form): string | undefined {
  let at = 0;
  for (const [key, inside] of Object.entries(form)) {
    const name = key.replace(/[*?]$/, '');
    const most = key.endsWith('*') ? Infinity : 1;
    let found = 0;
    for (let element = children[at]; element?.name === name && found < most; element = children[at]) {
      const inner = element.namespace === NAMESPACE ? (inside === null ? (element.children[0] === undefined ? undefined : `${name}/${element.children[0].name}`) : unfit(element, inside)) : `namespace of ${name}`;
      if (inner !== undefined) return inner;
      at += 1;
      found += 1;
    }
    if (found === 0 && name === key) return `${name} is missing`;
  }
  const left = children[at];
  return left === undefined ? (text.trim() === '' ? undefined : 'text') : left.name;
}

/** A service of SOAP 1.1 (Axis2): `SOAPAction` is the name of the operation, with or without quotes. What it says to other requests is not published. */
export function soapService(ground: SoapGround, operations: SoapOperations): (request: IncomingMessage) => Promise<HttpAnswer> {
  const wrong = (what: string): HttpAnswer => {
    ground.operation.limits.count('form');
    return soapFault(what);
  };
  return async (request) => {
    if (request.method !== 'POST') return html(200, 'Services');
    const body = await bodyOf(request, MAX_REQUEST);
    if (body === undefined) return html(413, 'Request Entity Too Large');
    const input = child(child(parseXml(body), 'Envelope'), 'Body')?.children[0];
    if (input === undefined) return wrong('The request is no SOAP envelope');
    const action = String(request.headers.soapaction ?? '').replace(/^"(.*)"$/, '$1');
    if (action !== input.name) return wrong(`The endpoint reference (EPR) for the Operation not found is ${request.url ?? ''} and the WSA Action = ${action}.`);
    const operation = operations[input.name];
    if (operation === undefined || input.namespace !== NAMESPACE) return wrong(`The endpoint reference (EPR) for the Operation not found is ${input.name}`);
    const strange = unfit(input, operation.form);
    if (strange !== undefined) return wrong(`org.apache.axis2.databinding.ADBException: Unexpected subelement ${strange}`);
    const outcome = await operation.run(ground, input);
    if ('status' in outcome) return html(outcome.status, outcome.words);
    if ('fault' in outcome) return soapFault(outcome.fault);
    const response = outcome.response ?? `${input.name}Response`;
    return soapAnswer(200, `<ns1:${response} xmlns:ns1="${NAMESPACE}">${outcome.inside}</ns1:${response}>`);
  };
}
