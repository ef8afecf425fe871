import { afterAll, describe, expect, test } from 'vitest';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { readAxlFacts } from '../../core/platform/axl/read-facts.ts';
import { probeHttps } from '../../core/platform/https/pinned.ts';
import { type PlatformError } from '../../core/ports/platform/commands.ts';
import { Secret } from '../../core/ports/secret.ts';
import { type AxlFacts } from '../../shared/domain/platform/answers.ts';
import { type Result } from '../../shared/domain/result.ts';
import { must } from '../helpers/founding-document.ts';
import { startWebNode, type WebNode } from '../helpers/https-node.ts';

const HOST = '127.0.0.1';
const USERNAME = 'axl-reader';
const PASSWORD = 'Reader-Pass-1ä';
const AUTHORIZATION = `Basic ${Buffer.from(`${USERNAME}:${PASSWORD}`).toString('base64')}`;

const nodes: WebNode[] = [];
afterAll(async () => {
  for (const node of nodes) await node.close();
});

/** Answers as the AXL schema shapes them; elements of a row in another order than the schema's, as 11.5 sends them. */
const ROWS: Readonly<Record<string, string>> = {
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

const FACTS: AxlFacts = {
  schema: '14.0',
  release: '14.0.1.12900(161)',
  mode: 'mixed',
  nodes: [
    { name: 'cucm-pub', role: 'publisher', product: 'callmanager', services: ['Cisco Tftp', 'Cisco CallManager'] },
    { name: '10.48.47.154', role: 'subscriber', product: 'callmanager', services: ['R & D'] },
    { name: 'imp', role: 'subscriber', product: 'cups', services: [] },
  ],
  autoRegistration: true,
  certificates: null,
  phones: [{ name: 'SEP001D45B5A2C1', model: 'Cisco 7975', description: 'Desk & lobby' }],
};

const envelope = (inner: string) => `<?xml version='1.0' encoding='UTF-8'?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>${inner}</soapenv:Body></soapenv:Envelope>`;
const FAULT = envelope(
  '<soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>Item not valid: x</faultstring><detail><axlError><axlcode>5007</axlcode><axlmessage>Item not valid: x</axlmessage><request>getPhone</request></axlError></detail></soapenv:Fault>',
);

type Answer = { readonly status: number; readonly body: string; readonly headers?: Record<string, string> };

/** An AXL server of schema 14.0 and older; `bend` replaces its answers. */
async function serve(bend: (query: string, answer: Answer, at: number) => Answer = (_query, answer) => answer): Promise<WebNode> {
  let count = 0;
  const node = await startWebNode('https', (body, request, response) => {
    count += 1;
    const { status, body: text, headers } = bend(queryOf(body), judge(body, request), count);
    response.writeHead(status, { 'content-type': 'text/xml;charset=UTF-8', ...headers });
    response.end(text);
  });
  nodes.push(node);
  return node;
}
const queryOf = (body: string): string => /<soapenv:Body><ns:(\w+)>/.exec(body)?.[1] ?? '';

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

const read = (node: WebNode, more: { readonly password?: string; readonly expectedSha256?: string; readonly deadline?: number } = {}): Promise<Result<AxlFacts, PlatformError>> => {
  const { password = PASSWORD, expectedSha256 = node.sha256, ...rest } = more;
  return readAxlFacts({ host: HOST, port: node.port, expectedSha256, username: USERNAME, password: new Secret(password), ...rest });
};
const codeOf = (result: Result<unknown, PlatformError>): string => (result.ok ? 'ok' : result.error.code);
/** Bends the answer to one query. */
const only = (name: string, change: (answer: Answer) => Answer) => (query: string, answer: Answer) => (query === name ? change(answer) : answer);
const rows = (name: string, change: (text: string) => string) => only(name, (answer) => ({ ...answer, body: change(answer.body) }));

describe('reading a cluster by AXL', () => {
  test('versions are probed from the newest down, and everything is read by name', async () => {
    const node = await serve();
    expect(must(await read(node))).toEqual(FACTS);
    expect(node.requests.map(({ body }) => queryOf(body))).toEqual(['getCCMVersion', 'getCCMVersion', 'executeSQLQuery', 'listProcessNode', 'listProcessNodeService', 'listCallManager', 'listPhone']);
  });

  test('the cookie of the session is handed back, so that it is one sign-in', async () => {
    const node = await serve();
    await read(node);
    expect(node.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined, ...Array<string>(5).fill('JSESSIONIDSSO=0123ABCD')]);
  });

  test('a server that knows none of the versions is told as such', async () => {
    const node = await serve(() => ({ status: 599, body: '' }));
    expect(codeOf(await read(node))).toBe('platform.axl-versions');
    expect(node.requests).toHaveLength(11);
  });

  test('a wrong password is sent once, whatever page comes back', async () => {
    const node = await serve();
    expect(await read(node, { password: 'wrong' })).toMatchObject({ ok: false, error: { code: 'login.refused', params: { username: USERNAME } } });
    expect(node.requests).toHaveLength(1);
  });

  test.each([
    [403, 'platform.axl-forbidden'],
    [404, 'platform.answer-unusable'],
    [302, 'platform.answer-unusable'],
  ])('status %i is %s, and nothing is asked again', async (status, code) => {
    const node = await serve((query, answer) => (query === 'executeSQLQuery' ? { status, body: '<html/>' } : answer));
    expect(codeOf(await read(node))).toBe(code);
    expect(node.requests.filter(({ body }) => queryOf(body) === 'executeSQLQuery')).toHaveLength(1);
  });

  test('a throttled query is put again after a pause; one that stays throttled is given up', async () => {
    const busy = await serve((_query, answer, at) => (at === 2 || at === 3 ? { status: 503, body: '' } : answer));
    expect(must(await read(busy))).toEqual(FACTS);
    const throttled = await serve(() => ({ status: 503, body: '' }));
    expect(codeOf(await read(throttled))).toBe('platform.busy');
    expect(throttled.requests).toHaveLength(4);
    expect(codeOf(await read(throttled, { deadline: 500 }))).toBe('connect.timeout');
  });

  test('a fault gives its message and number', async () => {
    const node = await serve(only('listProcessNode', () => ({ status: 500, body: FAULT })));
    expect(await read(node)).toMatchObject({ ok: false, error: { code: 'platform.axl-fault', params: { detail: 'Item not valid: x (5007)' } } });
  });

  test('a fault that claims success is a fault', async () => {
    const node = await serve(only('executeSQLQuery', () => ({ status: 200, body: FAULT })));
    expect(codeOf(await read(node))).toBe('platform.axl-fault');
  });
});

