import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';
import { encodeLine, type JournalForm, readLines } from './lines.ts';

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
}

/** There is a journal, but not one that a line may be put behind; it was not touched. */
export class JournalNotContinued extends Error {}

/**
 * A journal as it is written: each line is on the disk when its promise resolves. What is noted while lines are being written goes with the next writing, so that
 * what runs side by side does not wait for one disk access each.
 */
export class JournalFile<E extends object> {
  readonly #place: JournalPlace<E>;
  /** Whole lines in the file; `null` = not known, since it was not opened yet or the last writing failed. */
  #lines: number | null = null;
  #waiting: Waiting<E>[] = [];
  #isWriting = false;

  constructor(place: JournalPlace<E>) {
    this.#place = place;
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
    const { files, clock, file, form } = this.#place;
    const lines = this.#lines ?? (await this.#open());
    const bytes = Buffer.concat(entries.map((entry, index) => encodeLine(lines + index + 1, clock.now(), entry)));
    // A journal that could not be read again would leave unfinished work unseen.
    if (lines === 0 && readLines(form, bytes).lines.length < entries.length) throw new Error('the record cannot be written in a form that can be read');
    await files.appendDurably(file, bytes);
    this.#lines = lines + entries.length;
  }

  /** Cuts what stands behind the last whole line; nothing may be glued to it. */
  async #open(): Promise<number> {
    const { files, file, form, most } = this.#place;
    if (!(await files.exists(file))) return 0;
    const bytes = await files.read(file, most);
    const { lines, wholeBytes, end } = readLines(form, bytes);
    if (end === 'damaged' || (lines.length === 0 && bytes.length > 0)) throw new JournalNotContinued(`no journal that can be continued: ${file}`);
    if (end === 'torn') await files.writeDurably(file, bytes.subarray(0, wholeBytes));
    return lines.length;
  }
}
