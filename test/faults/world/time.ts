import { type Clock } from '../../../core/ports/clock.ts';

interface Due {
  readonly at: number;
  readonly number: number;
  readonly run: () => void;
}

/** When all runs begin; any day will do. */
const BEGINS = Date.UTC(2026, 2, 14, 23, 0, 0);

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

/**
 * Time of one run: it passes only when nothing is left to do at the present moment. What takes time in the world of a run (a frame on its way, a
 * disk, a deadline) is an event here; everything else happens between two events.
 */
export class VirtualTime {
  /** By time, then in the order in which they were asked for; the next one is the last. */
  readonly #due: Due[] = [];
  #number = 0;
  #now = 0;

  /** Milliseconds since the run began. */
  get now(): number {
    return this.#now;
  }

  after(milliseconds: number, run: () => void): () => void {
    const due: Due = { at: this.#now + Math.max(0, milliseconds), number: (this.#number += 1), run };
    let low = 0;
    let high = this.#due.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#due[middle];
      if (other !== undefined && (other.at > due.at || (other.at === due.at && other.number > due.number))) low = middle + 1;
      else high = middle;
    }
    this.#due.splice(low, 0, due);
    return () => {
      const at = this.#due.indexOf(due);
      if (at >= 0) this.#due.splice(at, 1);
    };
  }

  /**
   * Lets time pass until `done`, at most so many milliseconds of it.
   * @returns whether it came to that; false also where nothing is left that could ever happen.
   */
  async pass(done: () => boolean, most: number): Promise<boolean> {
    const end = this.#now + most;
    // What is loaded when it is first wanted comes from the real disk.
    for (let breaths = 0; ; ) {
      await turn();
      if (done()) return true;
      const next = this.#due.at(-1);
      if (next === undefined) {
        if ((breaths += 1) > 400) return false;
        await breath();
        continue;
      }
      breaths = 0;
      if (next.at > end) {
        this.#now = end;
        return false;
      }
      this.#due.pop();
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
  }

  /** Lets so much time pass, whatever happens in it. */
  async drain(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      await turn();
      const next = this.#due.at(-1);
      if (next === undefined || next.at > end) break;
      this.#due.pop();
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }

  /** A clock whose time of day is `offset()` milliseconds off, and whose timers end with `alive()`. */
  clock(offset: () => number, alive: () => boolean): Clock {
    return {
      now: () => new Date(BEGINS + this.#now + offset()),
      elapsed: () => this.#now,
      after: (milliseconds, callback) =>
        this.after(milliseconds, () => {
          if (alive()) callback();
        }),
    };
  }
}
