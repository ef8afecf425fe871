import { randomBytes } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Files } from '../ports/files.ts';
import { takeLock } from './lock.ts';

/** End of the names of files being written; such a file in a folder is what an interrupted write left. */
export const UNFINISHED = '.unfinished';

/** Windows refuses to rename over a file that a virus scanner or an indexer holds open for a moment. */
const IN_USE = ['EPERM', 'EBUSY', 'EACCES'];
const RETRIES = 10;
const RETRY_MS = 20;
/** What systems answer that cannot fsync a folder; there the rename itself is as durable as it gets. */
const NO_FOLDER_SYNC = ['EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EACCES', 'EBADF'];

/** The code of a system error, or an empty text. */
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** The computer's own file system. */
export function createNodeFiles(): Files {
  return {
    async read(file, most = Infinity) {
      if (most !== Infinity && (await stat(file)).size > most) throw Object.assign(new Error(`EFBIG: longer than ${most} bytes, read '${file}'`), { code: 'EFBIG' });
      return new Uint8Array(await readFile(file));
    },

    exists: (file) =>
      access(file).then(
        () => true,
        (error: unknown) => {
          if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return false;
          throw error;
        },
      ),

    async modifiedAt(file) {
      return (await stat(file)).mtime;
    },

    async makeFolder(folder) {
      const first = await mkdir(folder, { recursive: true, mode: 0o700 });
      if (first === undefined) return;
      // Each new folder's entry stands in the one above it.
      for (let made = folder; made.length >= first.length; made = path.dirname(made)) await syncFolder(path.dirname(made));
    },

    async list(folder) {
      return (await readdir(folder)).sort();
    },

    async writeDurably(file, bytes) {
      const unfinished = `${file}.${randomBytes(6).toString('hex')}${UNFINISHED}`;
      try {
        const handle = await open(unfinished, 'wx', 0o600);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await renameOver(unfinished, file);
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => undefined);
        throw error;
      }
      await syncFolder(path.dirname(file));
    },

    async appendDurably(file, bytes) {
      const handle = await open(file, 'a', 0o600);
      let before: number;
      try {
        before = (await handle.stat()).size;
        try {
          await handle.appendFile(bytes);
          await handle.sync();
        } catch (error) {
          // A full disk must not leave half a line for the next append to be glued to.
          await handle.truncate(before).catch(() => undefined);
          throw error;
        }
      } finally {
        await handle.close();
      }
      if (before === 0) await syncFolder(path.dirname(file));
    },

    async replace(from, to) {
      await renameOver(from, to);
      await syncFolder(path.dirname(to));
    },

    async remove(file) {
      await rm(file, { force: true });
      await syncFolder(path.dirname(file)).catch((error: unknown) => {
        // No folder: nothing was there to remove.
        if (codeOf(error) !== 'ENOENT') throw error;
      });
    },

    lock: takeLock,
  };
}

async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!IN_USE.includes(codeOf(error)) || attempt === RETRIES) throw error;
      await wait(RETRY_MS * attempt);
    }
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!NO_FOLDER_SYNC.includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}
