import { type ClientChannel } from 'ssh2';
import { safeText } from '../../../shared/ctl-file/text.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type Limit } from '../../network/deadline.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { fold } from '../answers/answer.ts';
import { limitEnded, type NodeAddress } from '../reach.ts';
import { looksLikeQuestion, pagerKey, PROMPT } from './prompts.ts';
import { Terminal } from './terminal.ts';
import { type Transcript } from './transcript.ts';

/** Milliseconds without output after which a prompt or a known question is taken as such: lines are redrawn. */
const QUIET = 400;
/** The same for a question that nobody expected; a line that is only slow goes on before. */
const LONG_QUIET = 2500;
/** Characters that one command may print, escape sequences included. */
export const MAX_OUTPUT = 1_000_000;
/** Enter, as a keyboard sends it. */
const ENTER = '\r';

/** What one command printed. */
export interface ShellOutput {
  /** Lines between echo and prompt, without secrets. */
  readonly text: string;
  /** What stands behind the answered question; the same as `text` when none was asked. */
  readonly behindQuestion: string;
}

interface Work {
  readonly command: string;
  readonly question: RegExp | undefined;
}
interface Waiting {
  readonly look: (quiet: 'short' | 'long') => Result<void, PlatformError> | undefined;
  readonly settle: (result: Result<void, PlatformError>) => void;
}

/**
 * The platform CLI in a pty: sends a line, waits for its echo and for the prompt behind the answer. Whatever goes wrong ends the
 * connection, since the state of the other side is unknown then.
 */
export class Shell {
  readonly #address: NodeAddress;
  readonly #channel: ClientChannel;
  readonly #transcript: Transcript;
  readonly #end: () => void;
  readonly #terminal = new Terminal();
  #noted = 0;
  #kept: string[] = [];
  #printed = 0;
  #command = '';
  #waiting: Waiting | undefined;
  #timers: NodeJS.Timeout[] = [];
  #closed = false;

