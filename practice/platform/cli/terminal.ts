import { type Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** What a person typed, or why there is none. */
export type Typed = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'interrupted' } | { readonly kind: 'closed' };

export interface TerminalSize {
  rows: number;
  columns: number;
}

const MAX_LINE = 4096;
const MAX_TYPED_AHEAD = 65_536;
/** Output arrives in pieces of these lengths, so that words, prompts and line ends are cut anywhere. */
const PIECES = [3, 211, 1, 64, 509];
const INTERRUPT = '\x03';
const ERASE_LINE = '\r\x1b[K';

/** The far end of a terminal: writes slowly and in pieces, echoes what is typed, redraws its prompt. */
export class Terminal {
  readonly size: TerminalSize;
  #channel: Duplex;
  #pace: number;
  #between: () => string;
  #typed: string[] = [];
  #wake: () => void = () => undefined;
  #open = true;
  #afterReturn = false;
  #piece = 0;
  #idle: { readonly milliseconds: number; readonly end: () => void } | undefined;
  #idleTimer: NodeJS.Timeout | undefined;

  /**
   * @param pace milliseconds between two pieces of output.
   * @param between what somebody else writes behind a piece.
   */
  constructor(channel: Duplex, size: TerminalSize, pace: number, between: () => string = () => '') {
    this.size = size;
    this.#channel = channel;
    this.#pace = pace;
    this.#between = between;
    channel.on('data', (data: Buffer) => {
      this.#keyCame();
      if (this.#typed.length < MAX_TYPED_AHEAD) this.#typed.push(...Array.from(data, (byte) => String.fromCharCode(byte)));
      this.#wake();
    });
    for (const event of ['end', 'close', 'error']) {
      channel.on(event, () => {
        this.#open = false;
        clearTimeout(this.#idleTimer);
        this.#wake();
      });
    }
  }

  /** Calls `end` once nothing was typed for so long; a later call takes the place of an earlier one. */
  whenIdle(milliseconds: number, end: () => void): void {
    this.#idle = { milliseconds, end };
    this.#keyCame();
  }

  #keyCame(): void {
    clearTimeout(this.#idleTimer);
    if (this.#idle === undefined || !this.#open) return;
    this.#idleTimer = setTimeout(this.#idle.end, this.#idle.milliseconds);
    this.#idleTimer.unref();
  }

  /** Lets as much time pass as `times` pieces of output take. */
  async wait(times: number): Promise<void> {
    await pause(times * this.#pace);
  }

  /** Prints text whose lines end in a newline. */
  async print(text: string): Promise<void> {
    let rest = text.replace(/\n/g, '\r\n');
    while (rest !== '' && this.#open) {
      const length = PIECES[this.#piece % PIECES.length] ?? 1;
      this.#piece += 1;
      this.#write(rest.slice(0, length));
      this.#write(this.#between());
      rest = rest.slice(length);
      await this.wait(1);
    }
  }

  /** Shows a prompt and reads a line with echo; a prompt that is `redrawn` is written again while nobody types. */
  async readLine(prompt: string, redrawn: boolean): Promise<Typed> {
    await this.print(prompt);
    const shown = prompt.split('\n').at(-1) ?? '';
    let line = '';
    const redraw = (): void => {
      if (shown.length + line.length < this.size.columns) this.#write(`${ERASE_LINE}${shown}${line}`);
    };
    const timer = redrawn ? setTimeout(redraw, 2 * this.#pace) : undefined;
    try {
      for (;;) {
        const key = await this.readKey();
        if (key === undefined) return { kind: 'closed' };
        if (key === INTERRUPT) {
          this.#write('^C\r\n');
          return { kind: 'interrupted' };
        }
        if (key === '\r' || key === '\n') {
          this.#write('\r\n');
          return { kind: 'line', text: line };
        }
        line = this.#edit(line, key, shown.length);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** One key without echo; `undefined` when the connection is gone. */
  async readKey(): Promise<string | undefined> {
    for (;;) {
      const key = this.#typed.shift();
      const secondHalf = key === '\n' && this.#afterReturn;
      if (key !== undefined) this.#afterReturn = key === '\r';
      if (key !== undefined && !secondHalf) return key;
      if (key === undefined && !this.#open) return undefined;
      if (key === undefined) await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Removes what stands in the present line, as the pager does with its own prompt. */
  eraseLine(): void {
    this.#write(ERASE_LINE);
  }

  #edit(line: string, key: string, promptLength: number): string {
    if (key === '\x7f' || key === '\b') {
      if (line !== '') this.#write('\b \b');
      return line.slice(0, -1);
    }
    if (key < ' ' || line.length >= MAX_LINE) return line;
    this.#write(key);
    // At the right edge the cursor is moved on to the next row with a blank and a carriage return, as line editors do.
    if ((promptLength + line.length + 1) % this.size.columns === 0) this.#write(' \r');
    return line + key;
  }

  #write(text: string): void {
    if (text !== '' && this.#open && this.#channel.writable) this.#channel.write(text);
  }
}
