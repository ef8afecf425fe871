import { afterAll, describe, expect, test } from 'vitest';
import { type ServerResponse } from 'node:http';
import { NOT_COUNTED } from '../../shared/domain/neighbours.ts';
import { must } from '../helpers/founding-document.ts';
import { startWebNode } from '../helpers/https-node.ts';
import { type Answer, codeOf, endNodes, envelope, FACTS, FAULT, gapsOf, nodes, only, read, ROWS, rows, serve } from '../helpers/platform/axl-server.ts';

afterAll(endNodes);

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
