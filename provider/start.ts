import { type DropArgument, type Socket } from 'node:net';
import path from 'node:path';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { createNodeFiles } from '../core/files/node.ts';
import { systemClock } from '../core/time/system-clock.ts';
import { PROVIDER_LIMITS } from '../shared/provider/limits.ts';
import { boundsOf, ProviderStartError, type ProviderConfig } from './config.ts';
import { type EventBody, type ProviderEvent } from './events.ts';
import { openNode } from './open-node.ts';
import { isPasswordHash } from './passwords.ts';
import { serveSession } from './session.ts';
import { tlsSettings } from './tls-settings.ts';

/** A provider that listens. */
export interface Provider {
  readonly port: number;
  /** Cuts all connections, lets changes under way finish on disk, and frees the data folder. */
  close(): Promise<void>;
}

export interface ProviderOptions {
  /**
   * Called for every event, synchronously: a `request` before it is handled, a `reply` after the message was handled and before
   * the reply is sent. What it throws in these two ends the connection.
   */
  readonly onEvent?: (event: ProviderEvent) => void;
}

const LOCK_FILE = 'provider.lock';

/**
 * Starts the Open CTL Provider of one node.
 * @throws ProviderStartError when the configuration cannot work, the data folder is in use, or the port is taken.
 */
export async function startProvider(config: ProviderConfig, options: ProviderOptions = {}): Promise<Provider> {
  const bounds = boundsOf(config);
  checkConfig(config);
  const emit = (event: EventBody): void => options.onEvent?.({ time: systemClock.now().toISOString(), ...event });
  const server = createTlsServer(config, bounds.handshakeSeconds);
  const files = createNodeFiles();
  await files.makeFolder(config.dataFolder);
  const lock = await files.lock(path.join(config.dataFolder, LOCK_FILE), `provider of ${config.name}`);
  if (!lock.held) throw new ProviderStartError(`${config.dataFolder} is in use by another provider`);
  try {
    const node = await openNode(config, { files, clock: systemClock, bounds, emit, port: () => portOf(server) });

    const sockets = trackSockets(server);
    server.maxConnections = bounds.connections;
    let sessions = 0;
    server.on('drop', (dropped?: DropArgument) => emit({ kind: 'refused', session: 0, reason: 'too-many-connections', detail: dropped?.remoteAddress ?? '' }));
    server.on('tlsClientError', (error: NodeJS.ErrnoException, socket) => {
      emit({ kind: 'refused', session: 0, reason: 'tls', detail: error.code ?? error.message.slice(0, 200) });
      // After a handshake that took too long Node only reports, and leaves the connection open.
      socket.destroy();
    });
    server.on('secureConnection', (socket: TLSSocket) => {
      socket.disableRenegotiation();
      if (socket.alpnProtocol !== PROVIDER_LIMITS.alpn) {
        emit({ kind: 'refused', session: 0, reason: 'not-our-protocol', detail: socket.remoteAddress ?? '' });
        socket.on('error', () => socket.destroy());
        socket.destroy();
        return;
      }
      serveSession(socket, { node, bounds, emit, session: (sessions += 1) });
    });
    await listen(server, config);
    emit({ kind: 'listening', name: config.name, port: portOf(server) });

    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      await node.folder.settled();
      await lock.release();
      emit({ kind: 'stopped' });
    };
    return { port: portOf(server), close: () => (closing ??= close()) };
  } catch (error) {
    server.close();
    await lock.release();
    throw error;
  }
}

function checkConfig(config: ProviderConfig): void {
  const broken = config.users.find((user) => !isPasswordHash(user.passwordHash));
  if (broken !== undefined) throw new ProviderStartError(`user ${broken.name}: not a line of "ctl-provider hash-password"`);
  if (config.role === 'publisher' && config.cluster === undefined) throw new ProviderStartError('the publisher needs "cluster"');
  const own = config.cluster?.servers.find((server) => server.name === config.name);
  if (config.role === 'publisher' && own?.role !== 'publisher') throw new ProviderStartError(`"cluster" must list ${config.name} as the publisher`);
}

function createTlsServer(config: ProviderConfig, handshakeSeconds: number): Server {
  const settings = tlsSettings(config.tls, handshakeSeconds);
  try {
    return createServer(settings);
  } catch (error) {
    throw new ProviderStartError(`TLS settings: ${error instanceof Error ? error.message : 'unusable'}`);
  }
}

/** All open sockets: those still in the TLS handshake, and the TLS sockets, which notice only later that the one below is gone. */
function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  const track = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  };
  server.on('connection', track);
  server.on('secureConnection', track);
  return sockets;
}

function listen(server: Server, { host, port }: ProviderConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => reject(new ProviderStartError(`cannot listen on ${host} port ${port}: ${error.code ?? error.message}`));
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
