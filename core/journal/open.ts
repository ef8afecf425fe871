import path from 'node:path';
import { type Files } from '../ports/files.ts';
import { folderIds, JOURNAL } from './folder.ts';
import { type JournalForm, readLastLine } from './lines.ts';
import { readPage } from './page.ts';

/** Where open changes, or open rollouts, are looked for. */
interface RecordsPlace<E extends { readonly what: string }, T> {
  readonly files: Files;
  /** What their folders lie in. */
  readonly parent: string;
  readonly form: JournalForm<E>;
  /** Longest journal that is read, bytes. */
  readonly most: number;
  /** Reads one by its journal; `null` = it is not open. Never throws. */
  readonly read: (id: string, journal: Uint8Array) => Promise<T | null>;
}

/**
 * The open changes, or rollouts, of this computer. They are looked for again and again, among all that ever were made: what a journal ends with decides whether it is read, and since
 * nothing is ever written behind an end, one that was seen to have ended is not looked at again.
 */
export class OpenRecords<E extends { readonly what: string }, T> {
  readonly #place: RecordsPlace<E, T>;
  readonly #ended = new Set<string>();

  constructor(place: RecordsPlace<E, T>) {
    this.#place = place;
  }

  /** As their folders are now, newest first. Never throws. */
  async read(): Promise<readonly T[]> {
    const { files, parent } = this.#place;
    const ids = async (): Promise<readonly string[]> => (await folderIds(files, parent)).filter((id) => !this.#ended.has(id));
    return (await readPage(ids, {}, (id) => this.#look(id))).found;
  }

  async #look(id: string): Promise<T | null> {
    const { files, parent, form, most, read } = this.#place;
    const journal = await files.read(path.join(parent, id, JOURNAL), most).catch(() => null);
    if (journal === null) return null;
    if (readLastLine(form, journal)?.what !== 'ended') return read(id, journal);
    this.#ended.add(id);
    return null;
  }
}
