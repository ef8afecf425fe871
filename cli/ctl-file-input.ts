import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { readTrustList } from '../core/trust/trust-list.ts';
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

function readOpened(path: string, descriptor: number): Result<LoadedCtlFile> {
  const entry = fstatSync(descriptor);
  if (!entry.isFile()) return fail('file.unreadable', path, { path, detail: 'not-a-file' });
  const { size, mtime } = entry;
  // Larger than any CTL file can be: refused before it is read.
  if (size > LIMITS.file) return fail('ctl-file.unreadable', path, { problem: 'too-large', offset: LIMITS.file });
  const read = readTrustList(readFileSync(descriptor), path);
  return read.ok ? ok({ file: read.value, modified: mtime }) : read;
}

/** A regular file of at most 1 MiB. Nothing else goes on meanwhile, so it is read at once: that is quicker. */
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
