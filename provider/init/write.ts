import { constants } from 'node:fs';
import { lstat, mkdir, open, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../../core/files/patience.ts';
import { writableByOthers } from '../open-to-others.ts';

/** A file that is not there yet. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
  /** Permissions (chmod(2)). */
  readonly mode: number;
}

const { O_WRONLY, O_CREAT, O_EXCL } = constants;

/** Why nothing can be made in a folder, or `undefined`. */
export async function problemOf(folder: string, paths: readonly string[]): Promise<string | undefined> {
  for (const file of paths) if (await isThere(file)) return `${file} is there already; nothing was changed`;
  return writableByOthers(folder);
}

/** A link that leads nowhere is there too. */
const isThere = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false;
      throw error;
    },
  );

/**
 * Writes files that are not there yet, durably, or none of them: neither a file nor a link that came meanwhile is written to. Where root writes into the folder of
 * another user, they are that user's.
 * @throws system errors.
 */
export async function writeNew(folder: string, files: readonly NewFile[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid, gid } = await stat(folder);
  const made: string[] = [];
  try {
    for (const file of files) {
      await writeOne(file, process.getuid?.() === 0 ? { uid, gid } : undefined, () => made.push(file.path));
    }
    await syncFolder(path.resolve(folder));
  } catch (error) {
    for (const file of made) await unlink(file).catch(() => undefined);
    throw error;
  }
}

async function writeOne({ path: file, text, mode }: NewFile, owner: { readonly uid: number; readonly gid: number } | undefined, made: () => void): Promise<void> {
  const handle = await open(file, O_WRONLY | O_CREAT | O_EXCL, 0o600);
  made();
  try {
    await handle.writeFile(text);
    if (owner !== undefined) await handle.chown(owner.uid, owner.gid);
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
