import { once } from 'node:events';
import { type AddressInfo, createServer as createTcp, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { NODE_SHA256, NODE_TLS } from '../https-node.ts';
import { type BentAnswer, sendBent } from './http.ts';

export interface BentServer {
  readonly port: number;
  readonly sha256: string;
  close(): Promise<void>;
}

/** A server that answers the first request of each connection with whatever `answer` says, byte for byte. @param answer gets the whole request, head and body. */
export async function startBentServer(scheme: 'http' | 'https', answer: (request: string) => BentAnswer): Promise<BentServer> {
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    let request = '';
    let isAnswered = false;
    socket.on('data', (bytes: Buffer) => {
      request += bytes.toString('latin1');
      const head = request.indexOf('\r\n\r\n');
      const length = Number(/^content-length: (\d+)/im.exec(request)?.[1] ?? 0);
      if (isAnswered || head < 0 || request.length < head + 4 + length) return;
      isAnswered = true;
      sendBent(socket, answer(request));
    });
  };
  const server = scheme === 'http' ? createTcp(serve) : createTls(NODE_TLS, serve);
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    sha256: NODE_SHA256,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
