import { StringDecoder } from 'node:string_decoder';

/** As wide as the window that is asked for: a cursor that is sent further makes long lines of few bytes. */
const MAX_COLUMNS = 512;
const MAX_SEQUENCE = 256;
/** Longer than any question of a pager. */
const TAIL = 256;

/** A line that has ended. */
export interface EndedLine {
  /** What it took over from an earlier line, see {@link Terminal}. */
  readonly before: string;
  /** What stood on its own line of the screen. */
  readonly own: string;
  /** The bell rang at its beginning. */
  readonly bell: boolean;
  /** A carriage return that belongs to no line end stood at its beginning. */
  readonly returned: boolean;
}

/**
 * What a terminal would show of a stream: text without escape sequences, redrawn lines as they stand at last (ECMA-48: carriage return,
 * backspace, erase in line, cursor to the sides). Bytes may be split anywhere. Only the line under way can still change.
 */
export class Terminal {
  readonly #decoder = new StringDecoder('utf8');
  readonly #ended: (line: EndedLine) => string;
  #cells: string[] = [];
  #column = 0;
  #from = 0;
  #bell = false;
  #returns = 0;
  /** An escape sequence whose end has not come yet. */
  #sequence = '';

  /** @param ended takes each line that has ended, and says with which text the next one goes on: an interrupted line is one line. */
  constructor(ended: (line: EndedLine) => string) {
    this.#ended = ended;
  }

  /** The line under way. */
  get current(): string {
    return this.#cells.join('');
  }

  /** The last letters of the line under way, however long it is. */
  get tail(): string {
    return this.#cells.slice(-TAIL).join('');
  }

  /** As {@link EndedLine.returned}, of the line under way. */
  get returned(): boolean {
    return this.#returns > 0;
  }

  feed(bytes: Buffer): void {
    for (const letter of this.#decoder.write(bytes)) this.#put(letter);
  }

  /** Wipes the line under way behind its first letters, as a pager does with its question. */
  keepOnly(text: string): void {
    this.#cells = Array.from(text);
    this.#column = this.#cells.length;
    this.#from = Math.min(this.#from, this.#column);
  }

  #end(): void {
    const [before, own] = [this.#cells.slice(0, this.#from).join(''), this.#cells.slice(this.#from).join('')];
    this.#cells = Array.from(this.#ended({ before, own, bell: this.#bell, returned: this.#returns > (own === '' ? 1 : 0) }));
    this.#from = this.#column = this.#cells.length;
    this.#bell = false;
    this.#returns = 0;
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
        this.#end();
        return;
      case '\r':
        if (this.#cells.length === this.#from) this.#returns += 1;
        this.#column = this.#from;
        return;
      case '\b':
        this.#column = Math.max(this.#from, this.#column - 1);
        return;
      case '\x07':
        this.#bell ||= this.#cells.length === this.#from;
        return;
      default:
        if ((letter !== '\t' && letter < ' ') || letter === '\x7f') return;
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
    else if (order === 'D') this.#column = Math.max(this.#from, this.#column - count);
    else if (order === 'G') this.#column = this.#from + Math.min(MAX_COLUMNS, count) - 1;
    else if (order === 'K' && parameter === '2') this.#cells.length = this.#from;
    else if (order === 'K' && Number(parameter) === 0) this.#cells.length = Math.min(this.#cells.length, this.#column);
  }
}

/** CSI ends with a letter or the like, OSC with BEL or ST, strings for the terminal itself (DCS, SOS, PM, APC) with ST; an overlong one is given up. */
function isWhole(sequence: string): boolean {
  if (sequence.length === 1) return false;
  if (sequence.length > MAX_SEQUENCE) return true;
  const kind = sequence.charAt(1);
  if (kind === '[') return sequence.length > 2 && /[@-~]$/.test(sequence);
  if (kind === ']') return sequence.endsWith('\x07') || sequence.endsWith('\x1b\\');
  if ('PX^_'.includes(kind)) return sequence.endsWith('\x1b\\');
  if (kind === '(' || kind === ')' || kind === '#') return sequence.length > 2;
  return true;
}
