import path from 'node:path';
import { chunksOf } from '../../shared/domain/chunks.ts';
import { isOpenRollout, type ListedRollout } from '../../shared/domain/rollout/report.ts';
import { JOURNAL } from '../journal/folder.ts';
import { readLastLine } from '../journal/lines.ts';
import { MAX_ROLLOUT_JOURNAL, ROLLOUT_JOURNAL, rolloutFolderPath } from './folder.ts';
import { readListedRollout, rolloutIds, type RolloutsPlace } from './past.ts';

/** Folders that are looked into at a time. */
const AT_ONCE = 8;

/**
 * The open rollouts of this computer, among all that ever were made: what a journal ends with decides whether it is read, and since nothing is ever written behind an end, one that was
 * seen to have ended is not looked at again.
 */
export class OpenRollouts {
  readonly #place: RolloutsPlace;
  readonly #ended = new Set<string>();

  constructor(place: RolloutsPlace) {
    this.#place = place;
  }

  /** As their folders are now, newest first. Never throws. */
  async read(): Promise<readonly ListedRollout[]> {
    const ids = (await rolloutIds(this.#place)).filter((id) => !this.#ended.has(id));
    const open: ListedRollout[] = [];
    for (const some of chunksOf(ids, AT_ONCE)) open.push(...(await Promise.all(some.map((id) => this.#look(id)))).flat());
    return open;
  }

  async #look(id: string): Promise<readonly ListedRollout[]> {
    const { files, dataDir } = this.#place;
    const journal = await files.read(path.join(rolloutFolderPath(dataDir, id), JOURNAL), MAX_ROLLOUT_JOURNAL).catch(() => null);
    if (journal === null) return [];
    if (readLastLine(ROLLOUT_JOURNAL, journal)?.what === 'ended') {
      this.#ended.add(id);
      return [];
    }
    const listed = await readListedRollout(this.#place, id, journal);
    return listed !== null && isOpenRollout(listed) ? [listed] : [];
  }
}
