import { type Bounds } from './config.ts';

interface Failures {
  count: number;
  /** Milliseconds of the monotonic clock. */
  blockedUntil: number;
  last: number;
}

/** What a throttle needs of the bounds. */
export type Waits = Pick<Bounds, 'freeFailures' | 'firstWaitSeconds' | 'longestWaitSeconds'>;

/** Slows down who keeps failing. A key is an address, a user's name, or a user at an address. */
export interface Throttle {
  /** Seconds until the key may try again, rounded up; 0 = now. */
  wait(key: string): number;
  /** Failures that are remembered. */
  failures(key: string): number;
  failed(key: string): void;
  forget(key: string): void;
}

/** A key is forgotten this many longest waits after its last failure. */
const MEMORY = 4;

/** Delays that double with every failure after the free ones, in bounded memory: of too many keys, the one that failed longest ago makes room. */
export function createThrottle({ freeFailures, firstWaitSeconds, longestWaitSeconds }: Waits, mostKeys: number, now: () => number): Throttle {
  const keys = new Map<string, Failures>();

  const known = (key: string): Failures | undefined => {
    const failures = keys.get(key);
    if (failures === undefined || now() - failures.last < longestWaitSeconds * 1000 * MEMORY) return failures;
    keys.delete(key);
    return undefined;
  };
  const delay = (count: number): number => (count < freeFailures ? 0 : Math.min(firstWaitSeconds * 2 ** (count - freeFailures), longestWaitSeconds) * 1000);

  return {
    wait: (key) => Math.max(0, Math.ceil(((known(key)?.blockedUntil ?? 0) - now()) / 1000)),
    failures: (key) => known(key)?.count ?? 0,

    failed(key) {
      const count = (known(key)?.count ?? 0) + 1;
      keys.delete(key);
      keys.set(key, { count, blockedUntil: now() + delay(count), last: now() });
      const [oldest] = keys.keys();
      if (keys.size > mostKeys && oldest !== undefined) keys.delete(oldest);
    },

    forget(key) {
      keys.delete(key);
    },
  };
}
