import { type RawData, type WebSocket } from 'ws';
import { type Transport } from '../../shared/contract/transport.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { CLOSE_VIOLATION, type ServerFrame, readPageFrame } from '../../shared/contract/page-frames.ts';

/** Calls of one page that may be under way at a time: the wizard needs two, one that works and one that looks or cancels. */
const MAX_CALLS = 16;

/** The engine at one open WebSocket: answers its calls and sends it every view state. */
export class PageLink {
  readonly #socket: WebSocket;
  readonly #engine: Transport;
  readonly #unsubscribe: () => void;
  #calls = 0;
  /** The newest state that was not sent yet; older ones need not arrive. */
  #waiting: ViewState | null = null;
  #sending = false;

  constructor(socket: WebSocket, engine: Transport) {
    this.#socket = socket;
    this.#engine = engine;
    this.#send({ welcome: true });
    this.#unsubscribe = engine.subscribe((state) => this.#push(state));
    socket.on('message', (data, isBinary) => void this.#receive(data, isBinary));
    socket.once('close', this.#unsubscribe);
  }

  close(code: number): void {
    this.#unsubscribe();
    this.#socket.close(code);
  }

  #send(frame: ServerFrame, sent?: () => void): void {
    this.#socket.send(JSON.stringify(frame), sent ?? (() => undefined));
  }

  /** Sends one state at a time, so that a page that reads slowly gets the newest and fills no memory. */
  #push(state: ViewState): void {
    this.#waiting = state;
    if (this.#sending) return;
    this.#sending = true;
    this.#waiting = null;
    this.#send({ state }, () => {
      this.#sending = false;
      if (this.#waiting !== null && this.#socket.readyState === this.#socket.OPEN) this.#push(this.#waiting);
    });
  }

  async #receive(data: RawData, isBinary: boolean): Promise<void> {
    const frame = isBinary ? null : readPageFrame(takeText(data));
    // An answer to `taken` that crossed the welcome on its way.
    if (frame !== null && 'takeOver' in frame) return;
    if (frame === null || !('name' in frame) || this.#calls >= MAX_CALLS) {
      this.close(CLOSE_VIOLATION);
      return;
    }
    this.#calls += 1;
    const result = await this.#engine.call(frame.name, frame.input);
    this.#calls -= 1;
    this.#send({ id: frame.id, result });
  }
}

/**
 * Takes the text out of a message and fills it with 0: a message that came in pieces was put together in a block that all small buffers of the process share, and it may hold a password. `ws` hands over one Buffer unless it
 * is asked for fragments.
 */
export function takeText(data: RawData): string {
  if (!Buffer.isBuffer(data)) return '';
  const text = data.toString('utf8');
  data.fill(0);
  return text;
}
