import { type Result } from '../../shared/domain/result.ts';
import { createSerialQueue } from '../../shared/domain/serial-queue.ts';
import { type CallOptions } from '../ports/call-options.ts';
import { type TokenError } from '../ports/tokens.ts';

/** Works one after the other: a PKCS#11 library in one process has one set of sessions and one login state. */
export class CallQueue {
  #where: string;
  #inTurn = createSerialQueue();
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
    const { signal } = controller;
    const cancelled: TokenError = { code: 'token.cancelled', where: this.#where, params: {} };
    const cancel = () => controller.abort(cancelled);
    this.#cancels.add(cancel);
    options?.signal?.addEventListener('abort', cancel, { once: true });
    if (options?.signal?.aborted === true) cancel();
    const own = { began: false };
    let timer: NodeJS.Timeout | undefined;
    const turn = this.#inTurn(async (): Promise<Result<T, TokenError>> => {
      if (signal.aborted) return { ok: false, error: cancelled };
      own.began = true;
      const limit = options?.deadline ?? milliseconds;
      const late: TokenError = { code: 'token.timeout', where: this.#where, params: { seconds: Math.ceil(limit / 1000) } };
      timer = setTimeout(() => controller.abort(late), limit);
      return await work(signal);
    });
    try {
      await Promise.race([turn, aborted(signal)]);
      return own.began ? await turn : { ok: false, error: cancelled };
    } finally {
      clearTimeout(timer);
      options?.signal?.removeEventListener('abort', cancel);
      this.#cancels.delete(cancel);
    }
  }

  /** Cancels what runs and what waits. */
  cancelAll(): void {
    for (const cancel of this.#cancels) cancel();
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
