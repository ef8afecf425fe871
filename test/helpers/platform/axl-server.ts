import { type IncomingMessage } from 'node:http';
import { readAxlFacts } from '../../../core/platform/axl/read-facts.ts';
import { type PlatformError } from '../../../core/ports/platform/commands.ts';
import { Secret } from '../../../core/ports/secret.ts';
import { type AxlFacts } from '../../../shared/domain/platform/answers.ts';
import { NOT_COUNTED } from '../../../shared/domain/neighbours.ts';
import { type Result } from '../../../shared/domain/result.ts';
import { must } from '../founding-document.ts';
import { startWebNode, type WebNode } from '../https-node.ts';

export const HOST = '127.0.0.1';
export const USERNAME = 'axl-reader';
export const PASSWORD = 'Reader-Pass-1ä';
export const AUTHORIZATION = `Basic ${Buffer.from(`${USERNAME}:${PASSWORD}`).toString('base64')}`;

/** Servers that a test started, until {@link endNodes}. */
export const nodes: WebNode[] = [];

/** For `afterAll` of each file that starts some. */
export async function endNodes(): Promise<void> {
  for (const node of nodes.splice(0)) await node.close();
}

/** Answers as the AXL schema shapes them; elements of a row in another order than the schema's, as 11.5 sends them. */
export const ROWS: Readonly<Record<string, string>> = {
  getCCMVersion: '<componentVersion><version>14.0.1.12900(161)</version></componentVersion>',
  executeSQLQuery: '<row><paramname>ClusterSecurityMode</paramname><paramvalue>1</paramvalue></row>',
  listProcessNode:
    '<processNode uuid="{1}"><name>EnterpriseWideData</name><nodeUsage>Publisher</nodeUsage><processNodeRole>CUCM Voice/Video</processNodeRole></processNode>' +
    '<processNode uuid="{2}"><nodeUsage>Publisher</nodeUsage><name>cucm-pub</name><processNodeRole>CUCM Voice/Video</processNodeRole></processNode>' +
    '<processNode uuid="{3}"><processNodeRole>CUCM Voice/Video</processNodeRole><name>10.48.47.154</name><nodeUsage>Subscriber</nodeUsage></processNode>' +
    '<processNode uuid="{4}"><name>imp</name><nodeUsage>Subscriber</nodeUsage><processNodeRole>CUCM IM and Presence</processNodeRole></processNode>',
  listProcessNodeService:
    '<processNodeService><processNodeName>cucm-pub</processNodeName><service>Cisco Tftp</service><isActive>true</isActive></processNodeService>' +
    '<processNodeService><processNodeName>cucm-pub</processNodeName><service>Cisco CallManager</service><isActive>t</isActive></processNodeService>' +
    '<processNodeService><processNodeName>10.48.47.154</processNodeName><service>Cisco Tftp</service><isActive>false</isActive></processNodeService>' +
    '<processNodeService><processNodeName>10.48.47.154</processNodeName><service>R &amp; D</service><isActive>1</isActive></processNodeService>',
  listPhone: '<phone uuid="{7}"><name>SEP001D45B5A2C1</name><description>Desk &amp; lobby</description><model>Cisco 7975</model></phone>',
  listCallManager:
    '<callManager uuid="{5}"><name>CM_pub</name><autoRegistration><autoRegistrationEnabled>false</autoRegistrationEnabled></autoRegistration></callManager>' +
    '<callManager uuid="{6}"><name>CM_sub</name><autoRegistration><autoRegistrationEnabled>true</autoRegistrationEnabled></autoRegistration></callManager>',
};

export const FACTS: AxlFacts = {
  schema: '14.0',
  release: '14.0.1.12900(161)',
  mode: 'mixed',
  nodes: [
    { name: 'cucm-pub', role: 'publisher', product: 'callmanager', services: ['Cisco Tftp', 'Cisco CallManager'] },
    { name: '10.48.47.154', role: 'subscriber', product: 'callmanager', services: ['R & D'] },
    { name: 'imp', role: 'subscriber', product: 'cups', services: null },
  ],
  autoRegistration: true,
  certificates: null,
  phones: { rows: [{ name: 'SEP001D45B5A2C1', model: 'Cisco 7975', description: 'Desk & lobby' }], complete: true },
  neighbours: NOT_COUNTED,
  // These answers tell no time.
  clockSkew: null,
  gaps: [],
};

export const envelope = (inner: string) => `<?xml version='1.0' encoding='UTF-8'?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>${inner}</soapenv:Body></soapenv:Envelope>`;
export const FAULT = envelope(
  '<soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>Item not valid: x</faultstring><detail><axlError><axlcode>5007</axlcode><axlmessage>Item not valid: x</axlmessage><request>getPhone</request></axlError></detail></soapenv:Fault>',
);

export type Answer = { readonly status: number; readonly body: string; readonly headers?: Record<string, string> };

/** An AXL server of schema 14.0 and older; `bend` replaces its answers. */
export async function serve(bend: (query: string, answer: Answer, at: number, body: string) => Answer = (_query, answer) => answer): Promise<WebNode> {
  let count = 0;
  const node = await startWebNode('https', (body, request, response) => {
    count += 1;
    const { status, body: text, headers } = bend(queryOf(body), judge(body, request), count, body);
    response.sendDate = false;
    response.writeHead(status, { 'content-type': 'text/xml;charset=UTF-8', ...headers });
    response.end(text);
  });
  nodes.push(node);
  return node;
}
export const queryOf = (body: string): string => /<soapenv:Body><ns:(\w+)>/.exec(body)?.[1] ?? '';

function judge(body: string, request: IncomingMessage): Answer {
  const schema = /xmlns:ns="http:\/\/www\.cisco\.com\/AXL\/API\/([\d.]+)"/.exec(body)?.[1] ?? '';
  const query = queryOf(body);
  if (request.headers.authorization !== AUTHORIZATION) return { status: 401, body: '<html><body><h1>HTTP Status 401</h1></body></html>', headers: { 'content-type': 'text/html' } };
  if (request.headers['soapaction'] !== `"CUCM:DB ver=${schema} ${query}"` || request.url !== '/axl/' || request.method !== 'POST') return { status: 400, body: '' };
  if (Number(schema) > 14) return { status: 599, body: '' };
  return {
    status: 200,
    body: envelope(`<ns:${query}Response xmlns:ns="http://www.cisco.com/AXL/API/${schema}"><return>${ROWS[query] ?? ''}</return></ns:${query}Response>`),
    headers: { 'set-cookie': 'JSESSIONIDSSO=0123ABCD; Path=/; Secure' },
  };
}

export const read = (node: WebNode, more: { readonly password?: string; readonly expectedSha256?: string; readonly deadline?: number; readonly signal?: AbortSignal } = {}): Promise<Result<AxlFacts, PlatformError>> => {
  const { password = PASSWORD, expectedSha256 = node.sha256, ...rest } = more;
  return readAxlFacts({ host: HOST, port: node.port, expectedSha256, username: USERNAME, password: new Secret(password), ...rest });
};
export const codeOf = (result: Result<unknown, PlatformError>): string => (result.ok ? 'ok' : result.error.code);
/** What was not answered, and why. */
export const gapsOf = (result: Result<AxlFacts, PlatformError>): unknown => must(result).gaps.map(({ question, error: { code } }) => `${question}: ${code}`);
/** Bends the answer to one query. */
export const only = (name: string, change: (answer: Answer) => Answer) => (query: string, answer: Answer) => (query === name ? change(answer) : answer);
export const rows = (name: string, change: (text: string) => string) => only(name, (answer) => ({ ...answer, body: change(answer.body) }));
