import { type Result, fail } from '../../../shared/domain/result.ts';
import { type Limit } from '../../network/deadline.ts';
import { type HostProcess } from '../../ports/host-process.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type SessionEnd } from './shell.ts';
import { limitEnded, type NodeAddress } from '../reach.ts';
import { type HostAnswers, type HostMessage, type HostRequest, parseMessage } from './host/messages.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
type Question<K extends keyof HostAnswers> = WithoutId<Extract<HostRequest, { call: K }>> & { readonly call: K };
type Answer = Extract<HostMessage, { kind: 'answer' }>;

/** What a session hears of its host. */
export interface SessionEars {
  lines(lines: string): void;
  ended(end: SessionEnd): void;
}

/** Milliseconds until a host that was told to end a request has to say so; one that stands in native code does not. */
const PATIENCE = 3000;
/** Milliseconds that a process without a session stays, so that the next question needs no other. */
const LINGER = 2000;

/** One SSH host and what it is asked. Whatever the process does, every question is answered by its limit. */
export class SshHost {
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
  readonly #host: HostProcess;
  readonly #answers = new Map<number, (answer: Answer) => void>();
  readonly #ears = new Map<number, SessionEars>();
  #exit: string | undefined;
  #lastId = 0;
  #linger: NodeJS.Timeout | undefined;

  constructor(host: HostProcess) {
    this.#host = host;
    host.onMessage((message) => this.#receive(parseMessage(message)));
    this.gone = new Promise((resolve) => {
      host.onExit((detail) => {
        this.#end(detail.slice(0, 200));
        resolve();
      });
    });
  }

  get alive(): boolean {
    return this.#exit === undefined;
  }

  listen(session: number, ears: SessionEars): void {
    this.#ears.set(session, ears);
    clearTimeout(this.#linger);
  }

  /** Asks and waits; at the end of the limit the answer is that, whatever the host does. */
  async ask<K extends keyof HostAnswers>(question: Question<K>, address: NodeAddress, limit: Limit): Promise<Result<HostAnswers[K], PlatformError>> {
    if (this.#exit !== undefined) return this.#lost(address);
    if (limit.signal.aborted) return limitEnded(address, limit);
    clearTimeout(this.#linger);
    const id = (this.#lastId += 1);
    const answered = new Promise<Answer>((resolve) => this.#answers.set(id, resolve));
    this.#host.send({ ...question, id });
    let onAbort = (): void => undefined;
    const ended = new Promise<null>((resolve) => {
      onAbort = () => resolve(null);
      limit.signal.addEventListener('abort', onAbort, { once: true });
    });
    const answer = await Promise.race([answered, ended]);
    limit.signal.removeEventListener('abort', onAbort);
    if (answer === null) {
      void this.#cancel(id, answered);
      return limitEnded(address, limit);
    }
    // A host that is gone answers with an error about the node that was asked.
    if (!answer.ok) return this.alive ? { ok: false, error: answer.error } : this.#lost(address);
    return { ok: true, value: answer.value as HostAnswers[K] };
  }

  /** A host that does not even end what it was told to end stands in native code: nothing but its end stops it. */
  async #cancel(id: number, answered: Promise<Answer>): Promise<void> {
    this.#host.send({ id, call: 'cancel' });
    const timer = setTimeout(() => this.kill(), PATIENCE);
    timer.unref();
    await answered;
    clearTimeout(timer);
  }

  closeSession(session: number): void {
    if (this.#exit === undefined) this.#host.send({ id: (this.#lastId += 1), call: 'close', session });
    this.#over(session, 'other');
  }

  /** A password had to be a string in the process: it ends when nothing needs it any more. */
  #mayEnd(): void {
    if (this.#answers.size > 0 || this.#ears.size > 0) return;
    clearTimeout(this.#linger);
    this.#linger = setTimeout(() => this.kill(), LINGER);
    this.#linger.unref();
  }

  kill(): void {
    this.#host.kill();
    this.#end('killed');
  }

  #receive(message: HostMessage | undefined): void {
    if (message === undefined) this.kill();
    else if (message.kind === 'lines') this.#ears.get(message.session)?.lines(message.lines);
    else if (message.kind === 'ended') this.#over(message.session, message.end);
    else {
      this.#answers.get(message.id)?.(message);
      this.#answers.delete(message.id);
      this.#mayEnd();
    }
  }

  #over(session: number, end: SessionEnd): void {
    const ears = this.#ears.get(session);
    this.#ears.delete(session);
    ears?.ended(end);
    this.#mayEnd();
  }

  #end(detail: string): void {
    if (this.#exit !== undefined) return;
    this.#exit = detail;
    for (const [id, answer] of this.#answers) answer({ kind: 'answer', id, ...this.#lost({ host: '', port: 0 }) });
    this.#answers.clear();
    for (const session of [...this.#ears.keys()]) this.#over(session, 'other');
    clearTimeout(this.#linger);
  }

  #lost({ host }: NodeAddress): { readonly ok: false; readonly error: PlatformError } {
    return fail('connect.lost', host, { detail: `SSH process: ${this.#exit ?? ''}` });
  }
}
