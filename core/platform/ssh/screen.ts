import { fold } from '../answers/answer.ts';
import { behindEcho, type Doubt, type Place, QuietLines } from './noise.ts';
import { pagerKey, PROMPT_AGAIN } from './prompts.ts';
import { Terminal } from './terminal.ts';

/** Doubts about one answer: each doubles the ways to read it. */
const MAX_DOUBTS = 5;
/** Characters in all these ways together. */
const MAX_READ = 1_000_000;

/** The terminal as a person reads it: without alarms, notices and echoed keys, and with what they interrupted put together again. */
export class Screen {
  readonly #quiet = new QuietLines();
  readonly #terminal: Terminal;

  /** @param shown takes each line as it came, noise too. */
  constructor(shown: (line: string) => void) {
    this.#terminal = new Terminal((line) => {
      shown(line.own);
      return this.#quiet.take(line);
    });
  }

  get lines(): readonly string[] {
    return this.#quiet.lines;
  }
  /** The line under way; of an alarm that is under way nothing. */
  get current(): string {
    return this.inAlarm ? '' : this.#terminal.current;
  }
  get inAlarm(): boolean {
    return this.#quiet.inAlarm;
  }
  get disturbed(): boolean {
    return this.#quiet.disturbed;
  }
  /** The end of what is there. */
  get end(): Place {
    return { line: this.lines.length, column: this.current.length };
  }

  feed(bytes: Buffer): void {
    this.#terminal.feed(bytes);
  }

  forget(): void {
    this.#quiet.forget(this.current);
  }

  /** The key that a pager asks for, and where the line under way ends without its question. */
  get pager(): { readonly key: string; readonly column: number } | undefined {
    if (this.inAlarm) return undefined;
    const { tail } = this.#terminal;
    const found = pagerKey(tail);
    return found === undefined ? undefined : { key: found.key, column: this.current.length - tail.length + found.column };
  }

  /** Says that a key was pressed, and where the line under way ends without the question for it. */
  pressed(key: string, column: number): void {
    const kept = this.current.slice(0, column);
    // A question behind other words on its line: nobody knows what the node does with those when it goes on.
    if (kept.trim() !== '' && !this.#startsOf(this.lines.length, this.current).includes(column)) this.#quiet.spoil();
    this.#terminal.keepOnly(kept);
    this.#quiet.pressed(key);
  }

  /** Behind the line that echoes the command. */
  echoEnd(command: string): Place | undefined {
    const echo = fold(`admin:${command}`);
    const isEcho = (text: string): boolean => fold(text).replace(/^(?:admin: ?)+/, 'admin:') === echo;
    for (const [line, text] of [...this.lines, this.current].entries()) {
      const isEnded = line < this.lines.length;
      const starts = this.#startsOf(line, text);
      for (const start of starts) {
        if (isEnded && isEcho(text.slice(start))) return { line: line + 1, column: 0 };
        const end = starts.find((column) => column > start && isEcho(text.slice(start, column)));
        if (end !== undefined) return { line, column: end };
      }
    }
    return undefined;
  }

  /** Where the prompt begins, if the line under way is one. */
  get promptStart(): Place | undefined {
    if (this.inAlarm) return undefined;
    const { current } = this;
    const column = this.#startsOf(this.lines.length, current).find((start) => PROMPT_AGAIN.test(current.slice(start)));
    return column === undefined ? undefined : { line: this.lines.length, column };
  }

  /** The line under way that stands where an alarm never ended. */
  get openLine(): string {
    return this.#terminal.current;
  }

  giveUpAlarm(): void {
    this.#quiet.giveUpAlarm();
  }

  /**
   * Every way in which the text between two places may have stood; none where it cannot be told.
   * @param only the kinds of doubt that are followed; without the other kinds the text is as it came.
   */
  textsBetween(from: Place, to: Place, only: readonly Doubt['may'][] = ['break', 'omit']): readonly string[] {
    const isInside = ({ line, column, may }: Doubt): boolean =>
      (line > from.line || (line === from.line && (column > from.column || (may === 'omit' && from.column === 0)))) && (line < to.line || (line === to.line && column <= to.column));
    const doubts = this.#quiet.doubts.filter((doubt) => isInside(doubt));
    const plain = this.#between(from, to, []);
    if (this.#quiet.isUnreadable(this.#terminal.returned) || doubts.length > MAX_DOUBTS || (doubts.length > 0 && plain.length << doubts.length > MAX_READ)) return [];
    // U+FFFD: an alarm stands in the middle of a letter.
    if (this.disturbed && plain.includes('\ufffd')) return [];
    const followed = doubts.filter(({ may }) => only.includes(may));
    const ways = Array.from({ length: 2 ** followed.length }, (_, way) => followed.filter((_doubt, at) => ((way >> at) & 1) === 1));
    return [...new Set(ways.map((way) => this.#between(from, to, way)))];
  }

  /** The text between two places as it came, to be shown. */
  plainBetween(from: Place, to: Place): string {
    return this.#between(from, to, []).slice(0, MAX_READ);
  }

  #between(from: Place, to: Place, doubts: readonly Doubt[]): string {
    // What ends at the beginning of a line ends with the line before.
    const last = to.column === 0 && to.line > from.line ? to.line - 1 : to.line;
    return [...this.lines, this.current]
      .slice(from.line, last + 1)
      .map((text, at) => {
        const line = from.line + at;
        const [start, end] = [line === from.line ? from.column : 0, line === to.line ? to.column : text.length];
        const own = doubts.filter((doubt) => doubt.line === line);
        const first = Math.max(start, ...own.filter(({ may }) => may === 'omit').map(({ column }) => column));
        const breaks = own.filter(({ may, column }) => may === 'break' && column >= first && column <= end).map(({ column }) => column);
        return [first, ...breaks].map((column, piece) => text.slice(column, breaks[piece] ?? end)).join('\n');
      })
      .join('\n');
  }

  /** Where a line of the screen begins inside this line: at its start, behind what interrupted it, behind an echoed key. */
  #startsOf(line: number, text: string): readonly number[] {
    const echoed = line === this.lines.length ? behindEcho(this.#quiet.awaitedKey, text) : undefined;
    const seams = this.#quiet.seams.filter((seam) => seam.line === line).map(({ column }) => column);
    return [0, ...(echoed === undefined ? [] : [echoed]), ...seams];
  }
}
