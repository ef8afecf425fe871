import path from 'node:path';
import { type JournalEntry } from '../../shared/domain/journal.ts';
import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';
import { journalLine, readJournal } from './journal.ts';

/** Name of the journal in the folder of a change. */
export const JOURNAL = 'journal.jsonl';

/** Longest journal that is read, bytes: a record may hold a dozen certificates, the other lines are short. */
export const MAX_JOURNAL = 16 * 1024 * 1024;

interface Waiting {
  readonly entry: JournalEntry;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The journal as it is written: each line is on the disk when its promise resolves. What is noted while lines are being written goes with the next writing, so that
 * steps that run side by side do not wait for one disk access each.
 */
export class JournalFile {
  readonly #files: Files;
  readonly #clock: Clock;
  readonly #file: string;
  /** Whole lines in the file; `null` = not known, since it was not opened yet or the last writing failed. */
  #lines: number | null = null;
  #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(files: Files, clock: Clock, folder: string) {
    this.#files = files;
    this.#clock = clock;
    this.#file = path.join(folder, JOURNAL);
  }

  /** @throws the system's error; also where the file is no journal of ours, which is then not touched. */
  append(entry: JournalEntry): Promise<void> {
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

  async #write(entries: readonly JournalEntry[]): Promise<void> {
    const lines = this.#lines ?? (await this.#open());
    const bytes = Buffer.concat(entries.map((entry, index) => journalLine(lines + index + 1, this.#clock.now(), entry)));
    // A journal that could not be read again would leave an unfinished change unseen.
    if (lines === 0 && readJournal(bytes).lines.length < entries.length) throw new Error('the record cannot be written in a form that can be read');
    await this.#files.appendDurably(this.#file, bytes);
    this.#lines = lines + entries.length;
  }

  /** Cuts what stands behind the last whole line; nothing may be glued to it. */
  async #open(): Promise<number> {
    if (!(await this.#files.exists(this.#file))) return 0;
    const bytes = await this.#files.read(this.#file, MAX_JOURNAL);
    const { lines, wholeBytes, end } = readJournal(bytes);
    if (end === 'damaged' || (lines.length === 0 && bytes.length > 0)) throw new Error(`no journal that can be continued: ${this.#file}`);
    if (end === 'torn') await this.#files.writeDurably(this.#file, bytes.subarray(0, wholeBytes));
    return lines.length;
  }
}
