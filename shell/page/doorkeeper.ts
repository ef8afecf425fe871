import { type Duplex } from 'node:stream';
import { type RawData, type WebSocket } from 'ws';
import { type Transport } from '../../shared/contract/transport.ts';
import { isKey } from './admission.ts';
import { CLOSE_REFUSED, CLOSE_TAKEN_OVER, CLOSE_VIOLATION, MAX_BEFORE_KEY, type ServerFrame, readPageFrame } from '../../shared/contract/page-frames.ts';
import { PageLink, takeText } from './link.ts';

/** Time for a stranger to answer the goodbye, in milliseconds; one that does not must not keep its place. */
const GOODBYE_MS = 1000;

function refuse(socket: WebSocket): void {
  socket.close(CLOSE_REFUSED);
  setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
}

/** Lets one page at a time to the engine: the one that shows the key, or takes over from another that did. */
export class PageDoorkeeper {
  readonly #engine: Transport;
  readonly #key: string;
  readonly #keyWithin: number;
  readonly #onAdmitted: (wire: Duplex) => void;
  #present: { readonly socket: WebSocket; readonly link: PageLink } | null = null;
  readonly #waiting = new Set<WebSocket>();

  /**
   * @param keyWithin milliseconds that a connection may take to show the key.
   * @param onAdmitted called when one has.
   */
  constructor(engine: Transport, key: string, keyWithin: number, onAdmitted: (wire: Duplex) => void) {
    this.#engine = engine;
    this.#key = key;
    this.#keyWithin = keyWithin;
    this.#onAdmitted = onAdmitted;
  }

  /** A connection whose first frame must be the key. */
  receive(socket: WebSocket, wire: Duplex): void {
    const timer = setTimeout(() => refuse(socket), this.#keyWithin);
    let received = 0;
    const count = (chunk: Buffer): void => {
      received += chunk.length;
      if (received > MAX_BEFORE_KEY) socket.terminate();
    };
    const noLongerStrange = (): void => {
      clearTimeout(timer);
      wire.off('data', count);
      socket.off('close', noLongerStrange);
    };
    // Before the WebSocket reads them.
    wire.prependListener('data', count);
    socket.once('close', noLongerStrange);
    socket.once('message', (data, isBinary) => {
      noLongerStrange();
      const frame = isBinary ? null : readPageFrame(takeText(data));
      if (frame === null || !('key' in frame) || !isKey(this.#key, frame.key)) refuse(socket);
      else this.#recognised(socket, wire);
    });
  }

  #recognised(socket: WebSocket, wire: Duplex): void {
    this.#onAdmitted(wire);
    if (this.#present === null) {
      this.#admit(socket);
      return;
    }
    const taken: ServerFrame = { taken: true };
    socket.send(JSON.stringify(taken));
    this.#waiting.add(socket);
    socket.once('close', () => this.#waiting.delete(socket));
    socket.on('message', this.#onAnswer(socket));
  }

  /** The answer to `taken`. */
  #onAnswer(socket: WebSocket) {
    const answer = (data: RawData, isBinary: boolean): void => {
      // It may have been let in meanwhile, because the other tab was closed.
      if (!this.#waiting.has(socket)) return;
      const frame = isBinary ? null : readPageFrame(takeText(data));
      if (frame === null || !('takeOver' in frame)) {
        socket.close(CLOSE_VIOLATION);
        return;
      }
      this.#present?.link.close(CLOSE_TAKEN_OVER);
      this.#admit(socket);
    };
    return answer;
  }

  #admit(socket: WebSocket): void {
    this.#waiting.delete(socket);
    this.#present = { socket, link: new PageLink(socket, this.#engine) };
    socket.once('close', () => {
      if (this.#present?.socket !== socket) return;
      this.#present = null;
      // A reloaded page may knock before its old connection is seen to be gone.
      const [next] = this.#waiting;
      if (next !== undefined) this.#admit(next);
    });
  }
}
