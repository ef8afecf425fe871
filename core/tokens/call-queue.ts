import { type Result } from '../../shared/domain/result.ts';
import { type CallOptions } from '../ports/call-options.ts';
import { type TokenError } from '../ports/tokens.ts';

/** Works one after the other: a PKCS#11 library in one process has one set of sessions and one login state. */
export class CallQueue {
  #where: string;
  #last: Promise<void> = Promise.resolve();
  #cancels = new Set<() => void>();

  /** @param where names the library in errors. */
  constructor(where: string) {
    this.#where = where;
  }

  /**
   * Runs `work` when its turn comes. Its signal aborts when the caller's does (`token.cancelled`) or `milliseconds` after its
   * turn came (`token.timeout`); the reason is the error. Work that is cancelled before its turn never starts.
   */
  async run<T>(
    options: CallOptions | undefined,
    milliseconds: number,
    work: (signal: AbortSignal) => Promise<Result<T, TokenError>>,
  ): Promise<Result<T, TokenError>> {
    const controller = new AbortController();
    const cancelled: TokenError = { code: 'token.cancelled', where: this.#where, params: {} };
    const cancel = () => controller.abort(cancelled);
    const turnIsOver = this.#queueUp();
    this.#cancels.add(cancel);
    options?.signal?.addEventListener('abort', cancel, { once: true });
    if (options?.signal?.aborted === true) cancel();
    let timer: NodeJS.Timeout | undefined;
    try {
      await Promise.race([turnIsOver.before, aborted(controller.signal)]);
      if (controller.signal.aborted) return { ok: false, error: cancelled };
      const limit = options?.deadline ?? milliseconds;
      const late: TokenError = { code: 'token.timeout', where: this.#where, params: { seconds: Math.ceil(limit / 1000) } };
      timer = setTimeout(() => controller.abort(late), limit);
      return await work(controller.signal);
    } finally {
      clearTimeout(timer);
      options?.signal?.removeEventListener('abort', cancel);
      this.#cancels.delete(cancel);
      turnIsOver.tell();
    }
  }

  /** Cancels what runs and what waits. */
  cancelAll(): void {
    for (const cancel of this.#cancels) cancel();
  }

  #queueUp(): { readonly before: Promise<void>; tell(): void } {
    const before = this.#last;
    let tell = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      tell = resolve;
    });
    this.#last = before.then(async () => await over);
    return { before, tell };
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
