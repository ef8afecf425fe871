import { WebSocket } from 'ws';

export type Frame = Readonly<Record<string, unknown>>;

/** The page's end of the WebSocket as a stranger writes it: every frame that came, and waiting for one. */
export class PageClient {
  readonly frames: Frame[] = [];
  /** The close code. */
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  #news: () => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      this.frames.push(JSON.parse(data.toString('utf8')) as Frame);
      this.#news();
    });
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    void this.closed.then(() => this.#news());
  }

  /** @param options `origin` empty = none is sent. */
  static open(port: number, options: { readonly origin?: string; readonly host?: string; readonly autoPong?: boolean }): Promise<PageClient> {
    const { origin = `http://127.0.0.1:${port}`, host, autoPong = true } = options;
    const headers = { ...(origin === '' ? {} : { Origin: origin }), ...(host === undefined ? {} : { Host: host }) };
    const socket = new WebSocket(`ws://127.0.0.1:${port}/transport`, { headers, autoPong });
    const client = new PageClient(socket);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(client));
      socket.on('error', reject);
    });
  }

  send(frame: Frame): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  /** A fragment of a message that has no end. */
  sendPart(text: string): void {
    this.#socket.send(text, { fin: false });
  }

  /** Puts all frames into one segment of the connection. */
  sendAtOnce(frames: readonly Frame[]): void {
    const { _socket: wire } = this.#socket as unknown as { readonly _socket: { cork(): void; uncork(): void } };
    wire.cork();
    for (const frame of frames) this.send(frame);
    wire.uncork();
  }

  sendBinary(bytes: Uint8Array): void {
    this.#socket.send(bytes);
  }

  /** The first frame that fits, come or still to come; rejects when the connection closes before. */
  async frame(fits: (frame: Frame) => boolean): Promise<Frame> {
    for (;;) {
      const found = this.frames.find(fits);
      if (found !== undefined) return found;
      if (this.#socket.readyState === WebSocket.CLOSED) throw new Error(`closed; came: ${JSON.stringify(this.frames).slice(0, 500)}`);
      await new Promise<void>((resolve) => {
        this.#news = resolve;
      });
    }
  }

  end(): void {
    this.#socket.terminate();
  }
}
