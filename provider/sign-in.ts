import { type Clock } from '../core/ports/clock.ts';
import { type Result } from '../shared/domain/result.ts';
import { createSerialQueue } from '../shared/domain/serial-queue.ts';
import { type Refusal } from '../shared/provider/envelope.ts';
import { type Bounds, type ProviderUser } from './config.ts';
import { createPasswordCheck } from './passwords.ts';
import { createThrottle } from './throttle.ts';
import { type Ticket, type Tickets } from './tickets.ts';

/** The two ways in. Failures slow down the user's name and the address they came from. */
export interface SignIn {
  withPassword(name: string, password: string, address: string): Promise<Result<Ticket, Refusal>>;
  withTicket(ticket: string, address: string): Promise<Result<{ readonly user: string; readonly expires: string }, Refusal>>;
}

const throttled = (seconds: number): { readonly ok: false; readonly error: Refusal } => ({ ok: false, error: { code: 'login.throttled', params: { seconds } } });

export function createSignIn(users: readonly ProviderUser[], tickets: Tickets, bounds: Bounds, clock: Clock): SignIn {
  const check = createPasswordCheck(users);
  const throttle = createThrottle(bounds, () => clock.elapsed());
  // Else many connections at once would all be let through before the first failure counts.
  const inTurn = createSerialQueue();

  return {
    withPassword: (name, password, address) =>
      inTurn(async () => {
        const keys = [`user ${name}`, `address ${address}`];
        const seconds = throttle.wait(keys);
        if (seconds > 0) return throttled(seconds);
        if (!(await check(name, password))) {
          throttle.failed(keys);
          return { ok: false, error: { code: 'login.refused', params: { username: name } } };
        }
        for (const key of keys) throttle.succeeded(key);
        return { ok: true, value: tickets.issue(name) };
      }),

    withTicket(ticket, address) {
      const keys = [`address ${address}`];
      const seconds = throttle.wait(keys);
      if (seconds > 0) return Promise.resolve(throttled(seconds));
      const holder = tickets.check(ticket);
      if (holder !== undefined) return Promise.resolve({ ok: true, value: holder });
      throttle.failed(keys);
      return Promise.resolve({ ok: false, error: { code: 'login.ticket-expired', params: {} } });
    },
  };
}
