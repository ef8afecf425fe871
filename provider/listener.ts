import { createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { PROVIDER_LIMITS } from '../shared/provider/limits.ts';
import { addressKey } from './address-key.ts';
import { ProviderStartError, type ProviderConfig } from './config.ts';
import { type EventBody } from './events.ts';
import { type Place, type Places } from './places.ts';
import { type ClientStream } from './session.ts';
import { whyNotListening } from './system-words.ts';
import { tlsSettings } from './tls-settings.ts';

/** The port of one provider: connections get a place before they cost a handshake. */
export interface Listener {
  /** 0 until it listens. */
  port(): number;
  /** @throws ProviderStartError when the port cannot be had. */
  listen(config: Pick<ProviderConfig, 'host' | 'port'>): Promise<void>;
  /** Other certificates for new connections. @throws ProviderStartError and changes nothing when they cannot be used. */
  useTls(tls: ProviderConfig['tls']): void;
  /** Cuts all connections. */
  close(): Promise<void>;
}

interface ListenerParts {
  readonly tls: ProviderConfig['tls'];
  readonly handshakeSeconds: number;
  readonly places: Places;
  readonly emit: (event: EventBody) => void;
  /** A connection on which our protocol was agreed on. */
  readonly serve: (stream: ClientStream, place: Place) => void;
}

/** @throws ProviderStartError for TLS settings that cannot be used. */
export function createListener({ tls, handshakeSeconds, places, emit, serve }: ListenerParts): Listener {
  const secure = usable(() => createTlsServer(tlsSettings(tls, handshakeSeconds)));
  const tcp = createTcpServer();
  /** Ways to end each open connection. */
  const open = new Map<string, { readonly place: Place; readonly sockets: Set<Socket> }>();
  const refused = (reason: 'tls' | 'not-our-protocol' | 'too-many-connections', detail: string): void => emit({ kind: 'refused', session: 0, reason, detail });

  tcp.on('connection', (socket) => {
    const name = nameOf(socket);
    const address = socket.remoteAddress ?? '';
    const sockets = new Set<Socket>([socket]);
    const cut = (): void => {
      for (const one of sockets) one.destroy();
    };
    socket.on('error', cut);
    const place = places.take(addressKey(address), () => {
      refused('too-many-connections', address);
      cut();
    });
    if (place === undefined) {
      refused('too-many-connections', address);
      cut();
      return;
    }
    const connection = { place, sockets };
    open.set(name, connection);
    socket.on('close', () => {
      place.leave();
      // The other end may have used its port again before this was seen.
      if (open.get(name) === connection) open.delete(name);
      // A TLS socket notices only later that the one below is gone.
      cut();
    });
    secure.emit('connection', socket);
  });
  secure.on('tlsClientError', (error: NodeJS.ErrnoException, socket) => {
    refused('tls', error.code ?? error.message.slice(0, 200));
    // After a handshake that took too long Node only reports, and leaves the connection open.
    socket.destroy();
  });
  secure.on('secureConnection', (socket: TLSSocket) => {
    socket.disableRenegotiation();
    const connection = open.get(nameOf(socket));
    if (connection === undefined || socket.alpnProtocol !== PROVIDER_LIMITS.alpn) {
      if (connection !== undefined) refused('not-our-protocol', socket.remoteAddress ?? '');
      socket.on('error', () => socket.destroy());
      socket.destroy();
      return;
    }
    connection.sockets.add(socket);
    serve(socket, connection.place);
  });

  return {
    port: () => portOf(tcp),
    listen: ({ host, port }) => listen(tcp, host, port),
    useTls(next) {
      usable(() => secure.setSecureContext(tlsSettings(next, handshakeSeconds)));
    },
    async close() {
      const closed = new Promise((resolve) => tcp.close(resolve));
      for (const { sockets } of open.values()) for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function usable<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof ProviderStartError) throw error;
    throw new ProviderStartError(`TLS settings: ${error instanceof Error ? error.message : 'unusable'}`);
  }
}

/** The other end, which has one connection from a port at a time; the same for a socket and the TLS socket over it. */
const nameOf = ({ remoteAddress = '', remotePort = 0 }: Socket): string => `${remoteAddress} ${remotePort}`;

function listen(server: TcpServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => reject(new ProviderStartError(`cannot listen on ${host} port ${port}: ${whyNotListening(error)}`));
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      resolve();
    });
  });
}

function portOf(server: TcpServer): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
