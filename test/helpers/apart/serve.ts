import { readFileSync } from 'node:fs';
import process from 'node:process';
import { measureTurns } from '../longest-turn.ts';

/** What a process cost that did the product's part alone. */
export interface Cost {
  /** Milliseconds of processor time in which nothing else went on. */
  readonly turn: number;
  /** Bytes of memory at its highest above what there was behind the first call, garbage included. */
  readonly memory: number;
}

/** The highest that this process has been, bytes; elsewhere than on Linux what it is now. What getrusage(2) says of it holds that of the process that started it. */
function most(): number {
  if (process.platform !== 'linux') return process.memoryUsage.rss();
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
}

/** Answers the calls of `startApart`, one at a time; an exception ends the process. @param handler the input is what the other side's type says. */
export function serveApart(handler: (input: never) => Promise<unknown>): void {
  const turns = measureTurns();
  let idle: number | null = null;
  process.on('message', (input: unknown) => {
    if (input === 'cost') {
      process.send?.({ turn: turns.longest(), memory: most() - (idle ?? most()) } satisfies Cost);
      return;
    }
    void handler(input as never).then((output) => {
      idle ??= most();
      process.send?.(output);
    });
  });
}
