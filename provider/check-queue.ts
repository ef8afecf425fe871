/** An attempt that waits for its turn. */
export interface Waiting {
  readonly address: string;
  /** Whether anybody still wants to know. */
  isLive(): boolean;
  /** What it has against it when its turn is decided: less goes first. */
  standing(): number;
}

/** Does one check at a time, since each takes 32 MiB and a tenth of a second. */
export interface CheckQueue {
  /** The result of the work, `full` where this address has too many waiting, `gone` where nobody waits for it any more when its turn comes. */
  run<T>(waiting: Waiting, work: () => Promise<T>): Promise<T | 'full' | 'gone'>;
}

/** Attempts of one address that may wait. */
export const PER_ADDRESS = 4;

interface Entry {
  readonly waiting: Waiting;
  /** Turns that its address has had when it came: who had fewer goes first. */
  start(): void;
  drop(): void;
}

/**
 * Of all that wait, the next is the one with the least against it; among equals those whose address has fewer waiting, then whose address
 * was served longest ago, then who came first. What is gone is dropped unchecked.
 */
export function createCheckQueue(): CheckQueue {
  let entries: Entry[] = [];
  /** Number of the turn in which an address was served last; those that wait no more are forgotten. */
  const served = new Map<string, number>();
  let turn = 0;
  let busy = false;

  const countOf = (address: string): number => entries.filter((entry) => entry.waiting.address === address).length;

  const next = (): void => {
    if (busy) return;
    const gone = entries.filter(({ waiting }) => !waiting.isLive());
    entries = entries.filter(({ waiting }) => waiting.isLive());
    for (const entry of gone) entry.drop();
    const ranked = entries.map((entry) => ({ entry, rank: [entry.waiting.standing(), countOf(entry.waiting.address), served.get(entry.waiting.address) ?? 0] }));
    const [first] = ranked.sort((a, b) => firstDifference(a.rank, b.rank));
    if (first === undefined) {
      served.clear();
      return;
    }
    busy = true;
    entries = entries.filter((entry) => entry !== first.entry);
    served.set(first.entry.waiting.address, (turn += 1));
    first.entry.start();
  };

  return {
    run: <T>(waiting: Waiting, work: () => Promise<T>) =>
      new Promise<T | 'full' | 'gone'>((resolve, reject) => {
        if (entries.filter((entry) => entry.waiting.address === waiting.address && entry.waiting.isLive()).length >= PER_ADDRESS) {
          resolve('full');
          return;
        }
        const start = (): void => {
          void work()
            .then(resolve, reject)
            .finally(() => {
              busy = false;
              next();
            });
        };
        entries.push({ waiting, start, drop: () => resolve('gone') });
        next();
      }),
  };
}

const firstDifference = (a: readonly number[], b: readonly number[]): number => a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
