import { type Bounds } from './config.ts';

interface Failures {
  count: number;
  /** Milliseconds of the monotonic clock. */
  blockedUntil: number;
  last: number;
}

/** Slows down who keeps failing. A key is a user or an address. */
export interface Throttle {
  /** Seconds until any of the keys may try again, rounded up; 0 = now. */
  wait(keys: readonly string[]): number;
  failed(keys: readonly string[]): void;
  succeeded(key: string): void;
}

const MOST_KEYS = 10_000;
/** A key is forgotten this many longest waits after its last failure. */
const MEMORY = 4;

/** Delays that double with every failure after the free ones, in bounded memory: the key that failed longest ago makes room. */
export function createThrottle(bounds: Bounds, now: () => number): Throttle {
  const keys = new Map<string, Failures>();

  const known = (key: string): Failures | undefined => {
    const failures = keys.get(key);
    if (failures === undefined || now() - failures.last < bounds.longestWaitSeconds * 1000 * MEMORY) return failures;
    keys.delete(key);
    return undefined;
  };
  const delay = (count: number): number =>
    count < bounds.freeFailures ? 0 : Math.min(bounds.firstWaitSeconds * 2 ** (count - bounds.freeFailures), bounds.longestWaitSeconds) * 1000;

  return {
    wait: (asked) => Math.max(0, ...asked.map((key) => Math.ceil(((known(key)?.blockedUntil ?? 0) - now()) / 1000))),

    failed(asked) {
      for (const key of asked) {
        const count = (known(key)?.count ?? 0) + 1;
        keys.delete(key);
        keys.set(key, { count, blockedUntil: now() + delay(count), last: now() });
        const [oldest] = keys.keys();
        if (keys.size > MOST_KEYS && oldest !== undefined) keys.delete(oldest);
      }
    },

    succeeded(key) {
      keys.delete(key);
    },
  };
}
