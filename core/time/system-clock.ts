import { type Clock } from '../ports/clock.ts';

/** The computer's own clock and timers. A timer keeps the process alive until it was called or taken back. */
export const systemClock: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
