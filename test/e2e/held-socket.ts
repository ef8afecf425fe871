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

  letGo(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    this.#holdAt = () => false;
    for (const message of waiting) this.#near?.send(message);
  }

  /** Names of the calls that the page sent, in order. */
  get calls(): readonly string[] {
    return this.#calls;
  }

  #pass(near: WebSocketRoute, told: string): void {
    const frame = JSON.parse(told) as Frame;
    const message = frame.state === undefined ? told : JSON.stringify({ ...frame, state: this.#instead(frame.state) });
    if (this.#waiting !== null) {
      this.#waiting.push(message);
      return;
    }
    near.send(message);
    if (frame.state !== undefined && this.#holdAt(frame.state)) this.#waiting = [];
  }
}
