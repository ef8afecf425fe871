import { onTestFinished, vi } from 'vitest';

/** From now on, until the test ends, the clock of this process is that far ahead; timers and the time that passes are not touched. */
export function setClockAhead(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
  onTestFinished(() => void vi.useRealTimers());
}
