import { type Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** Bytes that are taken in one turn of the event loop: a thousand of the smallest packets. */
const A_TURN = 16_384;
/** What may stand before the identification (RFC 4253, 4.2), and how long it may be in all. */
const MAX_GREETING = 65_536;
const MAX_LINES = 256;
const LINE_END = 10;

/**
 * A connection whose bytes come a piece a turn, however fast the other side sends: so timers, cancelling and other connections keep their
 * turn. The lines up to the identification are handed over in one piece, since ssh2 1.17 loses some of those that arrive in three.
 */
export class PacedSocket extends Duplex {
  readonly #socket: Socket;
  /** The lines so far; `undefined` = the identification is through. */
  #greeting: Buffer | undefined = Buffer.alloc(0);
  #waiting: Buffer[] = [];
  #wanted = false;
  #turn: NodeJS.Immediate | undefined;
  #ended = false;

  constructor(socket: Socket) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    socket.on('data', (bytes: Buffer) => this.#arrive(bytes));
    socket.on('end', () => {
      this.#ended = true;
      this.#hand();
    });
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  #arrive(bytes: Buffer): void {
    this.#socket.pause();
    if (this.#greeting === undefined) this.#waiting.push(bytes);
    else this.#greet(Buffer.concat([this.#greeting, bytes]));
    this.#hand();
  }

  #greet(greeting: Buffer): void {
    const { end, lines } = identificationEnd(greeting);
    if (end === undefined && (greeting.length > MAX_GREETING || lines > MAX_LINES)) {
      this.destroy(new Error('too much text before the identification'));
      return;
    }
    this.#greeting = end === undefined ? greeting : undefined;
    if (end === undefined) return;
    // Whole, however long it is: it is bounded already.
    this.push(greeting.subarray(0, end));
    if (end < greeting.length) this.#waiting.push(greeting.subarray(end));
  }

  /** Hands on one piece in a turn of its own, then the next when it is wanted. */
  #hand(): void {
    if (this.#turn !== undefined || this.destroyed) return;
    this.#turn = setImmediate(() => {
      this.#turn = undefined;
      const [first] = this.#waiting;
      if (first === undefined) {
        if (this.#ended) this.push(null);
        else if (this.#wanted || this.#greeting !== undefined) this.#socket.resume();
        return;
      }
      const piece = first.subarray(0, A_TURN);
      if (piece.length < first.length) this.#waiting[0] = first.subarray(A_TURN);
      else this.#waiting.shift();
      this.#wanted = this.push(piece);
      if (this.#wanted) this.#hand();
    });
  }

  override _read(): void {
    this.#wanted = true;
    this.#hand();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearImmediate(this.#turn);
    this.#waiting = [];
    this.#socket.destroy();
    done(error);
  }
}

/** Where the identification ends: it is the first line that begins with `SSH-`. */
function identificationEnd(greeting: Buffer): { readonly end: number | undefined; readonly lines: number } {
  let lines = 0;
  for (let start = 0; ; lines += 1) {
    const end = greeting.indexOf(LINE_END, start);
    if (end < 0) return { end: undefined, lines };
    if (greeting.subarray(start, start + 4).toString('latin1') === 'SSH-') return { end: end + 1, lines };
    start = end + 1;
  }
}
