import { type Clock } from '../core/ports/clock.ts';
import { type ProviderEvent } from './events.ts';

/** The log of a provider: what strangers cause is written at a rate that fills no disk, and what is left out is counted. */
export interface ProviderLog {
  tell(event: ProviderEvent): void;
  /** Says what was left out last. */
  close(): void;
}

/** Lines about strangers that may be written at once, and then one more each so many milliseconds. */
const BURST = 200;
const REFILL_MS = 5000;
/** Milliseconds between two lines that say how many were left out. */
const SUMMARY_MS = 60_000;
/** Lines of one session that are kept back until it is known whether it signs in. */
const HELD = 8;
/** Addresses that are counted for a summary, and those that it names. */
const MOST_ADDRESSES = 1000;
const NAMED = 3;

/**
 * One JSON line an event. A line is 1 kB at most (a name of 128 characters, all escaped), so strangers write less than 1 MB an hour.
 * Of a session that signs in nothing is left out: what was kept back of it is written then.
 */
export function createLog(writeLine: (line: string) => void, clock: Clock): ProviderLog {
  const open = new Set<number>();
  const signedIn = new Set<number>();
  const held = new Map<number, ProviderEvent[]>();
  let left = BURST;
  let filledAt = clock.elapsed();
  let omitted = 0;
  let since = 0;
  let reasons = new Map<string, number>();
  let addresses = new Map<string, number>();
  let stopTimer: (() => void) | undefined;

  const write = (event: object): void => writeLine(JSON.stringify(event));

  const mayWrite = (): boolean => {
    const filled = Math.floor((clock.elapsed() - filledAt) / REFILL_MS);
    left = Math.min(BURST, left + filled);
    filledAt += filled * REFILL_MS;
    if (left === 0) return false;
    left -= 1;
    return true;
  };

  const summarise = (): void => {
    stopTimer?.();
    stopTimer = undefined;
    if (omitted === 0) return;
    const most = [...addresses].sort((a, b) => b[1] - a[1]).slice(0, NAMED);
    const seconds = Math.round((clock.elapsed() - since) / 1000);
    write({ time: clock.now().toISOString(), kind: 'left-out', lines: omitted, seconds, reasons: Object.fromEntries(reasons), addresses: Object.fromEntries(most) });
    omitted = 0;
    reasons = new Map();
    addresses = new Map();
  };

  const omit = (event: ProviderEvent): void => {
    if (omitted === 0) since = clock.elapsed();
    omitted += 1;
    const { reason, address } = factsOf(event);
    if (reason !== undefined) add(reasons, reason);
    if (address !== undefined && (addresses.has(address) || addresses.size < MOST_ADDRESSES)) add(addresses, address);
    stopTimer ??= clock.after(SUMMARY_MS, summarise);
  };

  const release = (session: number, use: (event: ProviderEvent) => void): void => {
    for (const event of held.get(session) ?? []) use(event);
    held.delete(session);
  };

  const tellOfStranger = (event: ProviderEvent, session: number): void => {
    const kept = held.get(session);
    // Its lines stay in their order: once one is kept back, all are.
    if (kept === undefined && mayWrite()) write(event);
    // What comes behind the end of a connection, as the answer to its last request, has nobody to wait for.
    else if (!open.has(session) || (kept?.length ?? 0) >= HELD) omit(event);
    else held.set(session, [...(kept ?? []), event]);
    if (event.kind === 'closed') release(session, omit);
  };

  return {
    tell(event) {
      const session = 'session' in event ? event.session : undefined;
      if (session === undefined) {
        write(event);
        return;
      }
      if (event.kind === 'connection') open.add(session);
      const isOfUser = 'user' in event && event.user !== '';
      if (isOfUser && open.has(session)) {
        signedIn.add(session);
        release(session, write);
      }
      if (isOfUser || signedIn.has(session)) write(event);
      else tellOfStranger(event, session);
      if (event.kind !== 'closed') return;
      open.delete(session);
      signedIn.delete(session);
    },
    close: summarise,
  };
}

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** What a summary counts of an event. */
function factsOf(event: ProviderEvent): { readonly reason?: string; readonly address?: string } {
  if (event.kind === 'connection') return { address: event.address };
  if (event.kind === 'violation') return { reason: 'violation' };
  if (event.kind === 'reply' && event.outcome !== 'ok') return { reason: event.outcome };
  if (event.kind !== 'refused') return {};
  return event.reason === 'too-many-connections' ? { reason: event.reason, address: event.detail } : { reason: event.reason };
}
