import path from 'node:path';
import { chunksOf } from '../../shared/domain/chunks.ts';
import { isUnfinished, type PastChange } from '../../shared/domain/past-change.ts';
import { JOURNAL } from '../journal/folder.ts';
import { changeFolderPath } from './folder.ts';
import { MAX_JOURNAL } from './journal-file.ts';
import { lastLine } from './journal.ts';
import { changeIds, type ChangesPlace, readPastJournal } from './past.ts';

/** Folders that are looked into at a time. */
const AT_ONCE = 8;

/**
 * The open changes of this computer. They are looked for again and again, among all that ever were made: what a journal ends with decides whether it is read, and since
 * nothing is ever written behind an end, one that was seen to have ended is not looked at again.
 */
export class OpenChanges {
  readonly #place: ChangesPlace;
  readonly #ended = new Set<string>();

  constructor(place: ChangesPlace) {
    this.#place = place;
  }

  /** As their folders are now, newest first. Never throws. */
  async read(): Promise<readonly PastChange[]> {
    const ids = (await changeIds(this.#place)).filter((id) => !this.#ended.has(id));
    const open: PastChange[] = [];
    for (const some of chunksOf(ids, AT_ONCE)) open.push(...(await Promise.all(some.map((id) => this.#look(id)))).flat());
    return open;
  }

  async #look(id: string): Promise<readonly PastChange[]> {
    const { files, dataDir } = this.#place;
    const journal = await files.read(path.join(changeFolderPath(dataDir, id), JOURNAL), MAX_JOURNAL).catch(() => null);
    if (journal === null) return [];
    if (lastLine(journal)?.what === 'ended') {
      this.#ended.add(id);
      return [];
    }
    const past = (await readPastJournal(this.#place, id, journal))?.past ?? null;
    return past !== null && isUnfinished(past) ? [past] : [];
  }
}
