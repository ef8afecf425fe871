import { type Clock, sleep } from '../../ports/clock.ts';

/** How many requests an interface takes in how long. */
export interface Rate {
  readonly requests: number;
  readonly milliseconds: number;
}

/**
 * Requests for registrations that the cluster takes a minute, from all programs together (*Allowed Device Queries Per Minute*, Serviceability XML guide). A little more than a minute,
 * since two clocks do not go alike.
 */
export const RIS_RATE: Rate = { requests: 15, milliseconds: 60_500 };
/** Of PerfMon (*Allowed Performance Queries Per Minute*, the same guide). */
export const PERFMON_RATE: Rate = { requests: 80, milliseconds: 60_500 };
/** Resets that are under way side by side. */
export const RESETS_AT_A_TIME = 4;
/**
 * Milliseconds to wait before a reading is asked for again that a limit turned away: another program may use it too (cisco-risport and PHP clients wait 5 to 30 s). The last is longer than the
 * minute in which the cluster counts: what it turned away may count too, and nothing of ours is left of it then.
 */
export const THROTTLE_PAUSES = [5000, 20_000, 61_000] as const;

/**
 * Lets requests go, never more in any stretch of time than the rate, as the other side counts them: a request is counted there at some time between its beginning and its answer, so it takes its place
 * until that long after its answer.
 */
export class RateLimit {
  readonly #clock: Clock;
  readonly #rate: Rate;
  #underWay = 0;
  /** When the last ones were answered, by {@link Clock.elapsed}. */
  #answered: number[] = [];
  /** Tells who waits that one was answered. */
  #tell: () => void = () => undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** Runs the request when it is its turn; `undefined` = `signal` aborted before. */
  async with<T>(signal: AbortSignal, request: () => Promise<T>): Promise<T | undefined> {
    const turn = this.#queue.then(() => this.#admitted(signal));
    this.#queue = turn;
    if (!(await turn)) return undefined;
    try {
      return await request();
    } finally {
      this.#underWay -= 1;
      this.#answered.push(this.#clock.elapsed());
      this.#tell();
    }
  }

  async #admitted(signal: AbortSignal): Promise<boolean> {
    const { requests, milliseconds } = this.#rate;
    while (!signal.aborted) {
      const now = this.#clock.elapsed();
      this.#answered = this.#answered.filter((time) => now - time < milliseconds);
      if (this.#underWay + this.#answered.length < requests) {
        this.#underWay += 1;
        return true;
      }
      const [oldest] = this.#answered;
      await (oldest === undefined ? this.#oneAnswered(signal) : sleep(this.#clock, oldest + milliseconds - now, signal));
    }
    return false;
  }

  #oneAnswered(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const over = (): void => {
        signal.removeEventListener('abort', over);
        this.#tell = () => undefined;
        resolve();
      };
      this.#tell = over;
      signal.addEventListener('abort', over, { once: true });
    });
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
