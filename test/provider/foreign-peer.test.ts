import { createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { probeProvider } from '../../core/ctl-provider/probe.ts';
import { identityPem } from '../../practice/identities/recipe.ts';
import { must } from '../helpers/must.ts';
import { errorOf } from './connected.ts';
import { sha256Of, SUB_TLS, until } from './fixture.ts';
import { ALPN, connectAt, endPeers, listening, PIN, tlsPeer } from './foreign-peer.ts';

afterEach(endPeers);

describe('a peer that is not an Open CTL Provider', () => {
  it.each(['probe', 'connect'])('gets no application byte when it selects no protocol (%s)', async (how) => {
    const peer = await tlsPeer({});
    const result = how === 'probe' ? await probeProvider({ host: '127.0.0.1', port: peer.port }) : await connectAt(peer.port);
    expect(errorOf(result)).toEqual({ code: 'connect.not-open-provider', where: '127.0.0.1', params: { host: '127.0.0.1', port: peer.port } });
    await until(() => peer.closed() > 0);
    expect(Buffer.concat(peer.received)).toHaveLength(0);
  });

  it('is told as such when it refuses our protocol in the handshake', async () => {
    const peer = await tlsPeer({ ALPNProtocols: ['h2'] });
    expect(errorOf(await connectAt(peer.port))).toMatchObject({ code: 'connect.not-open-provider' });
    expect(peer.received).toHaveLength(0);
  });

  it('that never answers ends at the deadline, and has got no more than a ClientHello', async () => {
    const received: Buffer[] = [];
    const port = await listening(createTcpServer((socket) => void socket.on('data', (chunk) => received.push(chunk))));
    expect(errorOf(await connectAt(port, { deadline: 200 }))).toEqual({ code: 'connect.timeout', where: '127.0.0.1', params: { host: '127.0.0.1', port, seconds: 1 } });
    expect(errorOf(await probeProvider({ host: '127.0.0.1', port, deadline: 200 }))).toMatchObject({ code: 'connect.timeout' });
    // TLS record: type 22 (handshake), then version and length; nothing follows it.
    const [first = Buffer.alloc(5)] = received;
    expect(received).toHaveLength(2);
    expect(first[0]).toBe(22);
    expect(first.length).toBe(5 + first.readUInt16BE(3));
  });

  it('that speaks something else than TLS is told as such', async () => {
    const port = await listening(createTcpServer((socket) => void socket.end('220 mail.example.com ESMTP\r\n')));
    expect(errorOf(await connectAt(port))).toMatchObject({ code: 'connect.tls-failed' });
  });

  it('that only speaks TLS 1.3 is told as such', async () => {
    const peer = await tlsPeer({ minVersion: 'TLSv1.3', ALPNProtocols: ALPN });
    expect(errorOf(await connectAt(peer.port))).toMatchObject({ code: 'connect.tls-failed' });
  });
});

describe('a server that cannot be reached', () => {
  it('has an unknown name', async () => {
    expect(errorOf(await connectAt(2444, { host: 'no-such-host.invalid' }))).toMatchObject({ code: 'connect.name-not-found', where: 'no-such-host.invalid', params: { host: 'no-such-host.invalid' } });
  });

  it('refuses the connection', async () => {
    const server = createTcpServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    expect(errorOf(await connectAt(port))).toMatchObject({ code: 'connect.refused', params: { host: '127.0.0.1', port } });
  });

  it('is given up at once when the caller cancels, before or during the attempt', async () => {
    const port = await listening(createTcpServer(() => undefined));
    expect(errorOf(await connectAt(port, { signal: AbortSignal.abort() }))).toMatchObject({ code: 'connect.cancelled' });
    const controller = new AbortController();
    const attempt = connectAt(port, { signal: controller.signal });
    setImmediate(() => controller.abort());
    expect(errorOf(await attempt)).toMatchObject({ code: 'connect.cancelled' });
  });
});

describe('the certificate of a server', () => {
  it('is shown without a byte being sent', async () => {
    const peer = await tlsPeer({ ALPNProtocols: ALPN });
    const shown = must(await probeProvider({ host: '127.0.0.1', port: peer.port }));
    expect(shown.sha256).toBe(PIN);
    expect(shown.subject).toContain('OU=TAC');
    expect(Date.parse(shown.validFrom)).toBeLessThan(Date.now());
    expect(Date.parse(shown.validTo)).toBeGreaterThan(Date.now());
    await until(() => peer.closed() > 0);
    expect(peer.received).toHaveLength(0);
  });

  it('that is another one than expected gets no byte', async () => {
    const peer = await tlsPeer({ ALPNProtocols: ALPN, ...identityPem(SUB_TLS) });
    expect(errorOf(await connectAt(peer.port))).toEqual({ code: 'trust.certificate-changed', where: '127.0.0.1', params: { sha256: sha256Of(SUB_TLS), expected: PIN } });
    await until(() => peer.closed() > 0);
    expect(peer.received).toHaveLength(0);
  });
});
