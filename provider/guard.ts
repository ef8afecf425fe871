import { createHmac, randomBytes } from 'node:crypto';
import { type Clock } from '../core/ports/clock.ts';
import { type Bounds } from './config.ts';
import { createThrottle } from './throttle.ts';

/**
 * Who has to wait before a password is looked at (docs/protocol.md, "Passwords and tickets"). Four memories, none of which can be
 * filled with what belongs into another:
 * - *places*: from where a user has signed in. Only a right password or ticket writes here.
 * - failures of a user *at such a place*: they alone count there, so nobody elsewhere keeps a user out of it.
 * - failures of an *address* that is no place of the user it tries.
 * - failures at a *user's name* from such addresses. They count only against addresses that have used up their free failures, and for
 *   seconds: they slow down many addresses that guess together, and lock nobody out who comes from somewhere else.
 */
export interface Guard {
  /** Seconds until this attempt may be looked at; 0 = now. */
  wait(user: string, address: string): number;
  failed(user: string, address: string): void;
  /** A right password. */
  succeeded(user: string, address: string): void;
  /** A ticket that was none. */
  ticketRefused(address: string): void;
  /** A right ticket. */
  ticketTaken(user: string, address: string): void;
  waitOfAddress(address: string): number;
  /** What an attempt has against it: less goes first. */
  standing(user: string, address: string): number;
  /** The same of an address, before it has said who it is. */
  standingOfAddress(address: string): number;
}

const MOST_ADDRESSES = 10_000;
/** Places that are remembered of each user; the one that was used longest ago makes room. */
const PLACES_PER_USER = 16;
const MOST_PLACES = 4096;
/** Names that are nobody's share this many counters, so that they cannot fill the memory and look like those of users. */
const NAMES_OF_NOBODY = 4096;
/** Longest wait for what others did, in seconds. */
const OTHERS_WAIT = 30;

/** @param isUser whether a name is that of a user; asked each time, since a configuration may be read again. */
export function createGuard(bounds: Bounds, clock: Clock, isUser: (name: string) => boolean): Guard {
  const now = (): number => clock.elapsed();
  const atPlace = createThrottle(bounds, MOST_PLACES, now);
  const ofAddress = createThrottle(bounds, MOST_ADDRESSES, now);
  const ofName = createThrottle({ ...bounds, longestWaitSeconds: Math.min(bounds.longestWaitSeconds, OTHERS_WAIT) }, MOST_PLACES + NAMES_OF_NOBODY, now);
  const places = createPlacesOfUsers();
  const secret = randomBytes(32);

  const pair = (user: string, address: string): string => JSON.stringify([user, address]);
  const nameKey = (user: string): string => (isUser(user) ? `user ${user}` : `nobody ${createHmac('sha256', secret).update(user).digest().readUInt32BE() % NAMES_OF_NOBODY}`);

  return {
    wait(user, address) {
      if (places.has(user, address)) return atPlace.wait(pair(user, address));
      const own = ofAddress.wait(address);
      return ofAddress.failures(address) < bounds.freeFailures ? own : Math.max(own, ofName.wait(nameKey(user)));
    },
    failed(user, address) {
      if (places.has(user, address)) atPlace.failed(pair(user, address));
      else {
        ofAddress.failed(address);
        ofName.failed(nameKey(user));
      }
    },
    succeeded(user, address) {
      places.add(user, address);
      atPlace.forget(pair(user, address));
    },
    ticketRefused: (address) => ofAddress.failed(address),
    ticketTaken: (user, address) => places.add(user, address),
    waitOfAddress: (address) => ofAddress.wait(address),
    standing: (user, address) => (places.has(user, address) ? -1 : ofAddress.failures(address)),
    standingOfAddress: (address) => (places.ofAnybody(address) ? -1 : ofAddress.failures(address)),
  };
}

function createPlacesOfUsers() {
  const ofUser = new Map<string, Set<string>>();
  /** Users of each address. */
  const counts = new Map<string, number>();
  const count = (address: string, more: number): void => {
    const users = (counts.get(address) ?? 0) + more;
    if (users > 0) counts.set(address, users);
    else counts.delete(address);
  };
  return {
    has: (user: string, address: string): boolean => ofUser.get(user)?.has(address) ?? false,
    ofAnybody: (address: string): boolean => counts.has(address),
    add(user: string, address: string): void {
      const known = ofUser.get(user) ?? new Set<string>();
      ofUser.set(user, known);
      if (!known.delete(address)) count(address, 1);
      known.add(address);
      const [oldest] = known;
      if (known.size <= PLACES_PER_USER || oldest === undefined) return;
      known.delete(oldest);
      count(oldest, -1);
    },
  };
}
