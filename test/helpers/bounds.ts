import { expect } from 'vitest';
import { type Cost } from './apart/serve.ts';
import { collect } from './collect.ts';
import { measureTurns } from './longest-turn.ts';

const MIB = 1024 * 1024;
/** What hostile input may cost: bytes above what the program held before, the same with garbage that nobody has collected yet, milliseconds of processor time in which nothing else goes on. */
const MOST = { memory: 64 * MIB, peak: 128 * MIB, turn: 500 };

/** How many inputs go by between two looks at memory: what is garbage is collected before, since the test makes most of it. */
const EVERY = 20;

const told = (turn: number, memory: number): string => `longest turn ${turn.toFixed(0)} ms, ${(memory / MIB).toFixed(0)} MiB more`;

export const toldCost = ({ turn, memory, peak }: Cost): string => `${told(turn, memory)}, ${(peak / MIB).toFixed(0)} MiB with garbage`;

/** The same bounds for what a process of its own has cost. */
export function checkCost({ turn, memory, peak }: Cost): void {
  expect(turn).toBeLessThan(MOST.turn);
  expect(memory).toBeLessThan(MOST.memory);
  expect(peak).toBeLessThan(MOST.peak);
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
    return told(this.#turns.longest(), this.#held);
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
