import { type Bounds } from './config.ts';
import { compareRanks } from './rank.ts';

/** A connection's place. */
export interface Place {
  /** It is no stranger any more, and keeps its place until it leaves. */
  signedIn(): void;
  leave(): void;
}

/** Who may be connected at a time. A stranger is a connection that has not signed in. */
export interface Places {
  /**
   * A place for a stranger from this address, or `undefined` where those who are signed in have all.
   * @param end called when the place is needed for another; the connection is to be cut.
   */
  take(address: string, end: () => void): Place | undefined;
}

interface Stranger {
  readonly address: string;
  end(): void;
}

/** Of all places the share that strangers may take: the others are for who has signed in. */
const STRANGERS_SHARE = 0.75;

/**
 * Places for connections. Strangers take three quarters of them at most, and no address more than its bound: one more ends the oldest of
 * its own. Where strangers have all of theirs, the oldest of the address that has most makes room; among addresses that have as many, of
 * the one with the most failed sign-ins; so a single connection from somewhere else is let in, and what is silent goes first.
 */
export function createPlaces({ connections, strangersPerAddress }: Pick<Bounds, 'connections' | 'strangersPerAddress'>, standingOf: (address: string) => number): Places {
  const strangersPlaces = Math.ceil(connections * STRANGERS_SHARE);
  /** In the order of their coming. */
  const strangers = new Set<Stranger>();
  let known = 0;

  const evict = (stranger: Stranger | undefined): void => {
    if (stranger === undefined) return;
    strangers.delete(stranger);
    stranger.end();
  };

  const weakest = (comer: string): Stranger | undefined => {
    const counts = new Map<string, number>([[comer, 1]]);
    for (const { address } of strangers) counts.set(address, (counts.get(address) ?? 0) + 1);
    const ranked = [...strangers].map((stranger) => {
      const standing = standingOf(stranger.address);
      return { stranger, rank: [standing < 0 ? 0 : 1, counts.get(stranger.address) ?? 0, standing] };
    });
    return ranked.reduce((worst, one) => (compareRanks(one.rank, worst.rank) > 0 ? one : worst), ranked[0] ?? { stranger: undefined, rank: [] }).stranger;
  };

  return {
    take(address, end) {
      const places = Math.min(strangersPlaces, connections - known);
      if (places <= 0) return undefined;
      const own = [...strangers].filter((stranger) => stranger.address === address);
      if (own.length >= strangersPerAddress) evict(own[0]);
      if (strangers.size >= places) evict(weakest(address));
      const stranger: Stranger = { address, end };
      strangers.add(stranger);
      let left = false;
      let isKnown = false;
      return {
        signedIn() {
          if (left || isKnown || !strangers.delete(stranger)) return;
          isKnown = true;
          known += 1;
        },
        leave() {
          if (left) return;
          left = true;
          strangers.delete(stranger);
          if (isKnown) known -= 1;
        },
      };
    },
  };
}
