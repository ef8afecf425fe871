import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTls } from '../../core/network/tls-connect.ts';
import { withLimit } from '../../core/network/deadline.ts';
import { must } from '../helpers/founding-document.ts';
import { startRenegotiatingServer } from '../helpers/renegotiating-server.ts';
import { PUB_TLS, startTestCluster, tlsOf, type TestCluster } from './fixture.ts';
import { helloOf, rawClient } from './raw-client.ts';

/** A handshake costs the server fifteen times what it costs the client, so that whoever may ask for one after the other stops it (CVE-2011-1473). */
describe('a second handshake within a connection', () => {
  let cluster: TestCluster;
  beforeAll(async () => (cluster = await startTestCluster()));
  afterAll(() => cluster.close());

  it('ends the connection of a client that asks a provider for it', async () => {
    const client = await rawClient(cluster.pub.provider.port);
    const asked = new Promise((resolve) => client.socket.renegotiate({}, (error) => (error === null ? resolve('done again') : undefined)));
    const closed = new Promise((resolve) => client.socket.once('close', () => resolve('cut off')));
    expect(await Promise.race([asked, closed])).toBe('cut off');
    client.close();
    // Others are served as before.
    const other = await rawClient(cluster.pub.provider.port);
    expect(await other.ask('hello', helloOf())).toMatchObject({ ok: true });
    other.close();
  });

  it('ends our connection to a server that asks us for it', async () => {
    const { certificate, key } = tlsOf(PUB_TLS);
    const server = await startRenegotiatingServer({ cert: certificate, key, ALPNProtocols: ['open-ctl-provider/2'] });
    const connected = must(await withLimit(undefined, 5000, (limit) => connectTls({ host: '127.0.0.1', port: server.port, where: 'pub' }, limit)));
    connected.stream.on('error', () => undefined);
    connected.stream.on('data', () => undefined);
    expect(await server.ended).toBe('cut off');
    connected.stream.destroy();
    await server.close();
  });
});
