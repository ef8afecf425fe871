import { setMaxListeners } from 'node:events';
import { type CallOptions } from '../ports/call-options.ts';
import { type Clock } from '../ports/clock.ts';
import { systemClock } from '../time/system-clock.ts';

/** Time that one call may take, and the caller's wish to end it, as one signal. */
export interface Limit {
  /** Aborts at the deadline or when the caller's signal does. */
  readonly signal: AbortSignal;
  /** Why `signal` aborted; `undefined` while it has not. */
  readonly ended: () => 'timeout' | 'cancelled' | undefined;
  /** The deadline in seconds, for messages. */
  readonly seconds: number;
}

/**
 * Runs `work` under a limit made of the call's options, then releases timer and listener.
 * `work` must end when `limit.signal` aborts: the result is whatever it returns.
 * @param defaultDeadline milliseconds, when the options name none.
 */
export async function withLimit<T>(
  options: CallOptions | undefined,
  defaultDeadline: number,
  work: (limit: Limit) => Promise<T>,
  clock: Clock = systemClock,
): Promise<T> {
  const deadline = options?.deadline ?? defaultDeadline;
  const controller = new AbortController();
  let why: 'timeout' | 'cancelled' | undefined;
  const end = (reason: 'timeout' | 'cancelled') => {
    why ??= reason;
    controller.abort();
  };
  const cancel = () => end('cancelled');
  const stopTimer = clock.after(deadline, () => end('timeout'));
  if (options?.signal?.aborted === true) cancel();
  // As many calls as a cluster has servers wait for one signal; Node would warn of the eleventh.
  if (options?.signal !== undefined) setMaxListeners(0, options.signal);
  options?.signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await work({ signal: controller.signal, ended: () => why, seconds: Math.ceil(deadline / 1000) });
  } finally {
    stopTimer();
    options?.signal?.removeEventListener('abort', cancel);
  }
}
