import { type Clock, sleep } from '../../ports/clock.ts';

/** How many requests an interface takes in how long. */
export interface Rate {
  readonly requests: number;
  readonly milliseconds: number;
}

/**
 * Requests for registrations that the cluster takes a minute, from all programs together (*Allowed Device Queries Per Minute*, Serviceability XML guide). A second more than a minute, since requests may
 * reach the node closer together than they were sent.
 */
export const RIS_RATE: Rate = { requests: 15, milliseconds: 61_000 };
/** Of PerfMon (*Allowed Performance Queries Per Minute*, the same guide). */
export const PERFMON_RATE: Rate = { requests: 80, milliseconds: 61_000 };
/** Resets that are under way side by side. */
export const RESETS_AT_A_TIME = 4;
/** Milliseconds to wait before a reading is asked for again that a limit turned away: another program may use it too (known programs wait 5 to 30 s). */
export const THROTTLE_PAUSES = [5000, 10_000, 20_000] as const;

/** Lets requests go one after the other, never more in any stretch of time than the rate. */
export class RateLimit {
  readonly #clock: Clock;
  readonly #rate: Rate;
  /** When the last ones went, by {@link Clock.elapsed}. */
  #went: readonly number[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** Resolves when one more may go, or when `signal` aborts: then nothing went. */
  turn(signal: AbortSignal): Promise<void> {
    const turn = this.#queue.then(() => this.#wait(signal));
    this.#queue = turn;
    return turn;
  }

  async #wait(signal: AbortSignal): Promise<void> {
    const { requests, milliseconds } = this.#rate;
    while (!signal.aborted) {
      const [oldest] = this.#went;
      const left = this.#went.length < requests || oldest === undefined ? 0 : oldest + milliseconds - this.#clock.elapsed();
      if (left <= 0) {
        this.#went = [...this.#went, this.#clock.elapsed()].slice(-requests);
        return;
      }
      await sleep(this.#clock, left, signal);
    }
  }
}

/** Lets so many things be under way at a time; who comes later waits in turn. */
export class Places {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  async with<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
