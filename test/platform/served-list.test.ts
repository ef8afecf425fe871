import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readServedTrustList } from '../../core/calls/platform/served-list.ts';
import { createTrustListsDesk } from '../../core/calls/trust-lists/desk.ts';
import { trustListText } from '../../core/calls/trust-lists/look.ts';
import { showCtlText } from '../../core/trust/show.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { foundingParts, mixedFile, must } from '../helpers/founding-document.ts';

const MODIFIED = Date.UTC(2015, 1, 24, 15, 37, 45);
const bench = { trustLists: createTrustListsDesk() };

describe('the file that a node gives to phones', () => {
  let file: CtlFile;
  /** Resolves when a request came that gets no answer. */
  let waits: () => void;
  const waiting = new Promise<void>((resolve) => (waits = resolve));
  const node = createServer((request, response) => {
    if (request.url === '/CTLFile.tlv') response.setHeader('Last-Modified', new Date(MODIFIED).toUTCString()).end(Buffer.from(file.bytes));
    else if (request.headers.host?.startsWith('localhost') === true) waits();
    else response.writeHead(404).end();
  });
  const read = (kind: 'CTL' | 'ITL', host = '127.0.0.1') => readServedTrustList(bench, { host, port: (node.address() as AddressInfo).port, kind });
  beforeAll(async () => {
    file = mixedFile(foundingParts());
    await new Promise<void>((resolve) => void node.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    node.closeAllConnections();
    return new Promise((resolve) => node.close(resolve));
  });

  it('is loaded without a sign-in, and is marked as of somebody who proved nothing', async () => {
    const { list } = must(await read('CTL'));
    expect(list).toMatchObject({ served: true, entries: 5, verdict: { kind: 'verified' } });
    expect(list.name).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/CTLFile\.tlv$/);
    expect(must(await trustListText(bench, { id: list.id, part: 0 }))).toEqual({ text: showCtlText(file, verifyCtlFile(file), new Date(MODIFIED)), more: false });
  });

  it.runIf(Object.values(networkInterfaces()).flat().some((one) => one?.address === '::1'))('names an IPv6 address as addresses of pages do (RFC 3986, 3.2.2)', async () => {
    const other = createServer((_, response) => response.end(Buffer.from(file.bytes)));
    await new Promise<void>((resolve) => void other.listen(0, '::1', resolve));
    const { port } = other.address() as AddressInfo;
    expect(must(await readServedTrustList(bench, { host: '::1', port, kind: 'CTL' })).list.name).toBe(`http://[::1]:${port}/CTLFile.tlv`);
    await new Promise((resolve) => other.close(resolve));
  });

  it('is not there, and the answer says so', async () => {
    expect(await read('ITL')).toMatchObject({ ok: false, error: { code: 'ctl-file.not-served', where: '127.0.0.1', params: { list: 'ITL' } } });
  });

  it('is waited for no longer when another one is wanted', async () => {
    const first = read('ITL', 'localhost');
    await waiting;
    expect(await read('CTL')).toMatchObject({ ok: true });
    expect(await first).toMatchObject({ ok: false, error: { code: 'connect.cancelled' } });
  });
});
