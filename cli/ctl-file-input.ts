import { type Stats, closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { readTrustList } from '../core/trust/read-list.ts';
import { LIMITS } from '../shared/ctl-file/errors.ts';
import { type CtlFile } from '../shared/ctl-file/model.ts';
import { type Result, fail, ok } from '../shared/domain/result.ts';
import { unreadableFile } from './unreadable-file.ts';

/** A CTL file from disk. */
export interface LoadedCtlFile {
  readonly file: CtlFile;
  readonly modified: Date;
}

/** A pipe that took the file's place since would wait for a writer. */
const AT_ONCE = constants.O_RDONLY | ((constants as Partial<Record<'O_NONBLOCK', number>>).O_NONBLOCK ?? 0);

/** Never more than the file held when it was opened, however fast it grows; `null` = somebody has written to it since. */
function readUnchanged(descriptor: number, { size, mtimeMs }: Stats): Uint8Array | null {
  const bytes = Buffer.alloc(size + 1);
  let length = 0;
  for (let count = -1; count !== 0 && length < bytes.length; length += count) count = readSync(descriptor, bytes, length, bytes.length - length, null);
  return length === size && fstatSync(descriptor).mtimeMs === mtimeMs ? bytes.subarray(0, size) : null;
}

function readOpened(path: string, descriptor: number): Result<LoadedCtlFile> {
  const entry = fstatSync(descriptor);
  if (!entry.isFile()) return fail('file.unreadable', path, { path, detail: 'not-a-file' });
  const { size, mtime } = entry;
  // Larger than any CTL file can be: refused before it is read.
  if (size > LIMITS.file) return fail('ctl-file.unreadable', path, { problem: 'too-large', offset: LIMITS.file });
  const bytes = readUnchanged(descriptor, entry);
  // A part of a file would be called bad, or cut off, when it is neither.
  if (bytes === null) return fail('file.unreadable', path, { path, detail: 'being-written' });
  const read = readTrustList(bytes, path);
  return read.ok ? ok({ file: read.value, modified: mtime }) : read;
}

/** A regular file of at most 1 MiB, or what a symbolic link to one leads to, that nobody writes to meanwhile. Nothing else goes on meanwhile, so it is read at once: that is quicker. */
export function loadCtlFile(path: string): Result<LoadedCtlFile> {
  try {
    // Before it is opened: some devices do something when they are.
    const before = statSync(path);
    if (!before.isFile()) return fail('file.unreadable', path, { path, detail: before.isDirectory() ? 'EISDIR' : 'not-a-file' });
    const descriptor = openSync(path, AT_ONCE);
    try {
      return readOpened(path, descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return unreadableFile(path, error);
  }
}
