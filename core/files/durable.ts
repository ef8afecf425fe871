import path from 'node:path';
import { type Files } from '../ports/files.ts';
import { type Disk, patient } from './disk.ts';
import { takeLock } from './lock.ts';
import { codeOf, orGone } from './patience.ts';
import { clearUnfinished, unfinishedName } from './unfinished.ts';

/** What systems answer that cannot fsync a folder; there the rename itself is as durable as it gets. */
const NO_FOLDER_SYNC = ['EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EACCES', 'EBADF'];

/** Permissions of a file that everybody may read (chmod(2)). */
const FOR_EVERYBODY = 0o644;

/** Durable file work on a disk, patient with other programs that hold a file for a moment. */
export function createFiles(disk: Disk): Files {
  const calm = patient(disk);
  return {
    async read(file, most = Infinity) {
      return (await calm.read(file, most)).bytes;
    },

    async readDated(file, most = Infinity) {
      const { bytes, mtime } = await calm.read(file, most);
      return { bytes, modified: mtime };
    },

    exists: (file) =>
      calm.access(file).then(
        () => true,
        (error: unknown) => {
          if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return false;
          throw error;
        },
      ),

    async modifiedAt(file) {
      return (await calm.stat(file)).mtime;
    },

    async makeFolder(folder) {
      const first = await calm.makeFolders(folder, 0o700);
      if (first === undefined) return;
      // Each new folder's entry stands in the one above it.
      for (let made = folder; made.length >= first.length; made = path.dirname(made)) await syncFolder(calm, path.dirname(made));
    },

    async list(folder) {
      return (await calm.list(folder)).sort();
    },

    async writeDurably(file, bytes, readers = 'owner') {
      const unfinished = await unfinishedName(file);
      try {
        const handle = await calm.open(unfinished, 'wx', 0o600);
        try {
          await handle.write(bytes);
          if (readers === 'everybody') await handle.setMode(FOR_EVERYBODY);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await calm.rename(unfinished, file);
      } catch (error) {
        await calm.unlink(unfinished).catch(() => undefined);
        throw error;
      }
      await syncFolder(calm, path.dirname(file));
    },

    async appendDurably(file, bytes) {
      const handle = await calm.open(file, 'a', 0o600);
      let before: number;
      try {
        before = (await handle.stat()).size;
        try {
          await handle.write(bytes);
          await handle.sync();
        } catch (error) {
          // A full disk must not leave half a line for the next append to be glued to.
          await handle.truncate(before).catch(() => undefined);
          throw error;
        }
      } finally {
        await handle.close();
      }
      if (before === 0) await syncFolder(calm, path.dirname(file));
    },

    async replace(from, to) {
      await calm.rename(from, to);
      await syncFolder(calm, path.dirname(to));
    },

    async giveNames(file, names) {
      for (const name of names) {
        const unfinished = await unfinishedName(name);
        await calm.link(file, unfinished);
        // Where both are names of one file already, rename(2) does nothing, and the first one stays too.
        await calm.rename(unfinished, name).finally(() => calm.unlink(unfinished).catch(() => undefined));
      }
      if (names.length > 0) await syncFolder(calm, path.dirname(file));
    },

    async remove(file) {
      await calm.unlink(file).catch(orGone);
      // No folder: nothing was there to remove.
      await syncFolder(calm, path.dirname(file)).catch(orGone);
    },

    async removeFolder(folder) {
      await removeAll(calm, folder).catch(orGone);
      await syncFolder(calm, path.dirname(folder)).catch(orGone);
    },

    clearUnfinished: (folder) => clearUnfinished(disk, folder),

    lock: (lock, holder) => takeLock(disk, lock, holder),
  };
}

/** Links are removed, never followed. */
async function removeAll(disk: Disk, folder: string): Promise<void> {
  for (const name of await disk.list(folder)) {
    const within = path.join(folder, name);
    await ((await disk.isFolder(within)) ? removeAll(disk, within) : disk.unlink(within));
  }
  await disk.removeFolder(folder);
}

async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!NO_FOLDER_SYNC.includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}
