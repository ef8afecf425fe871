import { WebSocket } from 'ws';
import { type CallInput, type CallName, type CallOutput } from '../../../shared/contract/calls.ts';
import { type ServerFrame } from '../../../shared/contract/page-frames.ts';
import { type Result } from '../../../shared/domain/result.ts';
import { type ViewState } from '../../../shared/session/view-state.ts';

/** The page of `ctl serve` as a person uses it: calls by its WebSocket, and the newest view state. */
export class Page {
  /** Everything that the program has sent, as it was sent. */
  readonly frames: Buffer[] = [];
  #state: ViewState | null = null;
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, (result: Result<unknown>) => void>();
  readonly #waiting = new Set<() => void>();
  #lastId = 0;
  #isOver = false;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      this.frames.push(data);
      if (!isBinary) this.#receive(data.toString('utf8'));
    });
    socket.once('close', () => {
      this.#isOver = true;
      this.#tell();
    });
  }

  /** @param address as the program prints it, with its key. */
  static async open(address: string): Promise<Page> {
    const { port, hash } = new URL(address);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/transport`, { headers: { Origin: `http://127.0.0.1:${port}` } });
    const page = new Page(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.send(JSON.stringify({ key: hash.slice(1) }));
    while (page.#state === null) await page.#news();
    return page;
  }

  get state(): ViewState {
    if (this.#state === null) throw new Error('a page that is open has a state');
    return this.#state;
  }

  /** The answer, once the view state is there that belongs to it. */
  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>>> {
    const result = await this.#ask(name, input);
    // States are sent one at a time, so that the last one may come behind the answer; it comes before the next.
    await this.#ask('recentServers', {});
    return result;
  }

  async #ask<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>>> {
    const id = (this.#lastId += 1);
    const answered = new Promise<Result<unknown>>((resolve) => this.#answers.set(id, resolve));
    // In two pieces, which the program has to put together.
    const text = JSON.stringify({ id, name, input });
    this.#socket.send(text.slice(0, -20), { fin: false });
    this.#socket.send(text.slice(-20));
    return (await answered) as Result<CallOutput<N>>;
  }

  /** A call that has to succeed. */
  async do<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const result = await this.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    return result.value;
  }

  async until(holds: (state: ViewState) => boolean): Promise<ViewState> {
    while (!holds(this.state)) {
      if (this.#isOver) throw new Error('the program has closed the page');
      await this.#news();
    }
    return this.state;
  }

  end(): void {
    this.#socket.terminate();
  }

  #news(): Promise<void> {
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  #receive(text: string): void {
    const frame = JSON.parse(text) as ServerFrame;
    if ('id' in frame) {
      this.#answers.get(frame.id)?.(frame.result);
      this.#answers.delete(frame.id);
    } else if ('state' in frame) {
      this.#state = frame.state;
      this.#tell();
    }
  }

  #tell(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
