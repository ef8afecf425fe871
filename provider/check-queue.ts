import { networkOf } from './address-key.ts';
import { compareRanks } from './rank.ts';

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
  start(): void;
  drop(): void;
}

/**
 * Of all that wait, the next is the one with the least against it; among equals the network that was served longest ago has its turn, then
 * whose address has fewer waiting, then whose address was served longest ago. Where many addresses are still equal, the first and the last
 * that came are taken in turns: neither who was there before a crowd nor who comes behind it waits for all of it. What is gone is dropped unchecked.
 */
export function createCheckQueue(): CheckQueue {
  let entries: Entry[] = [];
  /** Number of the turn in which an address or a network was served last; forgotten when nobody waits. */
  const served = new Map<string, number>();
  let turn = 0;
  let busy = false;

  const countOf = (address: string): number => entries.filter((entry) => entry.waiting.address === address).length;

  const rankOf = (waiting: Waiting): readonly number[] => {
    const { address } = waiting;
    return [waiting.standing(), served.get(networkOf(address)) ?? 0, countOf(address), served.get(address) ?? 0];
  };

  const next = (): void => {
    if (busy) return;
    const gone = entries.filter(({ waiting }) => !waiting.isLive());
    entries = entries.filter(({ waiting }) => waiting.isLive());
    for (const entry of gone) entry.drop();
    const ranked = entries.map((entry) => ({ entry, rank: rankOf(entry.waiting) }));
    const [best] = [...ranked].sort((a, b) => compareRanks(a.rank, b.rank));
    if (best === undefined) {
      served.clear();
      return;
    }
    const equal = ranked.filter(({ rank }) => compareRanks(rank, best.rank) === 0).map(({ entry }) => entry);
    const { address } = (turn % 2 === 0 ? equal.at(-1) : equal[0])?.waiting ?? best.entry.waiting;
    const chosen = equal.find((entry) => entry.waiting.address === address) ?? best.entry;
    busy = true;
    turn += 1;
    entries = entries.filter((entry) => entry !== chosen);
    served.set(address, turn);
    served.set(networkOf(address), turn);
    chosen.start();
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
