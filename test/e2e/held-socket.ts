import { type Page, type WebSocketRoute } from 'playwright-core';
import { type ViewState } from '../../shared/session/view-state.ts';

interface Frame {
  readonly name?: string;
  readonly state?: ViewState;
}

/** The page's WebSocket with a hand on it: the program's frames pass, or wait until they are let go. */
export class HeldSocket {
  readonly #calls: string[] = [];
  #waiting: string[] | null = null;
  #holdAt: (state: ViewState) => boolean = () => false;
  #instead: (state: ViewState) => ViewState = (state) => state;
  #last: Frame | null = null;
  #near: WebSocketRoute | null = null;
  #opens: Promise<void> = Promise.resolve();

  /** To be called before the page is opened. */
  async watch(page: Page): Promise<void> {
    await page.routeWebSocket(/\/transport$/, async (near) => {
      await this.#opens;
      this.#near = near;
      const far = near.connectToServer();
      near.onMessage((message) => {
        const { name } = JSON.parse(String(message)) as Frame;
        if (name !== undefined) this.#calls.push(name);
        far.send(message);
      });
      far.onMessage((message) => this.#pass(near, String(message)));
    });
  }

  /** Lets no connection come about until the answered function is called. */
  holdOpening(): () => void {
    let open: () => void = () => undefined;
    this.#opens = new Promise((resolve) => {
      open = resolve;
    });
    return () => open();
  }

  /** From the first state that fits on, which still passes, everything waits for {@link letGo}. */
  holdAt(fits: (state: ViewState) => boolean): void {
    this.#holdAt = fits;
  }

  /** What the page is told from now on in place of each state: of a cluster that no walk has the time for. */
  tellInstead(instead: (state: ViewState) => ViewState): void {
    this.#instead = instead;
  }

  /** Tells the state that came last once more. */
  tellAgain(): void {
    if (this.#last?.state !== undefined) this.#near?.send(JSON.stringify({ ...this.#last, state: this.#instead(this.#last.state) }));
  }

  letGo(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    this.#holdAt = () => false;
    const near = this.#near;
    if (near !== null) for (const told of waiting) this.#pass(near, told);
  }

  /** Names of the calls that the page sent, in order. */
  get calls(): readonly string[] {
    return this.#calls;
  }

  #pass(near: WebSocketRoute, told: string): void {
    if (this.#waiting !== null) {
      this.#waiting.push(told);
      return;
    }
    const frame = JSON.parse(told) as Frame;
    near.send(frame.state === undefined ? told : JSON.stringify({ ...frame, state: this.#instead(frame.state) }));
    if (frame.state === undefined) return;
    this.#last = frame;
    if (this.#holdAt(frame.state)) this.#waiting = [];
  }
}
