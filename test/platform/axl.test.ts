import { afterAll, describe, expect, test, vi } from 'vitest';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { readAxlFacts } from '../../core/platform/axl/read-facts.ts';
import { probeHttps } from '../../core/platform/https/pinned.ts';
import { type PlatformError } from '../../core/ports/platform/commands.ts';
import { Secret } from '../../core/ports/secret.ts';
import { type AxlFacts } from '../../shared/domain/platform/answers.ts';
import { NOT_COUNTED } from '../../shared/domain/neighbours.ts';
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
    { name: 'imp', role: 'subscriber', product: 'cups', services: null },
  ],
  autoRegistration: true,
  certificates: null,
  phones: { rows: [{ name: 'SEP001D45B5A2C1', model: 'Cisco 7975', description: 'Desk & lobby' }], complete: true },
  neighbours: NOT_COUNTED,
  gaps: [],
};

const envelope = (inner: string) => `<?xml version='1.0' encoding='UTF-8'?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>${inner}</soapenv:Body></soapenv:Envelope>`;
const FAULT = envelope(
  '<soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>Item not valid: x</faultstring><detail><axlError><axlcode>5007</axlcode><axlmessage>Item not valid: x</axlmessage><request>getPhone</request></axlError></detail></soapenv:Fault>',
);

type Answer = { readonly status: number; readonly body: string; readonly headers?: Record<string, string> };

