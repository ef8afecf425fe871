import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';
import { encodeLine, type JournalForm, type LineOf, readLines } from './lines.ts';

interface Waiting<E> {
  readonly entry: E;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Where a journal lies, what is written in it, and the longest one that is read, bytes. */
export interface JournalPlace<E extends object> {
  readonly files: Files;
  readonly clock: Clock;
  /** Absolute path. */
  readonly file: string;
  readonly form: JournalForm<E>;
  readonly most: number;
  /** `null` = one that is damaged is not continued. */
  readonly continued: Continued<E> | null;
}

/**
 * Where a journal goes on that is damaged: what stands there is not touched, so that somebody may find out what happened to it. A journal of its own, with the same first entry.
 */
export interface Continued<E extends object> {
  /** Absolute path. */
  readonly file: string;
  /** The first entry, of a journal whose first whole line is this one; `null` = it is not known, so nothing can be continued. May throw the system's errors. */
  readonly first: (line: LineOf<E> | null) => Promise<E | null>;
}

/** There is a journal, but not one that a line may be put behind; it was not touched. */
export class JournalNotContinued extends Error {}

/**
 * A journal as it is written: each line is on the disk when its promise resolves. What is noted while lines are being written goes with the next writing, so that
 * what runs side by side does not wait for one disk access each.
 */
export class JournalFile<E extends object> {
  readonly #place: JournalPlace<E>;
  /** In which is written: the journal, or where it goes on. */
  #file: string;
  /** Whole lines in the file; `null` = not known, since it was not opened yet or the last writing failed. */
  #lines: number | null = null;
  #waiting: Waiting<E>[] = [];
  #isWriting = false;

  constructor(place: JournalPlace<E>) {
    this.#place = place;
    this.#file = place.file;
  }

  /** @throws the system's error; {@link JournalNotContinued} where the file is no journal of ours, or damaged. */
  append(entry: E): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      if (!this.#isWriting) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        await this.#write(batch.map(({ entry }) => entry));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        this.#lines = null;
        for (const { reject } of batch) reject(error);
      }
    }
    this.#isWriting = false;
  }

  async #write(entries: readonly E[]): Promise<void> {
    const { files, clock, form } = this.#place;
    const lines = this.#lines ?? (await this.#open(entries[0]));
    const bytes = Buffer.concat(entries.map((entry, index) => encodeLine(lines + index + 1, clock.now(), entry)));
    // A journal that could not be read again would leave unfinished work unseen.
    if (lines === 0 && readLines(form, bytes).lines.length < entries.length) throw new Error('the record cannot be written in a form that can be read');
    await files.appendDurably(this.#file, bytes);
    this.#lines = lines + entries.length;
  }

  /** Cuts what stands behind the last whole line; nothing may be glued to it. @param next what is to be written. */
  async #open(next: E | undefined): Promise<number> {
    const { files, form, most } = this.#place;
    if (!(await files.exists(this.#file))) return 0;
    const bytes = await files.read(this.#file, most);
    const { lines, wholeBytes, end } = readLines(form, bytes);
    const [first = null] = lines;
    const isEmptied = bytes.length === 0 && next !== undefined && !form.isFirst(next);
    if (end === 'damaged' || isEmptied || (first === null && bytes.length > 0)) return this.#goOn(first, next);
    if (end === 'torn') await files.writeDurably(this.#file, bytes.subarray(0, wholeBytes));
    return lines.length;
  }

  /** Turns to where a damaged journal goes on. */
  async #goOn(line: LineOf<E> | null, next: E | undefined): Promise<number> {
    const { files, clock, file, form, continued } = this.#place;
    const first = continued === null || this.#file === continued.file ? null : await continued.first(line);
    if (continued === null || first === null) throw new JournalNotContinued(`no journal that can be continued: ${file}`);
    const begins = next !== undefined && form.isFirst(next);
    if (!begins && !(await files.exists(continued.file))) await files.writeDurably(continued.file, encodeLine(1, clock.now(), first));
    this.#file = continued.file;
    return this.#open(next);
  }
}
