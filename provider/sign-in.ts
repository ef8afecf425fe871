import { type Result } from '../shared/domain/result.ts';
import { type Refusal } from '../shared/provider/envelope.ts';
import { addressKey } from './address-key.ts';
import { createCheckQueue } from './check-queue.ts';
import { type Guard } from './guard.ts';
import { type Ticket, type Tickets } from './tickets.ts';
import { type Users } from './users.ts';

/** Who tries to get in. */
export interface Applicant {
  readonly address: string;
  /** False once its connection is gone: then its password is not looked at. */
  isLive(): boolean;
}

/** The two ways in; what slows them down is in {@link Guard}. */
export interface SignIn {
  withPassword(name: string, password: string, applicant: Applicant): Promise<Result<Ticket, Refusal>>;
  withTicket(ticket: string, address: string): Result<{ readonly user: string; readonly expires: string }, Refusal>;
}

const throttled = (seconds: number): { readonly ok: false; readonly error: Refusal } => ({ ok: false, error: { code: 'login.throttled', params: { seconds } } });

/** What is told where too many of an address wait already, in seconds. */
const QUEUE_FULL = 1;

export function createSignIn(users: Users, tickets: Tickets, guard: Guard): SignIn {
  const queue = createCheckQueue();

  return {
    async withPassword(name, password, applicant) {
      const address = addressKey(applicant.address);
      const attempt = async (): Promise<Result<Ticket, Refusal>> => {
        // Again, since those before it may have failed.
        const seconds = guard.wait(name, address);
        if (seconds > 0) return throttled(seconds);
        if (!(await users.check(name, password))) {
          guard.failed(name, address);
          return { ok: false, error: { code: 'login.refused', params: { username: name } } };
        }
        guard.succeeded(name, address);
        return { ok: true, value: tickets.issue(name) };
      };
      const seconds = guard.wait(name, address);
      if (seconds > 0) return throttled(seconds);
      const outcome = await queue.run({ address, isLive: () => applicant.isLive(), standing: () => guard.standing(name, address) }, attempt);
      if (outcome === 'gone') return { ok: false, error: { code: 'login.superseded', params: {} } };
      return outcome === 'full' ? throttled(QUEUE_FULL) : outcome;
    },

    withTicket(ticket, from) {
      const address = addressKey(from);
      const holder = tickets.check(ticket);
      // Nobody guesses one, so a right one does not wait for what others at its address did.
      if (holder !== undefined) {
        guard.ticketTaken(holder.user, address);
        return { ok: true, value: holder };
      }
      const seconds = guard.waitOfAddress(address);
      if (seconds > 0) return throttled(seconds);
      guard.ticketRefused(address);
      return { ok: false, error: { code: 'login.ticket-expired', params: {} } };
    },
  };
}
