import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { createServer, type TlsOptions, type TLSSocket } from 'node:tls';

/** How a handshake that a server asked for during a connection ended. */
export type AskedAgain = 'done again' | 'cut off';

/** A TLS 1.2 server that asks each client for another handshake as soon as the first is done (RFC 5246, 7.4.1.1). */
export async function startRenegotiatingServer(tls: TlsOptions) {
  let tell: (how: AskedAgain) => void = () => undefined;
  const ended = new Promise<AskedAgain>((resolve) => (tell = resolve));
  const sockets = new Set<TLSSocket>();
  const server = createServer({ maxVersion: 'TLSv1.2', ...tls }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => tell('cut off'));
    socket.resume();
    socket.renegotiate({}, (error) => {
      if (error === null) tell('done again');
    });
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    ended,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
