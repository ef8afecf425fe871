import { type ClientChannel } from 'ssh2';
import { safeText } from '../../../shared/ctl-file/text.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type Limit } from '../../network/deadline.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { MAX_OUTPUT } from '../commands.ts';
import { limitEnded, type NodeAddress } from '../reach.ts';
import { Exchange, type ExchangeOutput, type Quiet, type Work } from './exchange.ts';
import { Screen } from './screen.ts';
import { type Transcript } from './transcript.ts';

/** Milliseconds without output after which a prompt or a known question is taken as such: lines are redrawn. */
const QUIET = 400;
/** The same for a question that nobody expected; a line that is only slow goes on before. */
const LONG_QUIET = 2500;
/** Enter, as a keyboard sends it. */
const ENTER = '\r';

/** `idle` = the node ended the session while nobody had asked it for anything. */
export type SessionEnd = 'idle' | 'other';

/** What a session that is over answers. */
export const sessionOver = (end: SessionEnd, host: string): { readonly ok: false; readonly error: PlatformError } =>
  end === 'idle' ? fail('platform.session-ended', host) : fail('connect.lost', host, { detail: 'closed' });

interface Waiting {
  readonly look: (quiet: Quiet) => Result<void, PlatformError> | undefined;
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
  readonly #screen: Screen;
  #printed = 0;
  #most = MAX_OUTPUT;
  #command = '';
  #waiting: Waiting | undefined;
  #timers: NodeJS.Timeout[] = [];
  #closed = false;
  #endedIdle = false;
  #tellEnd: (end: SessionEnd) => void = () => undefined;
  /** Resolves when the session is over. */
  readonly ended = new Promise<SessionEnd>((resolve) => (this.#tellEnd = resolve));

  /** @param end cuts the connection. */
  constructor(address: NodeAddress, channel: ClientChannel, transcript: Transcript, end: () => void) {
    this.#address = address;
    this.#channel = channel;
    this.#transcript = transcript;
    this.#end = end;
    this.#screen = new Screen((line) => transcript.add([line]));
    channel.on('data', (bytes: Buffer) => this.#arrive(bytes));
    channel.stderr.on('data', (bytes: Buffer) => this.#arrive(bytes));
    channel.on('close', () => {
      this.#endedIdle = !this.#closed && this.#waiting === undefined;
      // A last line without an end, e.g. why the node ends the session.
      const { current, promptStart } = this.#screen;
      if (!this.#closed && current.trim() !== '' && promptStart === undefined) this.#transcript.add([current]);
      this.#stop(fail('connect.lost', address.host, { detail: 'closed by the node' }));
    });
    channel.on('error', (error: Error) => this.#stop(fail('connect.lost', address.host, { detail: safeText(error.message).slice(0, 200) })));
  }

  /** Waits for the first prompt. */
  async start(limit: Limit): Promise<Result<void, PlatformError>> {
    this.#command = 'sign-in';
    const exchange = new Exchange(this.#screen);
    return this.#until(limit, (quiet) => this.#step(exchange, quiet));
  }

  /** Sends a command, answers its question once with `y`, if it is the one, and waits for the prompt. @param most bytes that it may print, escape sequences included. */
  async run(work: Work, limit: Limit, most = MAX_OUTPUT): Promise<Result<ExchangeOutput, PlatformError>> {
    if (limit.signal.aborted) return limitEnded(this.#address, limit);
    if (this.#closed) return sessionOver(this.#endedIdle ? 'idle' : 'other', this.#address.host);
    const exchange = new Exchange(this.#screen, work);
    this.#printed = 0;
    this.#most = most;
    this.#command = work.command;
    this.#channel.write(`${work.command}${ENTER}`);
    const done = await this.#until(limit, (quiet) => this.#step(exchange, quiet));
    if (!done.ok) return done;
    const { text, answers, ...rest } = exchange.output();
    const redacted = (line: string): string => this.#transcript.redacted(line);
    return ok({ ...rest, text: redacted(text), answers: answers.map(redacted) });
  }

  #step(exchange: Exchange, quiet: Quiet): Result<void, PlatformError> | undefined {
    const found = exchange.look(quiet);
    if (found === 'prompt') return ok(undefined);
    if (found === 'y') this.#channel.write(`y${ENTER}`);
    if (found !== 'strange') return undefined;
    const { lines, current } = this.#screen;
    const words = [...lines.slice(-2), current].map((line) => this.#transcript.redacted(line));
    const text = safeText(words.join(' ').replace(/\s+/g, ' ').trim().slice(-300));
    this.#transcript.add([current]);
    return fail('platform.question-unexpected', this.#address.host, { command: this.#command, text });
  }

  #arrive(bytes: Buffer): void {
    if (this.#closed) return;
    this.#printed += bytes.length;
    if (this.#printed > this.#most) {
      this.#stop(fail('platform.output-too-long', this.#address.host, { command: this.#command, max: this.#most }));
      return;
    }
    this.#screen.feed(bytes);
    const { pager } = this.#screen;
    if (pager !== undefined) {
      this.#screen.pressed(pager.key, pager.column);
      this.#channel.write(pager.key);
    }
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

  #look(quiet: Quiet): void {
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
      this.#tellEnd(this.#endedIdle ? 'idle' : 'other');
    }
    this.#waiting?.settle(result);
  }

  close(): void {
    this.#stop(fail('connect.lost', this.#address.host, { detail: 'closed' }));
  }
}