/** An AXL server of schema 14.0 and older; `bend` replaces its answers. */
async function serve(bend: (query: string, answer: Answer, at: number, body: string) => Answer = (_query, answer) => answer): Promise<WebNode> {
  let count = 0;
  const node = await startWebNode('https', (body, request, response) => {
    count += 1;
    const { status, body: text, headers } = bend(queryOf(body), judge(body, request), count, body);
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

const read = (node: WebNode, more: { readonly password?: string; readonly expectedSha256?: string; readonly deadline?: number; readonly signal?: AbortSignal } = {}): Promise<Result<AxlFacts, PlatformError>> => {
  const { password = PASSWORD, expectedSha256 = node.sha256, ...rest } = more;
  return readAxlFacts({ host: HOST, port: node.port, expectedSha256, username: USERNAME, password: new Secret(password), ...rest });
};
const codeOf = (result: Result<unknown, PlatformError>): string => (result.ok ? 'ok' : result.error.code);
/** What was not answered, and why. */
const gapsOf = (result: Result<AxlFacts, PlatformError>): unknown => must(result).gaps.map(({ question, error: { code } }) => `${question}: ${code}`);
/** Bends the answer to one query. */
const only = (name: string, change: (answer: Answer) => Answer) => (query: string, answer: Answer) => (query === name ? change(answer) : answer);
const rows = (name: string, change: (text: string) => string) => only(name, (answer) => ({ ...answer, body: change(answer.body) }));

const counts = (text: string) => (query: string, answer: Answer, _at: number, body: string): Answer =>
  query === 'executeSQLQuery' && body.includes('count(*)') ? { ...answer, body: answer.body.replace(/<return>.*<\/return>/, `<return><row><total>${text}</total></row></return>`) } : answer;

describe('counting what stands beside the phones', () => {
  test.each([['7', 7], ['7.00', 7], ['0', 0], ['', null], ['seven', null], ['-1', null], ['1e3', null], ['1234567890', null]])('a row with %j counts %j', async (text, count) => {
    const { neighbours, gaps } = must(await read(await serve(counts(text))));
    expect([neighbours, gaps]).toEqual([{ 'secure-devices': count, 'encrypted-configuration': count, 'secure-trunks': count, 'expressway-c': count }, []]);
  });

  test('each question is one of its own: a table that is not there leaves the other counts, and no gap', async () => {
    const node = await serve((query, answer, at, body) => (body.includes('expresswaycconfiguration') ? { status: 500, body: FAULT } : counts('3')(query, answer, at, body)));
    const { neighbours, gaps } = must(await read(node));
    expect([neighbours, gaps]).toEqual([{ 'secure-devices': 3, 'encrypted-configuration': 3, 'secure-trunks': 3, 'expressway-c': null }, []]);
  });

  test('only reads, and is not asked of a server that had no patience for what is needed', async () => {
    const node = await serve(only('listPhone', (answer) => ({ ...answer, status: 403 })));
    expect(must(await read(node)).neighbours).toEqual(NOT_COUNTED);
    expect(node.requests.filter(({ body }) => body.includes('count(*)'))).toEqual([]);
    const asked = (await serve(), node.requests).map(({ body }) => body);
    expect(asked.some((body) => /insert|update|delete|execute procedure/i.test(body.replaceAll('executeSQLQuery', '')))).toBe(false);
  });
});

describe('reading a cluster by AXL', () => {
  test('versions are probed from the newest down, and everything is read by name', async () => {
    const node = await serve();
    expect(must(await read(node))).toEqual(FACTS);
    expect(node.requests.map(({ body }) => queryOf(body))).toEqual(['getCCMVersion', 'getCCMVersion', 'executeSQLQuery', 'listProcessNodeService', 'listProcessNode', 'listCallManager', 'listPhone', ...Array<string>(4).fill('executeSQLQuery')]);
  });

  test('the cookie of the session is handed back, so that it is one sign-in', async () => {
    const node = await serve();
    await read(node);
    expect(node.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined, ...Array<string>(9).fill('JSESSIONIDSSO=0123ABCD')]);
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
    const node = await serve(only('executeSQLQuery', () => ({ status, body: '<html/>' })));
    const result = await read(node);
    expect(gapsOf(result)).toEqual([`mode: ${code}`]);
    expect(must(result)).toEqual({ ...FACTS, mode: null, gaps: must(result).gaps });
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
    expect(await read(node)).toMatchObject({
      ok: true,
      value: { ...FACTS, nodes: null, gaps: [{ question: 'nodes', error: { code: 'platform.axl-fault', params: { detail: 'Item not valid: x (5007)' } } }] },
    });
  });

  test('a fault that claims success is a fault', async () => {
    const node = await serve(only('executeSQLQuery', () => ({ status: 200, body: FAULT })));
    expect(gapsOf(await read(node))).toEqual(['mode: platform.axl-fault']);
  });
});

describe('questions that do not hang on each other', () => {
  const QUERIES = [
    ['executeSQLQuery', 'mode', { mode: null }],
    ['listProcessNode', 'nodes', { nodes: null }],
    ['listProcessNodeService', 'services', { nodes: FACTS.nodes?.map((node) => ({ ...node, services: null })) }],
    ['listCallManager', 'auto-registration', { autoRegistration: null }],
    ['listPhone', 'phones', { phones: null }],
  ] as const;

  test.each(QUERIES)('without an answer to %s the others are there', async (query, question, missing) => {
    const node = await serve(only(query, () => ({ status: 500, body: FAULT })));
    const facts = must(await read(node));
    expect(facts).toMatchObject({ ...FACTS, ...missing, gaps: [{ question, error: { code: 'platform.axl-fault' } }] });
    expect(facts.gaps).toHaveLength(1);
  });

  test('a server that takes back what it let in is asked nothing more', async () => {
    const node = await serve(only('listProcessNodeService', () => ({ status: 401, body: '' })));
    const facts = must(await read(node));
    expect(facts).toMatchObject({ mode: 'mixed', nodes: null, autoRegistration: null, phones: null });
    expect(facts.gaps.map(({ error }) => error.code)).toEqual(Array<string>(4).fill('login.refused'));
    expect(node.requests.map(({ body }) => queryOf(body)).at(-1)).toBe('listProcessNodeService');
  });

  test('at the deadline what was read stays; a person who cancels wants nothing of it', async () => {
    const node = await serve(only('listCallManager', () => ({ status: 503, body: '' })));
    expect(must(await read(node, { deadline: 1500 }))).toMatchObject({ mode: 'mixed', nodes: FACTS.nodes, autoRegistration: null, phones: null });
    const cancel = new AbortController();
    const reading = read(node, { signal: cancel.signal });
    const before = node.requests.length;
    await vi.waitFor(() => expect(node.requests.slice(before).some(({ body }) => queryOf(body) === 'listCallManager')).toBe(true), { timeout: 10_000 });
    cancel.abort();
    expect(codeOf(await reading)).toBe('connect.cancelled');
  });
});

const fault = (message: string) =>
  envelope(`<soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>${message}</faultstring><detail><axlError><axlcode>-1</axlcode><axlmessage>${message}</axlmessage><request>x</request></axlError></detail></soapenv:Fault>`);
const MEMORY = fault('Maximum AXL Memory Allocation Consumed. Please retry once requests in progress have completed');
const tooLarge = (rows: number, less: number) => fault(`Query request too large. Total rows matched: ${rows} rows. Suggestive Row Fetch: less than ${less} rows`);

describe('a server that wants patience or pages', () => {
  test('without memory left a query is put again after a pause, and given up at last; the others go on', async () => {
    const soon = await serve((_query, answer, at) => (at === 3 ? { status: 500, body: MEMORY } : answer));
    expect(must(await read(soon))).toEqual(FACTS);
    const never = await serve(only('listPhone', () => ({ status: 500, body: MEMORY })));
    expect(gapsOf(await read(never))).toEqual(['phones: platform.busy']);
    expect(never.requests.filter(({ body }) => queryOf(body) === 'listPhone')).toHaveLength(4);
  });

  /** Lists in pages as a server with so many rows does, which bears no answer of `most` rows or more. */
  const paged = (all: readonly string[], most: number, query = 'listPhone') =>
    serve((asked, answer, _at, body) => {
      if (asked !== query) return answer;
      const [skip, first] = [Number(/<skip>(\d+)/.exec(body)?.[1] ?? 0), Number(/<first>(\d+)/.exec(body)?.[1] ?? Infinity)];
      const rows = all.slice(skip, Math.min(all.length, skip + first));
      return rows.length >= most ? { status: 500, body: tooLarge(all.length, most) } : { ...answer, body: answer.body.replace(ROWS[query] ?? '', rows.join('')) };
    });
  const phone = (at: number) => `<phone uuid="{${at}}"><name>SEP${String(at).padStart(12, '0')}</name><description/><model>Cisco 8841</model></phone>`;
  const phones = (count: number) => Array.from({ length: count }, (_, at) => phone(at));

  test.each([
    ['fewer than a page', 3, Infinity, 1],
    ['exactly a page', 1000, Infinity, 2],
    ['more than two thousand', 4321, Infinity, 5],
    ['pages smaller than wanted', 1234, 500, 4],
  ])('all phones are listed, each once: %s', async (_what, count, most, requests) => {
    const node = await paged(phones(count), most);
    const { phones: listed, gaps } = must(await read(node));
    expect(gaps).toEqual([]);
    expect(listed).toMatchObject({ complete: true });
    expect(listed?.rows.map(({ name }) => name)).toEqual(Array.from({ length: count }, (_, at) => `SEP${String(at).padStart(12, '0')}`));
    expect(node.requests.filter(({ body }) => queryOf(body) === 'listPhone')).toHaveLength(requests);
  });

  test('nodes too are had in pages where one answer is too large', async () => {
    const names = ['pub', ...Array.from({ length: 20 }, (_, at) => `sub${at}`)];
    const rows = names.map((name, at) => `<processNode><name>${name}</name><nodeUsage>${at === 0 ? 'Publisher' : 'Subscriber'}</nodeUsage><processNodeRole>CUCM Voice/Video</processNodeRole></processNode>`);
    expect(must(await read(await paged(rows, 8, 'listProcessNode'))).nodes?.map(({ name }) => name)).toEqual(names);
  });

  test.each([
    ['more phones than are listed', phones(20_500), Infinity, 20_000],
    ['a phone on two pages', [...phones(1000), ...phones(3)], Infinity, 1000],
    ['not even one row at a time', phones(5), 1, null],
  ])('%s: the list is not called complete', async (_what, all, most, count) => {
    const { phones: listed, gaps } = must(await read(await paged(all, most)));
    expect(listed === null ? null : [listed.rows.length, listed.complete]).toEqual(count === null ? null : [count, false]);
    expect(gaps.map(({ question }) => question)).toEqual(count === null ? ['phones'] : []);
  });

  test.each([500, 999_999_999])('a server that finds any page too large and always suggests %i rows is left, and the list is a gap', async (less) => {
    const node = await serve(only('listPhone', () => ({ status: 500, body: tooLarge(5, less) })));
    expect([gapsOf(await read(node)), must(await read(node)).phones]).toEqual([['phones: platform.axl-fault'], null]);
    expect(node.requests.filter(({ body }) => queryOf(body) === 'listPhone').length).toBeLessThan(30);
  });

  test('an empty list of CallManagers does not say that auto-registration is off', async () => {
    expect(gapsOf(await read(await serve(rows('listCallManager', (text) => text.replace(ROWS['listCallManager'] ?? '', '')))))).toEqual(['auto-registration: platform.answer-unusable']);
  });

  test('a server that knows no pages answers with everything', async () => {
    const node = await serve(rows('listPhone', (text) => text.replace(ROWS['listPhone'] ?? '', phones(2500).join(''))));
    expect(must(await read(node)).phones).toMatchObject({ complete: true, rows: { length: 2500 } });
    expect(node.requests.filter(({ body }) => queryOf(body) === 'listPhone')).toHaveLength(1);
  });

  test.each([
    ['Incorrect axl version. Supported axl versions are 12.x, 14.0 and 15.0', ['15.0', '14.0']],
    ['Incorrect axl version. Supported axl versions are 9.x, 10.x and 11.x', ['15.0', '11.5']],
    ['Supported\naxl versions are 8.5,  9.0 and 9.1', ['15.0', '9.1']],
    ['Supported axl versions are 99.0', ['15.0']],
    ['', ['15.0', '14.0', '12.5', '12.0', '11.5']],
  ])('the schema is chosen from the list of the page, if it has one: %s', async (page, asked) => {
    const known = [asked.at(-1)];
    const node = await serve((_query, answer, _at, body) => {
      const schema = /API\/([\d.]+)"/.exec(body)?.[1];
      if (!known.includes(schema) || asked.length === 1) return { status: 599, body: `<html><body>${page}</body></html>` };
      return { ...answer, status: 200, body: answer.body === '' ? envelope(`<ns:${queryOf(body)}Response xmlns:ns="x"><return>${ROWS[queryOf(body)] ?? ''}</return></ns:${queryOf(body)}Response>`) : answer.body };
    });
    const result = await read(node);
    expect(result.ok ? result.value.schema : result.error.code).toBe(asked.length === 1 ? 'platform.axl-versions' : asked.at(-1));
    const probed = node.requests.filter(({ body }) => queryOf(body) === 'getCCMVersion').map(({ body }) => /API\/([\d.]+)"/.exec(body)?.[1]);
    expect(probed).toEqual(asked);
  });
});

describe('schemas before 10.0', () => {
  /** Rows as the schemas 8.5 to 9.1 have them: no role of a node, no word for auto-registration. */
  const OLD: Readonly<Record<string, string>> = {
    ...ROWS,
    getCCMVersion: '<componentVersion><version>9.1.2.11900(12)</version></componentVersion>',
    listProcessNode:
      '<processNode uuid="{1}"><name>EnterpriseWideData</name><nodeUsage>Subscriber</nodeUsage></processNode>' +
      '<processNode uuid="{3}"><name>10.48.47.154</name><nodeUsage>Subscriber</nodeUsage></processNode>' +
      '<processNode uuid="{2}"><name>cucm-pub</name><nodeUsage>Publisher</nodeUsage></processNode>',
    listCallManager:
      '<callManager uuid="{5}"><name>CM_pub</name><autoRegistration><startDn>1000</startDn><endDn>1000</endDn></autoRegistration></callManager>' +
      '<callManager uuid="{6}"><name>CM_sub</name><autoRegistration><startDn/><endDn/></autoRegistration></callManager>',
  };
  const old = (schema: string, change: (query: string, rows: string) => string = (_query, text) => text) =>
    serve((query, answer, _at, body) => {
      if (!body.includes(`API/${schema}"`)) return { status: 599, body: '' };
      if (/processNodeRole|autoRegistrationEnabled/.test(body)) return { status: 500, body: FAULT };
      return { ...answer, status: 200, body: envelope(`<ns:${query}Response xmlns:ns="x"><return>${change(query, OLD[query] ?? '')}</return></ns:${query}Response>`) };
    });

  test.each(['8.5', '9.0', '9.1'])('%s: nodes, services, auto-registration and phones are read', async (schema) => {
    expect(must(await read(await old(schema)))).toEqual({
      ...FACTS,
      schema,
      release: '9.1.2.11900(12)',
      nodes: [
        { name: '10.48.47.154', role: 'subscriber', product: 'callmanager', services: ['R & D'] },
        { name: 'cucm-pub', role: 'publisher', product: 'callmanager', services: ['Cisco Tftp', 'Cisco CallManager'] },
      ],
      autoRegistration: false,
    });
  });

  test('auto-registration is on where the range ends elsewhere than it begins, and unknown without a range', async () => {
    const bent = (from: string, to: string) => old('9.1', (query, text) => (query === 'listCallManager' ? text.replace(from, to) : text));
    expect(must(await read(await bent('<endDn>1000', '<endDn>1999'))).autoRegistration).toBe(true);
    expect(must(await read(await bent('<startDn/><endDn/>', '<startDn/><endDn>2000</endDn>'))).autoRegistration).toBe(true);
    expect(gapsOf(await read(await bent('<startDn/><endDn/>', '')))).toEqual(['auto-registration: platform.answer-unusable']);
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
  ])('%s', async (what, bend) => {
    const result = await read(await serve(bend));
    if (what === 'no XML') expect(codeOf(result)).toBe('platform.answer-unusable');
    else expect(must(result).gaps.map(({ error }) => error.code)).toEqual(['platform.answer-unusable']);
  });

  test.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "mixed">]>'],
    ['entities that grow', `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at} "${'&a;'.repeat(10)}">`).join('')}]>`],
    ['an outside entity', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'],
  ])('%s', async (_what, type) => {
    const node = await serve(rows('executeSQLQuery', (text) => text.replace('?>', `?>${type}`)));
    expect(must(await read(node)).gaps).toMatchObject([{ question: 'mode', error: { code: 'platform.answer-unusable', params: { detail: 'HTTP 200, XML with a document type' } } }]);
  });

  test('an answer nested without end', async () => {
    const node = await serve(rows('executeSQLQuery', () => envelope('<a>'.repeat(20_000))));
    expect(gapsOf(await read(node))).toEqual(['mode: platform.answer-unusable']);
  });

  test('names that reach for the prototype of objects', async () => {
    const node = await serve(rows('executeSQLQuery', (text) => text.replace('<row>', '<row><__proto__><paramvalue>0</paramvalue></__proto__><constructor>x</constructor>')));
    expect(must(await read(node))).toMatchObject({ mode: 'mixed', gaps: [] });
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
    expect(await read(node)).toMatchObject({ ok: false, error: { code: 'platform.answer-unusable', params: { detail: 'more than 65536 bytes' } } });
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
