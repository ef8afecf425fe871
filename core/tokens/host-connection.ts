import { type Result } from '../../shared/domain/result.ts';
import { type TokenError } from '../ports/tokens.ts';
import { type HostAnswers, type HostRequest, parseReply } from './host/messages.ts';
import { type HostProcess } from '../ports/host-process.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
type Question<K extends keyof HostAnswers> = WithoutId<Extract<HostRequest, { call: K }>> & { readonly call: K };
type Outcome<T> = Result<T, TokenError>;

/** How long a host may take to let its library go before it is killed, and then to be gone, in milliseconds. */
const FAREWELL = 2000;

/** One token host and the one question that it is answering. */
export class HostConnection {
  /** Settles when the process is gone. */
  readonly ended: Promise<void>;
  #host: HostProcess;
  #where: string;
  #exit: TokenError | undefined;
  #killed = false;
  #lastId = 0;
  #onMessage: ((message: unknown) => void) | undefined;
  #onExit: ((error: TokenError) => void) | undefined;

  /** @param where names the library in errors. */
  constructor(host: HostProcess, where: string) {
    this.#host = host;
    this.#where = where;
    host.onMessage((message) => this.#onMessage?.(message));
    this.ended = new Promise((resolve) => {
      host.onExit((detail) => {
        this.#exit = this.#hostEnded(detail.slice(0, 200));
        this.#onExit?.(this.#exit);
        resolve();
      });
    });
  }

  get alive(): boolean {
    return this.#exit === undefined && !this.#killed;
  }

  /**
   * Asks and waits. When `signal` aborts, the host is killed and the signal's reason, a {@link TokenError}, is the answer:
   * a library that stands in native code cannot be stopped in any other way.
   */
  async ask<K extends keyof HostAnswers>(question: Question<K>, signal: AbortSignal): Promise<Outcome<HostAnswers[K]>> {
    if (this.#exit !== undefined) return { ok: false, error: this.#exit };
    const id = (this.#lastId += 1);
    try {
      return await new Promise<Outcome<HostAnswers[K]>>((resolve) => {
        const aborted = () => {
          this.kill();
          resolve({ ok: false, error: signal.reason as TokenError });
        };
        if (signal.aborted) {
          aborted();
          return;
        }
        signal.addEventListener('abort', aborted, { once: true });
        this.#onExit = (error) => resolve({ ok: false, error });
        this.#onMessage = (message) => {
          signal.removeEventListener('abort', aborted);
          const reply = parseReply(question.call, id, message);
          if (reply === undefined) this.kill();
          resolve(reply ?? { ok: false, error: this.#hostEnded('unreadable answer') });
        };
        this.#host.send({ ...question, id });
      });
    } finally {
      this.#onMessage = undefined;
      this.#onExit = undefined;
    }
  }

  /** Ends the process, in peace when possible. One that stands in a driver of the system may not even heed a kill: it is left behind. */
  async end(): Promise<void> {
    if (this.alive) this.#host.send({ id: (this.#lastId += 1), call: 'end' });
    let timer: NodeJS.Timeout | undefined;
    const later = async (): Promise<void> => await new Promise((resolve) => void (timer = setTimeout(resolve, FAREWELL)));
    await Promise.race([this.ended, later()]);
    clearTimeout(timer);
    if (this.#exit !== undefined) return;
    this.kill();
    await Promise.race([this.ended, later()]);
    clearTimeout(timer);
  }

  kill(): void {
    this.#killed = true;
    this.#host.kill();
  }

  #hostEnded(detail: string): TokenError {
    return { code: 'token.host-ended', where: this.#where, params: { detail } };
  }
}
