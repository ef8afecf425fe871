import { readFileSync } from 'node:fs';
import process from 'node:process';
import { collect } from '../collect.ts';
import { measureTurns } from '../longest-turn.ts';

/** What a process cost that did the product's part alone; memory in bytes above what there was behind the first call. */
export interface Cost {
  /** Milliseconds of processor time in which nothing else went on. */
  readonly turn: number;
  /** Held behind a call, when what is garbage was collected. */
  readonly memory: number;
  /** At its highest, garbage included. */
  readonly peak: number;
}

/** How many calls go by between two looks at what is held. */
const EVERY = 20;

/** The highest that this process has been; elsewhere than on Linux what it is now. What getrusage(2) says of it holds that of the process that started it. */
function highest(): number {
  if (process.platform !== 'linux') return process.memoryUsage.rss();
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
}

function held(): number {
  collect();
  return process.memoryUsage.rss();
}

/** Answers the calls of `startApart`, one at a time; an exception ends the process. @param handler the input is what the other side's type says. */
export function serveApart(handler: (input: never) => Promise<unknown>): void {
  const turns = measureTurns();
  const behind: number[] = [];
  let calls = 0;
  const cost = (): Cost => {
    const turn = turns.longest();
    const [idle = 0] = behind;
    return { turn, memory: Math.max(...behind, held()) - idle, peak: highest() - idle };
  };
  process.on('message', (input: unknown) => {
    if (input === 'cost') {
      process.send?.(cost());
      return;
    }
    void handler(input as never).then((output) => {
      if (calls % EVERY === 0) behind.push(held());
      calls += 1;
      process.send?.(output);
    });
  });
}
