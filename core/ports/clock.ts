/** Time as the program sees it. */
export interface Clock {
  /** The time of day, which a person or a time server may set at any moment: for what is shown and written down. */
  now(): Date;
  /** Milliseconds since some moment of its own, which nobody sets: for how long something takes or may take. */
  elapsed(): number;
  /**
   * Calls back once, that many milliseconds of {@link Clock.elapsed} later.
   * @returns takes it back; without effect once it was called.
   */
  after(milliseconds: number, callback: () => void): () => void;
}

/** Resolves that many milliseconds later, or at once when `signal` aborts. */
export function sleep(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    const wake = (): void => {
      cancel();
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const cancel = clock.after(milliseconds, wake);
    signal?.addEventListener('abort', wake, { once: true });
  });
}
