import { type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions, type TLSSocket } from 'node:tls';
import { newClientNumber } from '../../core/ctl-provider/client-number.ts';
import { connectCluster } from '../../core/ctl-provider/connect-cluster.ts';
import { Secret } from '../../core/ports/secret.ts';
import { identityPem } from '../../practice/identities/recipe.ts';
import { ADMIN, PUB_TLS, sha256Of } from './fixture.ts';

export const ALPN = ['open-ctl-provider/2'];
/** SHA-256 of the certificate that {@link tlsPeer} presents unless it is told otherwise. */
export const PIN = sha256Of(PUB_TLS);
const cleanups: (() => unknown)[] = [];

/** For `afterEach`: ends every peer that was started. */
export async function endPeers(): Promise<void> {
  for (const cleanup of cleanups.splice(0)) await cleanup();
}

/** Listens on a free port of the loopback address. */
export async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A TLS peer that is not ours; collects the application data it gets. */
export async function tlsPeer(options: TlsOptions, onSocket: (socket: TLSSocket) => void = () => undefined): Promise<{ port: number; received: Buffer[]; closed: () => number }> {
  const received: Buffer[] = [];
  let closed = 0;
  const server = createTlsServer({ ...identityPem(PUB_TLS), ...options }, (socket) => {
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => (closed += 1));
    onSocket(socket);
  });
  server.on('tlsClientError', () => (closed += 1));
  return { port: await listening(server), received, closed: () => closed };
}

export const connectAt = (port: number, more: { deadline?: number; signal?: AbortSignal; expectedSha256?: string; host?: string } = {}) =>
  connectCluster({ host: '127.0.0.1', port, expectedSha256: PIN, username: ADMIN.name, client: newClientNumber(), password: new Secret(ADMIN.password), ...more });