  /** @param end cuts the connection. */
  constructor(address: NodeAddress, channel: ClientChannel, transcript: Transcript, end: () => void) {
    this.#address = address;
    this.#channel = channel;
    this.#transcript = transcript;
    this.#end = end;
    channel.on('data', (bytes: Buffer) => this.#arrive(bytes));
    channel.stderr.on('data', (bytes: Buffer) => this.#arrive(bytes));
    channel.on('close', () => this.#stop(fail('connect.lost', address.host, { detail: 'closed by the node' })));
    channel.on('error', (error: Error) => this.#stop(fail('connect.lost', address.host, { detail: safeText(error.message).slice(0, 200) })));
  }

  /** Waits for the first prompt. */
  async start(limit: Limit): Promise<Result<void, PlatformError>> {
    this.#command = 'sign-in';
    return this.#until(limit, (quiet) => (PROMPT.test(this.#terminal.current) ? ok(undefined) : this.#strangeQuestion(quiet, -1)));
  }

  /**
   * Sends a command and waits for the prompt.
   * @param question matches everything from the command to the one question that is answered with `y`, blanks folded; answered once.
   */
  async run(work: Work, limit: Limit): Promise<Result<ShellOutput, PlatformError>> {
    if (limit.signal.aborted) return limitEnded(this.#address, limit);
    if (this.#closed) return fail('connect.lost', this.#address.host, { detail: 'closed' });
    this.#begin(work.command);
    let answeredAt = -1;
    let asked = '';
    const done = await this.#until(limit, (quiet) => {
      const echo = this.#echoAt(work.command);
      if (echo < 0) return this.#strangeQuestion(quiet, -1);
      const current = this.#terminal.current;
      if (PROMPT.test(current)) return ok(undefined);
      const shown = [...this.#terminal.lines.slice(echo + 1), current].join('\n');
      if (answeredAt < 0 && work.question?.test(fold(shown)) === true) {
        answeredAt = this.#terminal.lines.length;
        asked = current;
        this.#channel.write(`y${ENTER}`);
        return undefined;
      }
      return this.#strangeQuestion(quiet, answeredAt, asked);
    });
    if (!done.ok) return done;
    return ok(this.#output(this.#echoAt(work.command) + 1, answeredAt, asked));
  }

  /** Forgets what stood before and types the command. */
  #begin(command: string): void {
    this.#terminal.forget();
    this.#noted = 0;
    this.#kept = [];
    this.#printed = 0;
    this.#command = command;
    this.#channel.write(`${command}${ENTER}`);
  }

  #output(from: number, answeredAt: number, asked: string): ShellOutput {
    const text = this.#kept.slice(from).join('\n');
    if (answeredAt < 0) return { text, behindQuestion: text };
    const answered = (this.#kept[answeredAt] ?? '').slice(asked.length).replace(/^ *y(?= |$)/i, '');
    return { text, behindQuestion: [answered, ...this.#kept.slice(answeredAt + 1)].join('\n') };
  }

  /** The line that echoes the command; -1 while it has not come. */
  #echoAt(command: string): number {
    const echo = fold(`admin:${command}`);
    return this.#terminal.lines.findIndex((line) => fold(line).replace(/^(?:admin: ?)+/, 'admin:') === echo);
  }

  /** A question that may not be answered, on another line than the one that was. */
  #strangeQuestion(quiet: 'short' | 'long', answeredAt: number, asked = ''): Result<void, PlatformError> | undefined {
    const { current, lines } = this.#terminal;
    if (quiet === 'short' || !looksLikeQuestion(current)) return undefined;
    if (answeredAt === lines.length && current.startsWith(asked) && /^\s*y?\s*$/i.test(current.slice(asked.length))) return undefined;
    const text = safeText([...lines.slice(-2), current].join(' ').replace(/\s+/g, ' ').trim().slice(-300));
    this.#transcript.add(current);
    return fail('platform.question-unexpected', this.#address.host, { command: this.#command, text });
  }

  #arrive(bytes: Buffer): void {
    if (this.#closed) return;
    this.#printed += bytes.length;
    if (this.#printed > MAX_OUTPUT) {
      this.#stop(fail('platform.output-too-long', this.#address.host, { command: this.#command, max: MAX_OUTPUT }));
      return;
    }
    this.#terminal.feed(bytes);
    const key = pagerKey(this.#terminal.current);
    if (key !== undefined) {
      this.#terminal.wipeCurrent();
      this.#channel.write(key);
    }
    const { lines } = this.#terminal;
    for (; this.#noted < lines.length; this.#noted += 1) this.#kept.push(this.#transcript.add(lines[this.#noted] ?? ''));
    this.#listen();
  }

  /** Waits until `look` finds something after a silence. A failure ends the connection. */
  #until(limit: Limit, look: Waiting['look']): Promise<Result<void, PlatformError>> {
    if (this.#closed) return Promise.resolve(fail('connect.lost', this.#address.host, { detail: 'closed' }));
    return new Promise((resolve) => {
      const onAbort = () => this.#stop(limitEnded(this.#address, limit));
      limit.signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting = {
        look,
        settle: (result) => {
          this.#waiting = undefined;
          this.#timers.forEach(clearTimeout);
          limit.signal.removeEventListener('abort', onAbort);
          resolve(result);
        },
      };
      this.#listen();
      if (limit.signal.aborted) onAbort();
    });
  }

  /** Starts the silence anew. */
  #listen(): void {
    this.#timers.forEach(clearTimeout);
    if (this.#waiting === undefined) return;
    this.#timers = (['short', 'long'] as const).map((quiet) => setTimeout(() => this.#look(quiet), quiet === 'short' ? QUIET : LONG_QUIET));
  }

  #look(quiet: 'short' | 'long'): void {
    const found = this.#waiting?.look(quiet);
    if (found === undefined) return;
    if (found.ok) this.#waiting?.settle(found);
    else this.#stop(found);
  }

  /** Nothing is read or sent any more. */
  #stop(result: Result<void, PlatformError>): void {
    this.#timers.forEach(clearTimeout);
    if (!this.#closed) {
      this.#closed = true;
      this.#end();
    }
    this.#waiting?.settle(result);
  }

  close(): void {
    this.#stop(fail('connect.lost', this.#address.host, { detail: 'closed' }));
  }
}
