import { type Clock } from '../../core/ports/clock.ts';

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

/** A clock that jumps to the next moment at which something is to happen, once nothing else is left to do: hours pass in milliseconds, in their order. */
export function jumpingClock(start: Date): Clock {
  let now = 0;
  let isJumping = false;
  const timers = new Set<Timer>();
  const jump = (): void => {
    isJumping = false;
    const next = [...timers].reduce<Timer | null>((first, timer) => (first === null || timer.due < first.due ? timer : first), null);
    if (next === null) return;
    timers.delete(next);
    now = Math.max(now, next.due);
    next.callback();
    ask();
  };
  const ask = (): void => {
    if (isJumping || timers.size === 0) return;
    isJumping = true;
    // Whatever else is ready is done first: answers of servers in this process take a few turns.
    setImmediate(() => setImmediate(() => setImmediate(jump)));
  };
  return {
    now: () => new Date(start.getTime() + now),
    elapsed: () => now,
    after(milliseconds, callback) {
      const timer = { due: now + milliseconds, callback };
      timers.add(timer);
      ask();
      return () => void timers.delete(timer);
    },
  };
}
