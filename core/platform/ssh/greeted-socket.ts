import { type Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** What may stand before the identification (RFC 4253, 4.2). */
const MAX_GREETING = 65_536;
const MAX_LINES = 256;
const LINE_END = 10;

/**
 * A connection whose lines up to the identification come in one piece and are bounded: ssh2 1.17 loses some of those that arrive in three
 * pieces, as a slow node sends them.
 */
export class GreetedSocket extends Duplex {
  readonly #socket: Socket;
  /** The lines so far; `undefined` = the identification is through. */
  #greeting: Buffer | undefined = Buffer.alloc(0);

  constructor(socket: Socket) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    socket.on('data', (bytes: Buffer) => {
      const piece = this.#greeting === undefined ? bytes : this.#greet(Buffer.concat([this.#greeting, bytes]));
      if (piece !== undefined && !this.push(piece)) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  /** The whole, once the identification is in it. */
  #greet(greeting: Buffer): Buffer | undefined {
    const { isWhole, lines } = readGreeting(greeting);
    this.#greeting = isWhole ? undefined : greeting;
    if (isWhole) return greeting;
    if (greeting.length > MAX_GREETING || lines > MAX_LINES) this.destroy(new Error('too much text before the identification'));
    return undefined;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}

/** The identification is the first line that begins with `SSH-`. */
function readGreeting(greeting: Buffer): { readonly isWhole: boolean; readonly lines: number } {
  let lines = 0;
  for (let start = 0; ; lines += 1) {
    const end = greeting.indexOf(LINE_END, start);
    if (end < 0) return { isWhole: false, lines };
    if (greeting.subarray(start, start + 4).toString('latin1') === 'SSH-') return { isWhole: true, lines };
    start = end + 1;
  }
}
