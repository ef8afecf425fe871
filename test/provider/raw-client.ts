import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { PUB_TLS, tlsOf } from './fixture.ts';

/** A client that may send anything; written apart from the product's framing. */
export interface RawClient {
  readonly socket: TLSSocket;
  /** Sends one frame with this JSON. */
  send(message: unknown): void;
  /** Sends bytes as they are. */
  sendBytes(bytes: Uint8Array): void;
  /** The next reply, or `closed`. */
  next(): Promise<unknown>;
  /** Sends a request and gives its reply. */
  ask(name: string, input: unknown): Promise<unknown>;
  close(): void;
}

export function frame(payload: string | Uint8Array): Buffer {
  const body = Buffer.from(payload);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

/** Connects with our application protocol unless told otherwise. */
export async function rawClient(port: number, options: ConnectionOptions & { readonly localAddress?: string } = {}): Promise<RawClient> {
  const socket = connect({ host: '127.0.0.1', port, ca: tlsOf(PUB_TLS).certificate, rejectUnauthorized: false, maxVersion: 'TLSv1.2', ciphers: 'AES256-GCM-SHA384', ALPNProtocols: ['open-ctl-provider/2'], ...options });
  const replies: unknown[] = [];
  let waiting: ((reply: unknown) => void) | undefined;
  let buffer = Buffer.alloc(0);
  let id = 0;
  const arrive = (reply: unknown): void => {
    if (waiting === undefined) replies.push(reply);
    waiting?.(reply);
    waiting = undefined;
  };
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    while (buffer.length >= 4 && buffer.length >= 4 + buffer.readUInt32BE()) {
      const end = 4 + buffer.readUInt32BE();
      const text = buffer.subarray(4, end).toString();
      buffer = buffer.subarray(end);
      arrive(JSON.parse(text));
    }
  });
  socket.on('close', () => arrive('closed'));
  await once(socket, 'secureConnect');
  socket.on('error', () => undefined);
  const client: RawClient = {
    socket,
    send: (message) => void socket.write(frame(JSON.stringify(message))),
    sendBytes: (bytes) => void socket.write(bytes),
    next: () =>
      new Promise((resolve) => {
        if (replies.length > 0) resolve(replies.shift());
        else waiting = resolve;
      }),
    ask(name, input) {
      client.send({ id: (id += 1), name, input });
      return client.next();
    },
    close: () => void socket.destroy(),
  };
  return client;
}

/** What hello says, under a client number of its own unless told otherwise. */
export const helloOf = (client: string = randomBytes(16).toString('hex')) => ({ version: 2, client });

/** A client that has exchanged hello. @param localAddress one of the loopback network. */
export async function greetedClient(port: number, number?: string, localAddress = '127.0.0.1'): Promise<RawClient> {
  const client = await rawClient(port, { localAddress });
  await client.ask('hello', helloOf(number));
  return client;
}

/** What a reply refused with, or the reply itself. */
export function codeOf(reply: unknown): unknown {
  if (typeof reply !== 'object' || reply === null || !('error' in reply)) return reply;
  const { error } = reply;
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
}
