import { readFileSync, statSync } from 'node:fs';
import { type CtlFile } from '../shared/ctl-file/model.ts';
import { readCtlFile } from '../shared/ctl-file/read.ts';
import { type Result, fail, ok } from '../shared/domain/result.ts';
import { unreadableFile } from './unreadable-file.ts';

/** A CTL file from disk. */
export interface LoadedCtlFile {
  readonly file: CtlFile;
  readonly modified: Date;
}

/** Larger than any CTL file can be: anything else is refused before it is read. */
const MAX_BYTES = 1024 * 1024;

/** Nothing else goes on meanwhile, so it is read at once: that is quicker. */
export function loadCtlFile(path: string): Result<LoadedCtlFile> {
  try {
    const { size, mtime } = statSync(path);
    if (size > MAX_BYTES) return fail('ctl-file.unreadable', path, { problem: 'too-large', offset: MAX_BYTES });
    if (size === 0) return fail('ctl-file.empty', path);
    const read = readCtlFile(readFileSync(path));
    if (read.ok) return ok({ file: read.value, modified: mtime });
    return fail('ctl-file.unreadable', path, { problem: read.error.problem, offset: read.error.offset });
  } catch (error) {
    return unreadableFile(path, error);
  }
}
