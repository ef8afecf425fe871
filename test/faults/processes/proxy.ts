import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Content type of TLS records that carry what programs say (RFC 5246, 6.2.1). */
const APPLICATION_DATA = 23;
const HEADER = 5;

/** Cuts the bytes of one direction into TLS records. */
class Records {
  #rest = Buffer.alloc(0);

  *push(chunk: Buffer): Generator<Buffer> {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    while (this.#rest.length >= HEADER) {
      const size = HEADER + this.#rest.readUInt16BE(3);
      if (this.#rest.length < size) return;
      yield this.#rest.subarray(0, size);
      this.#rest = this.#rest.subarray(size);
    }
  }
}

/** One connection through the proxy. */
export interface Passage {
  readonly near: Socket;
  readonly far: Socket;
  /** From now on nothing passes in that direction, or in any. */
  isSilent: boolean;
}

/** What becomes of a record of a request: `null` = it does not pass. */
export type OnRequest = (passage: Passage, record: Buffer) => Buffer | null;

/** Stands between the program and one provider: it sees no words, but each request as a record, and can do to it what a network does. */
export class Proxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #onRequest: OnRequest;
  readonly #onReply: OnRequest;
  #target = 0;
  port = 0;
  /** Connections are refused. */
  refuses = false;
  /** Nothing comes back, as from a machine without power. */
  isDark = false;
  readonly #passages = new Set<Passage>();

  constructor(onRequest: OnRequest, onReply: OnRequest) {
    this.#onRequest = onRequest;
    this.#onReply = onReply;
    this.#server = createServer({ allowHalfOpen: true }, (near) => this.#accept(near));
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Where the provider listens. */
  set target(port: number) {
    this.#target = port;
  }

  /** From now on nothing passes on the connections that there are, and nobody is told. */
  silence(): void {
    for (const passage of this.#passages) passage.isSilent = true;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #accept(near: Socket): void {
    if (this.refuses) {
      near.resetAndDestroy();
      return;
    }
    if (this.isDark) {
      this.#sockets.add(near);
      near.on('error', () => undefined);
      near.on('close', () => this.#sockets.delete(near));
      near.resume();
      return;
    }
    const far = connect({ port: this.#target, host: '127.0.0.1', allowHalfOpen: true });
    const passage: Passage = { near, far, isSilent: false };
    this.#passages.add(passage);
    far.once('close', () => this.#passages.delete(passage));
    this.#pipe(passage, near, far, this.#onRequest);
    this.#pipe(passage, far, near, this.#onReply);
  }

  #pipe(passage: Passage, from: Socket, to: Socket, watch: OnRequest): void {
    const records = new Records();
    this.#sockets.add(from);
    from.on('data', (chunk: Buffer) => {
      for (const record of records.push(chunk)) {
        const passed = record[0] === APPLICATION_DATA && !passage.isSilent ? watch(passage, record) : record;
        if (passed !== null && !passage.isSilent && to.writable) to.write(passed);
      }
    });
    from.on('end', () => {
      if (!passage.isSilent) to.end();
    });
    from.on('error', () => {
      if (!passage.isSilent) to.resetAndDestroy();
    });
    from.on('close', () => {
      this.#sockets.delete(from);
      if (!passage.isSilent) to.destroy();
    });
  }
}
