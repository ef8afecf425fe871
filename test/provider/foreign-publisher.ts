import { type Duplex } from 'node:stream';
import { PUB, serverEntry } from './fixture.ts';
import { ALPN, tlsPeer } from './foreign-peer.ts';

/** One request as it came, and the reply that is right. */
export interface Asked {
  readonly id: number;
  readonly name: string;
  readonly right: { readonly id: number; readonly ok: true; readonly value: unknown };
}

/**
 * A publisher that is not the product's: it knows what is right to say to each message up to the list of the cluster, and to those that `more` has, and says what `answer` writes.
 * @returns its port
 */
export async function foreignPublisher(more: Readonly<Record<string, unknown>>, answer: (socket: Duplex, asked: Asked) => void): Promise<number> {
  let port = 0;
  const values: Readonly<Record<string, unknown>> = {
    hello: { name: PUB, role: 'publisher', software: 'x', time: new Date().toISOString() },
    login: { ticket: 't', expires: '2030-01-01T00:00:00Z' },
    resume: { expires: '2030-01-01T00:00:00Z' },
    get cluster() {
      return { servers: [serverEntry(PUB, 'publisher', port)], release: '1', autoRegistration: false, mode: 'mixed' };
    },
    certificates: { certificates: [] },
  };
  const peer = await tlsPeer({ ALPNProtocols: ALPN }, (socket) => {
    let buffer = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      buffer = Buffer.concat([buffer, bytes]);
      if (buffer.length < 4 || buffer.length < 4 + buffer.readUInt32BE()) return;
      const { id, name } = JSON.parse(buffer.subarray(4).toString()) as { id: number; name: string };
      buffer = Buffer.alloc(0);
      answer(socket, { id, name, right: { id, ok: true, value: more[name] ?? values[name] ?? {} } });
    });
  });
  port = peer.port;
  return port;
}
