import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type Disk } from './disk.ts';
import { markText, mayRun, ownMark, readMark } from './process-mark.ts';

/** End of the names of files being written; such a file in a folder is what an interrupted write left. */
export const UNFINISHED = '.unfinished';

/** A name beside the file under which it is written; it tells which process does. */
export const unfinishedName = async (file: string): Promise<string> => `${file}.${markText(await ownMark())}.${randomBytes(6).toString('hex')}${UNFINISHED}`;

const NAME = /\.([^.]+)\.[0-9a-f]{12}\.unfinished$/;

/** Folders below the one that is cleared; no more of them are ours. */
const DEPTH = 8;

/**
 * Removes what writes left whose process has ended, in a folder and those below it. What cannot be listed or removed stays, as does what
 * may be written just now.
 * @returns the files that were removed.
 */
export async function clearUnfinished(disk: Disk, folder: string, depth = DEPTH): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const name of await disk.list(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const writer = readMark(NAME.exec(name)?.[1] ?? '');
    try {
      if (writer === null) {
        if (depth > 0 && (await disk.isFolder(file))) removed.push(...(await clearUnfinished(disk, file, depth - 1)));
      } else if (!(await mayRun(writer))) {
        await disk.unlink(file);
        removed.push(file);
      }
    } catch {
      // It stays until the next time.
    }
  }
  return removed;
}
