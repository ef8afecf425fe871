import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { fetchCtlFile } from '../../core/platform/http-files/ctl-file.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { foundingParts, mixedFile, must } from '../helpers/founding-document.ts';
import { startWebNode, type WebNode } from '../helpers/https-node.ts';

const HOST = '127.0.0.1';
const FILE = mixedFile(foundingParts()).bytes;
const nodes: WebNode[] = [];
afterAll(async () => {
  for (const node of nodes) await node.close();
});

async function serve(scheme: 'https' | 'http', status: number, body: Uint8Array = FILE): Promise<WebNode> {
  const node = await startWebNode(scheme, (_body, request, response) => {
    if (request.url !== '/CTLFile.tlv' || request.method !== 'GET') response.writeHead(400).end();
    else response.writeHead(status, { 'last-modified': 'Mon, 09 Mar 2015 10:38:50 GMT' }).end(body);
  });
  nodes.push(node);
  return node;
}
const overHttp = (node: WebNode) => fetchCtlFile({ scheme: 'http', host: HOST, port: node.port });

test('the file comes by HTTP and by HTTPS with its date', async () => {
  const http = await serve('http', 200);
  const https = await serve('https', 200);
  const file = { bytes: new Uint8Array(FILE), sha256: sha256Hex(FILE), lastModified: '2015-03-09T10:38:50.000Z', clockSkew: 0 };
  expect(must(await overHttp(http))).toEqual(file);
  expect(must(await fetchCtlFile({ scheme: 'https', host: HOST, port: https.port, expectedSha256: https.sha256 }))).toEqual(file);
});

test.each([
  ['ahead', () => new Date(Date.now() + 600_000).toUTCString(), [540_000, 600_000]],
  ['behind', () => new Date(Date.now() - 600_000).toUTCString(), [-660_000, -540_000]],
  ['of another form', () => new Date(Date.now() + 600_000).toISOString(), null],
  ['of no day', () => 'Mon, 99 Foo 2026 10:00:00 GMT', null],
  ['not told', () => null, null],
])('the time of a node that is %s is compared with that of this computer', async (_what, dateNow, bounds) => {
  const date = dateNow();
  const node = await startWebNode('http', (_body, _request, response) => {
    response.sendDate = false;
    response.writeHead(200, date === null ? {} : { date }).end(FILE);
  });
  nodes.push(node);
  const skew = must(await overHttp(node))?.clockSkew ?? null;
  const [least = 0, most = 0] = bounds ?? [];
  expect(skew === null ? null : skew >= least && skew <= most).toBe(bounds === null ? null : true);
});

test('a node that serves none is told from one that is busy or answers something else', async () => {
  expect(must(await overHttp(await serve('http', 404)))).toBeNull();
  expect(await overHttp(await serve('http', 503))).toMatchObject({ ok: false, error: { code: 'platform.busy' } });
  expect(await overHttp(await serve('http', 500))).toMatchObject({ ok: false, error: { code: 'platform.answer-unusable' } });
  expect(await overHttp(await serve('http', 200, new Uint8Array(0)))).toMatchObject({ ok: false, error: { code: 'platform.answer-unusable' } });
});

test('a server that turns to another protocol is not waited for', async () => {
  const server = createServer((client) => {
    client.on('error', () => undefined);
    client.once('data', () => client.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'));
  });
  server.listen(0, HOST);
  await once(server, 'listening');
  const result = await fetchCtlFile({ scheme: 'http', host: HOST, port: (server.address() as AddressInfo).port });
  server.close();
  expect(result).toMatchObject({ ok: false, error: { code: 'platform.answer-unusable', params: { detail: 'HTTP 101' } } });
});

test('a file that is too long is cut off', async () => {
  expect(await overHttp(await serve('http', 200, new Uint8Array(1_000_001)))).toMatchObject({ ok: false, error: { code: 'platform.answer-unusable', params: { detail: 'more than 1000000 bytes' } } });
});

test('by HTTPS another certificate than the accepted one gets no request', async () => {
  const node = await serve('https', 200);
  const result = await fetchCtlFile({ scheme: 'https', host: HOST, port: node.port, expectedSha256: 'ff'.repeat(32) });
  expect(result).toMatchObject({ ok: false, error: { code: 'trust.certificate-changed' } });
  expect(node.requests).toHaveLength(0);
});

test.each(['TLSv1.2', 'TLSv1.3'] as const)('a server that wants a certificate of the client is known by how it ends: %s', async (version) => {
  const node = await startWebNode('https', (_body, _request, response) => response.end(), { requestCert: true, rejectUnauthorized: true, minVersion: version, maxVersion: version });
  const strange = await startWebNode('https', (_body, _request, response) => response.end(), {
    minVersion: version,
    maxVersion: version,
    ciphers: version === 'TLSv1.2' ? 'NULL-SHA256:@SECLEVEL=0' : 'TLS_AES_128_CCM_8_SHA256',
  });
  nodes.push(node, strange);
  const load = (from: WebNode, expectedSha256: string) => fetchCtlFile({ scheme: 'https', host: HOST, port: from.port, expectedSha256 });
  expect(await load(node, node.sha256)).toMatchObject({ ok: false, error: { code: 'platform.client-certificate' } });
  // Another server than the accepted one cannot send people to HTTP, nor can one that only has no algorithm in common.
  expect(await load(node, 'ff'.repeat(32))).toMatchObject({ ok: false, error: { code: 'trust.certificate-changed' } });
  expect(await load(strange, strange.sha256)).toMatchObject({ ok: false, error: { code: 'platform.tls-failed' } });
  expect(node.requests).toHaveLength(0);
});
