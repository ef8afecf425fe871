import { StringDecoder } from 'node:string_decoder';

const MAX_COLUMNS = 4096;
const MAX_SEQUENCE = 256;

/**
 * What a terminal would show of a stream: text without escape sequences, redrawn lines as they stand at last (ECMA-48: carriage return,
 * backspace, erase in line, cursor to the sides). Bytes may be split anywhere. Only the line under way can still change.
 */
export class Terminal {
  readonly #decoder = new StringDecoder('utf8');
  #lines: string[] = [];
  #cells: string[] = [];
  #column = 0;
  /** An escape sequence whose end has not come yet. */
  #sequence = '';

  /** The finished lines since the last {@link Terminal.forget}. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** The line under way. */
  get current(): string {
    return this.#cells.join('');
  }

  feed(bytes: Buffer): void {
    for (const letter of this.#decoder.write(bytes)) this.#put(letter);
  }

  /** Forgets the finished lines. */
  forget(): void {
    this.#lines = [];
  }

  /** Wipes the line under way, as a pager does with its question. */
  wipeCurrent(): void {
    this.#cells = [];
    this.#column = 0;
  }

  #put(letter: string): void {
    if (this.#sequence !== '') {
      this.#sequence += letter;
      if (isWhole(this.#sequence)) {
        this.#obey(this.#sequence);
        this.#sequence = '';
      }
      return;
    }
    switch (letter) {
      case '\x1b':
        this.#sequence = letter;
        return;
      case '\n':
        this.#lines.push(this.current);
        this.wipeCurrent();
        return;
      case '\r':
        this.#column = 0;
        return;
      case '\b':
        this.#column = Math.max(0, this.#column - 1);
        return;
      default:
        if (letter !== '\t' && letter < ' ') return;
        while (this.#cells.length < this.#column) this.#cells.push(' ');
        this.#cells[this.#column] = letter;
        this.#column += 1;
    }
  }

  #obey(sequence: string): void {
    // eslint-disable-next-line no-control-regex -- ESC begins every sequence
    const [, parameter = '', order = ''] = /^\x1b\[(\d{0,4})([CDGK])$/.exec(sequence) ?? [];
    const count = Math.max(1, Number(parameter));
    if (order === 'C') this.#column = Math.min(Math.max(this.#column, MAX_COLUMNS), this.#column + count);
    else if (order === 'D') this.#column = Math.max(0, this.#column - count);
    else if (order === 'G') this.#column = Math.min(MAX_COLUMNS, count) - 1;
    else if (order === 'K' && parameter === '2') this.#cells = [];
    else if (order === 'K' && Number(parameter) === 0) this.#cells.length = Math.min(this.#cells.length, this.#column);
  }
}

/** CSI ends with a letter or the like, OSC with BEL or ST; an overlong one is given up. */
function isWhole(sequence: string): boolean {
  if (sequence.length === 1) return false;
  if (sequence.length > MAX_SEQUENCE) return true;
  const kind = sequence.charAt(1);
  if (kind === '[') return sequence.length > 2 && /[@-~]$/.test(sequence);
  if (kind === ']') return sequence.endsWith('\x07') || sequence.endsWith('\x1b\\');
  if (kind === '(' || kind === ')' || kind === '#') return sequence.length > 2;
  return true;
}
