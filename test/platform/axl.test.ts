import { afterAll, describe, expect, test, vi } from 'vitest';
import { readAxlFacts } from '../../core/platform/axl/read-facts.ts';
import { probeHttps } from '../../core/platform/https/pinned.ts';
import { Secret } from '../../core/ports/secret.ts';
import { must } from '../helpers/founding-document.ts';
import { startWebNode } from '../helpers/https-node.ts';
import { codeOf, endNodes, FACTS, FAULT, gapsOf, HOST, nodes, only, PASSWORD, queryOf, read, serve, USERNAME } from '../helpers/platform/axl-server.ts';

afterAll(endNodes);

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

  test('the header Date of an answer tells how far off the clock of the node is', async () => {
    const node = await serve((_query, answer) => ({ ...answer, headers: { ...answer.headers, Date: new Date(Date.now() + 600_000).toUTCString() } }));
    const { clockSkew } = must(await read(node));
    expect(clockSkew).toBeGreaterThanOrEqual(540_000);
    expect(clockSkew).toBeLessThanOrEqual(600_000);
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
    expect(must(await read(node, { deadline: 6000 }))).toMatchObject({ mode: 'mixed', nodes: FACTS.nodes, autoRegistration: null, phones: null });
    const cancel = new AbortController();
    const reading = read(node, { signal: cancel.signal });
    const before = node.requests.length;
    await vi.waitFor(() => expect(node.requests.slice(before).some(({ body }) => queryOf(body) === 'listCallManager')).toBe(true), { timeout: 60_000 });
    cancel.abort();
    expect(codeOf(await reading)).toBe('connect.cancelled');
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
