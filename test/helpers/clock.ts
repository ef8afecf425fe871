import { onTestFinished, vi } from 'vitest';
import { type Clock } from '../../core/ports/clock.ts';
import { systemClock } from '../../core/time/system-clock.ts';

/** From now on, until the test ends, the clock of this process is that far ahead; timers and the time that passes are not touched. */
export function setClockAhead(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
  onTestFinished(() => void vi.useRealTimers());
}

/** As if so much time had passed, until the test ends: by the time of day, and by what is measured. */
export function setTimePassed(seconds: number): void {
  setClockAhead(seconds);
  const elapsed = systemClock.elapsed.bind(systemClock);
  const spy = vi.spyOn(systemClock, 'elapsed').mockImplementation(() => elapsed() + seconds * 1000);
  onTestFinished(() => spy.mockRestore());
}

/** A clock that stands still at one time of day; what has to take time takes it. */
export const standingClock = (now: Date): Clock => ({ ...systemClock, now: () => now });

/** The computer's clock until it is stopped; after that, both of its times stand still. */
export function stoppableClock(): Clock & { stop(): void } {
  let stopped: { readonly now: Date; readonly elapsed: number } | null = null;
  return {
    now: () => stopped?.now ?? systemClock.now(),
    elapsed: () => stopped?.elapsed ?? systemClock.elapsed(),
    after: (milliseconds, callback) => systemClock.after(milliseconds, callback),
    stop: () => {
      stopped = { now: systemClock.now(), elapsed: systemClock.elapsed() };
    },
  };
}

/** A clock on which that many times as much time passes: what is waited for is waited for as long, by this clock. */
export const hurriedClock = (times: number): Clock => ({
  now: () => systemClock.now(),
  elapsed: () => systemClock.elapsed() * times,
  after: (milliseconds, callback) => systemClock.after(milliseconds / times, callback),
});
