import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import path from 'node:path';
import { type Clock } from '../core/ports/clock.ts';
import { type Files } from '../core/ports/files.ts';
import { type JsonBounds, parseStrictJson } from '../shared/domain/bounded-json.ts';
import { type ProviderConfig } from './config.ts';
import { type Users } from './users.ts';

/** Bytes. */
const KEY = 32;
const NONCE = 16;
/** Three values in an array, which a stranger may have written: its form is read before its MAC can be checked. */
const PAYLOAD_JSON: JsonBounds = { depth: 1, values: 4, members: 0 };
/** Tickets whose end is known by the time that passes; others go by the time of day. */
const MOST_REMEMBERED = 1000;
/** Name in the data folder; the file is readable by its owner alone. */
export const TICKET_KEY_FILE = 'ticket.key';

export interface Ticket {
  readonly ticket: string;
  /** RFC 3339 UTC. */
  readonly expires: string;
}

/** Proofs of an earlier sign-in, so that a client that lost its connection can come back without the password. */
export interface Tickets {
  issue(user: string): Ticket;
  /** Whose ticket it is and until when; `undefined` when it is forged, expired, or the user's password has changed. */
  check(ticket: string): { readonly user: string; readonly expires: string } | undefined;
}

/**
 * Tickets of the form `payload.mac`: payload = base64url of JSON `[user, expiry in ms since 1970, nonce]`, mac = HMAC-SHA-256 over
 * server name, payload and the user's password hash with a key kept in the data folder. They outlive a restart and end with the password.
 * As long as the provider that gave it runs, a ticket lives by the time that passes: whoever sets the clock in the middle of a change locks nobody out.
 */
export async function openTickets(files: Files, config: Pick<ProviderConfig, 'name' | 'dataFolder'>, users: Users, lifeSeconds: number, clock: Clock): Promise<Tickets> {
  const key = await loadKey(files, path.join(config.dataFolder, TICKET_KEY_FILE));
  const macOf = (payload: string, hash: string) => createHmac('sha256', key).update(JSON.stringify([config.name, payload, hash])).digest();

  /** When tickets of this process end, by `clock.elapsed()`; the oldest first. */
  const ends = new Map<string, number>();
  const remember = (payload: string): void => {
    ends.set(payload, clock.elapsed() + lifeSeconds * 1000);
    const [oldest] = ends.keys();
    if (ends.size > MOST_REMEMBERED && oldest !== undefined) ends.delete(oldest);
  };
  const isAlive = (payload: string, expires: number): boolean => {
    const end = ends.get(payload);
    return end === undefined ? expires > clock.now().getTime() : end > clock.elapsed();
  };

  return {
    issue(user) {
      const expires = clock.now().getTime() + lifeSeconds * 1000;
      const payload = Buffer.from(JSON.stringify([user, expires, randomBytes(NONCE).toString('base64url')])).toString('base64url');
      remember(payload);
      return { ticket: `${payload}.${macOf(payload, users.hashOf(user) ?? '').toString('base64url')}`, expires: new Date(expires).toISOString() };
    },

    check(ticket) {
      const [payload = '', mac = '', ...more] = ticket.split('.');
      const [user, expires] = readPayload(payload) ?? [];
      const hash = users.hashOf(user ?? '');
      if (user === undefined || expires === undefined || hash === undefined || more.length > 0) return undefined;
      const expected = macOf(payload, hash);
      const given = Buffer.from(mac, 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return isAlive(payload, expires) ? { user, expires: new Date(expires).toISOString() } : undefined;
    },
  };
}

async function loadKey(files: Files, file: string): Promise<Uint8Array> {
  if (await files.exists(file)) {
    const key = await files.read(file);
    if (key.length === KEY) return key;
  }
  const key = randomBytes(KEY);
  await files.writeDurably(file, key);
  return key;
}

function readPayload(payload: string): [user: string, expires: number] | undefined {
  const json = parseStrictJson(Buffer.from(payload, 'base64url').toString(), PAYLOAD_JSON);
  if (!json.ok || !Array.isArray(json.value)) return undefined;
  const [user, expires] = json.value as unknown[];
  return typeof user === 'string' && typeof expires === 'number' ? [user, expires] : undefined;
}