describe('answers that are not used', () => {
  test.each([
    ['a mode that is neither 0 nor 1', rows('executeSQLQuery', (text) => text.replace('>1<', '>2<'))],
    ['no row', rows('executeSQLQuery', (text) => text.replace(/<row>.*<\/row>/, ''))],
    ['two rows', rows('executeSQLQuery', (text) => text.replace(/(<row>.*<\/row>)/, '$1$1'))],
    ['another parameter', rows('executeSQLQuery', (text) => text.replace('ClusterSecurityMode', 'AutoRegistration'))],
    ['a node with an unknown role', rows('listProcessNode', (text) => text.replace('CUCM IM and Presence', 'Something else'))],
    ['two publishers', rows('listProcessNode', (text) => text.replace('>Subscriber<', '>Publisher<'))],
    ['a node twice', rows('listProcessNode', (text) => text.replace('10.48.47.154', 'imp'))],
    ['a service without its state', rows('listProcessNodeService', (text) => text.replace('<isActive>t</isActive>', ''))],
    ['auto-registration that is neither true nor false', rows('listCallManager', (text) => text.replace('>true<', '>maybe<'))],
    ['an answer to another query', rows('listProcessNode', (text) => text.replaceAll('listProcessNodeResponse', 'listPhoneResponse'))],
    ['no XML', only('getCCMVersion', (answer) => (answer.status === 599 ? answer : { status: 200, body: 'Welcome' }))],
    ['XML that ends early', rows('listProcessNode', (text) => text.slice(0, text.length / 2))],
  ])('%s', async (_what, bend) => {
    expect(codeOf(await read(await serve(bend)))).toBe('platform.answer-unusable');
  });

  test.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "mixed">]>'],
    ['entities that grow', `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at} "${'&a;'.repeat(10)}">`).join('')}]>`],
    ['an outside entity', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'],
  ])('%s', async (_what, type) => {
    const node = await serve(rows('executeSQLQuery', (text) => text.replace('?>', `?>${type}`)));
    expect(await read(node)).toMatchObject({ ok: false, error: { code: 'platform.answer-unusable', params: { detail: 'HTTP 200, XML with a document type' } } });
  });

  test('an answer nested without end', async () => {
    const node = await serve(rows('executeSQLQuery', () => envelope('<a>'.repeat(200_000))));
    expect(codeOf(await read(node))).toBe('platform.answer-unusable');
  });

  test('names that reach for the prototype of objects', async () => {
    const node = await serve(rows('executeSQLQuery', (text) => text.replace('<row>', '<row><__proto__><paramvalue>0</paramvalue></__proto__><constructor>x</constructor>')));
    expect(codeOf(await read(node))).toBe('platform.answer-unusable');
    expect(Reflect.get({}, 'paramvalue')).toBeUndefined();
  });

  test('an answer without end is cut off at its bound', async () => {
    const node = await startWebNode('https', (body, _request, response: ServerResponse) => {
      if (body.includes('API/15.0')) {
        response.writeHead(200);
        const more = (): void => {
          while (response.write('<x/>'.repeat(16_000)));
        };
        response.on('drain', more);
        more();
      }
    });
    nodes.push(node);
    expect(await read(node)).toMatchObject({ ok: false, error: { code: 'platform.answer-unusable', params: { detail: 'more than 9000000 bytes' } } });
  });

  test('an answer that breaks off, and none at all', async () => {
    const cut = await startWebNode('https', (_body, request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('<x/>', () => request.socket.destroy());
    });
    const silent = await startWebNode('https', () => undefined);
    nodes.push(cut, silent);
    expect(codeOf(await read(cut))).toBe('connect.lost');
    expect(codeOf(await read(silent, { deadline: 300 }))).toBe('connect.timeout');
  });
});

describe('trust', () => {
  test('a node with another certificate than the accepted one gets no request', async () => {
    const node = await serve();
    expect(await read(node, { expectedSha256: '00'.repeat(32) })).toMatchObject({ ok: false, error: { code: 'trust.certificate-changed', params: { sha256: node.sha256 } } });
    expect(node.requests).toHaveLength(0);
  });

  test('the probe gives the certificate and sends no request', async () => {
    const node = await serve();
    expect(must(await probeHttps({ host: HOST, port: node.port }))).toMatchObject({ sha256: node.sha256, subject: 'CN=cucm-pub.example.com' });
    expect(node.requests).toHaveLength(0);
  });

  test('TLS 1.0 is spoken only with the profile for older nodes', async () => {
    const older = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'AES256-SHA:AES128-SHA:@SECLEVEL=0' } as const;
    const node = await startWebNode('https', (_body, _request, response) => response.writeHead(403).end(), older);
    nodes.push(node);
    const target = { host: HOST, port: node.port, expectedSha256: node.sha256, username: USERNAME };
    expect(codeOf(await readAxlFacts({ ...target, password: new Secret(PASSWORD) }))).toBe('platform.tls-failed');
    expect(node.requests).toHaveLength(0);
    expect(codeOf(await readAxlFacts({ ...target, olderNode: true, password: new Secret(PASSWORD) }))).toBe('platform.axl-forbidden');
  });
});
