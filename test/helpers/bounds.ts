import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'vitest';
import { type Cost } from './apart/serve.ts';
import { measureTurns } from './longest-turn.ts';

/** What hostile input may cost: bytes above what the program held before, milliseconds of processor time in which nothing else goes on. */
const MOST = { memory: 64 * 1024 * 1024, turn: 500 };

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** How many inputs go by between two looks at memory: what is garbage is collected before, since the test makes most of it. */
const EVERY = 20;

export const toldCost = ({ turn, memory }: Cost): string => `longest turn ${turn.toFixed(0)} ms, ${(memory / 1024 / 1024).toFixed(0)} MiB more`;

/** The same bounds for what a process of its own has cost. */
export function checkCost({ turn, memory }: Cost): void {
  expect(turn).toBeLessThan(MOST.turn);
  expect(memory).toBeLessThan(MOST.memory);
}

/** Looks at both while a suite runs. `sample` is called between two inputs; what was held before the first of them counts as idle. */
export class BoundMeter {
  readonly #turns = measureTurns();
  #idle = 0;
  #held = 0;
  #inputs = 0;

  sample(): void {
    this.#inputs += 1;
    if (this.#inputs % EVERY !== 1) return;
    collect();
    const now = process.memoryUsage.rss();
    if (this.#idle === 0) this.#idle = now;
    this.#held = Math.max(this.#held, now - this.#idle);
  }

  /** Bytes above what was held before. */
  get held(): number {
    return this.#held;
  }

  /** What it came to, for the figures. */
  stop(): string {
    this.#turns.stop();
    return toldCost({ turn: this.#turns.longest(), memory: this.#held });
  }

  check(): void {
    expect(this.#turns.longest()).toBeLessThan(MOST.turn);
    this.checkHeld();
  }

  /** Memory alone, where the suite itself lets nobody else have a turn. */
  checkHeld(): void {
    expect(this.#held).toBeLessThan(MOST.memory);
  }
}
