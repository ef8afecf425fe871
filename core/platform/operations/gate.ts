import { setMaxListeners } from 'node:events';
import { type AppError, fail, type Result } from '../../../shared/domain/result.ts';
import { errorAt } from '../../ports/platform/error-at.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type CallOptions } from '../../ports/call-options.ts';

export interface Refused {
  readonly ok: false;
  readonly error: PlatformError;
}

/** The signal of one call: aborts with its caller's, and when everything ends. */
export type Signalled = CallOptions & { readonly signal: AbortSignal };

/** What every request goes through: the first refusal of a user and password closes it, and so does the end. What was sent before is waited for. */
export class Gate {
  /** What is under way. */
  readonly #live = new Set<AbortController>();
  readonly #onEnd: () => void;
  #ended: Refused | undefined;

  /** @param onEnd wipes what is held; called once. */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  /** Why nothing is sent any more; `undefined` = it still may be. */
  get ended(): Refused | undefined {
    return this.#ended;
  }

  /** Ends what is under way too. */
  close(): void {
    this.#end(fail('login.required'));
    for (const live of this.#live) live.abort();
  }

  /** A node has refused the user: from now on, in this very turn, nothing is sent. */
  refuse(node: string, { error }: Refused): void {
    this.#end({ ok: false, error: errorAt(error, node) });
  }

  /** Runs a call, unless it has ended. A refusal in its result ends it. */
  async through<T>(options: CallOptions | undefined, work: (options: Signalled) => Promise<Result<T, PlatformError>>): Promise<Result<T, PlatformError>> {
    if (this.#ended !== undefined) return this.#ended;
    const live = new AbortController();
    const abort = (): void => live.abort();
    const caller = options?.signal;
    if (caller?.aborted === true) abort();
    // As many calls as a cluster has phones wait for one signal; Node would warn of the eleventh.
    if (caller !== undefined) setMaxListeners(0, caller);
    caller?.addEventListener('abort', abort, { once: true });
    this.#live.add(live);
    try {
      return this.#judged(await work({ ...options, signal: live.signal }));
    } finally {
      this.#live.delete(live);
      caller?.removeEventListener('abort', abort);
    }
  }

  #judged<T>(result: Result<T, PlatformError>): Result<T, PlatformError> {
    if (result.ok) return result;
    if (isRefusal(result.error)) this.#end(result);
    // What was cut off by the end is told by it.
    return this.#ended !== undefined && result.error.code === 'connect.cancelled' ? this.#ended : result;
  }

  #end(refused: Refused): void {
    if (this.#ended !== undefined) return;
    this.#ended = refused;
    this.#onEnd();
  }
}

export const isRefusal = ({ code }: AppError): boolean => code === 'login.refused';

/** Nothing of a request has reached the node, so that another way may be taken for it. */
const NOT_REACHED: readonly PlatformError['code'][] = ['connect.name-not-found', 'connect.unreachable', 'connect.timeout', 'platform.port-closed', 'platform.tls-failed', 'platform.client-certificate'];

export const isNotReached = ({ code }: PlatformError): boolean => NOT_REACHED.includes(code);
