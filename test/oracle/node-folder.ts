/** Reads what a provider's folder holds, with plain file system calls: the truth against which reports are judged. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface FolderTruth {
  /** SHA-256 of the served CTL file, lower-case hex; `null` = none. */
  readonly ctlSha256: string | null;
  /** Whether a file is written aside together with its record. */
  readonly staged: boolean;
  readonly mode: string;
}

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

export function readFolder(folder: string): FolderTruth {
  const ctl = join(folder, 'CTLFile.tlv');
  const mode = join(folder, 'mode.json');
  return {
    ctlSha256: existsSync(ctl) ? sha256(ctl) : null,
    staged: existsSync(join(folder, 'CTLFile.tlv.staged')) && existsSync(join(folder, 'CTLFile.tlv.staged.json')),
    mode: existsSync(mode) ? (JSON.parse(readFileSync(mode, 'utf8')) as { mode: string }).mode : 'non-secure',
  };
}
