import { connect, createServer, type Server, type Socket } from 'node:net';

/** Practice listens on this computer only. */
export const LOOPBACK = '127.0.0.1';

export interface Listener {
  readonly port: number;
  /** Cuts all connections and frees the port. */
  close(): Promise<void>;
}

/** Starts a server on the port that it had before, or on any where that one is another program's now; 0 = it had none. */
export const preferring = async <T>(port: number, start: (port: number) => Promise<T>): Promise<T> => {
  try {
    return await start(port);
  } catch (error) {
    if (port === 0) throw error;
    return await start(0);
  }
};

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

async function holdPort(wanted: number): Promise<number> {
  const far = createServer((socket) => socket.unref());
  const { port } = await listen(far);
  return new Promise((resolve, reject) => {
    const near = connect({ port, host: LOOPBACK, ...(wanted === 0 ? {} : { localPort: wanted }) }, () => {
      resolve(near.localPort ?? 0);
      near.unref();
      far.unref();
    });
    near.once('error', (error) => {
      far.close();
      reject(error);
    });
  });
}

let held: Promise<number> | null = null;

/**
 * A port on which nothing listens, as of a node that is switched off. It is the near end of a connection of this process to itself, so
 * that no other program is given it meanwhile; one serves for all and goes with the process.
 * @param before the one that such a node had, which it has again where it is free; 0 = none.
 */
export function deadPort(before = 0): Promise<number> {
  held ??= preferring(before, holdPort);
  return held;
}

/** As `deadPort`, in the form of something that listens. */
export const nobody = async (before: number): Promise<{ readonly port: number }> => ({ port: await deadPort(before) });
