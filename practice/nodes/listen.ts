import { connect, createServer, type Server, type Socket } from 'node:net';

/** Practice listens on this computer only. */
export const LOOPBACK = '127.0.0.1';

export interface Listener {
  readonly port: number;
  /** Cuts all connections and frees the port. */
  close(): Promise<void>;
}

/** Starts a TCP, HTTP or HTTPS server on loopback; port 0 = any free one. */
export function listen(server: Server, port = 0): Promise<Listener> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      const address = server.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : 0, close });
    });
  });
}

async function holdPort(): Promise<number> {
  const far = createServer((socket) => socket.unref());
  const { port } = await listen(far);
  return new Promise((resolve, reject) => {
    const near = connect(port, LOOPBACK, () => {
      resolve(near.localPort ?? 0);
      near.unref();
      far.unref();
    });
    near.once('error', reject);
  });
}

let held: Promise<number> | null = null;

/**
 * A port on which nothing listens, as of a node that is switched off. It is the near end of a connection of this process to itself, so
 * that no other program is given it meanwhile; one serves for all and goes with the process.
 */
export function deadPort(): Promise<number> {
  held ??= holdPort();
  return held;
}
