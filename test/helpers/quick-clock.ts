import { type Clock } from '../../core/ports/clock.ts';

/** A clock on which all waiting is over at once, and has taken the time that it was to take. */
export function quickClock(start: Date): Clock {
  let passed = 0;
  return {
    now: () => new Date(start.getTime() + passed),
    elapsed: () => passed,
    after(milliseconds, callback) {
      let isOver = false;
      setImmediate(() => {
        if (isOver) return;
        passed += milliseconds;
        callback();
      });
      return () => {
        isOver = true;
      };
    },
  };
}
