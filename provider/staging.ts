import path from 'node:path';
import * as z from 'zod/mini';
import { type Files } from '../core/ports/files.ts';
import { sha256Hex } from '../core/trust/digests.ts';
import { clientNumber, sha256, time, username } from '../shared/provider/fields.ts';
import { readIfThere } from './read-if-there.ts';
import { readRecord } from './record.ts';

/** A file written aside, and what is needed to decide on it later. */
export interface Staged {
  readonly bytes: Uint8Array;
  readonly record: StagedRecord;
}

/** `user` is told to whoever asks; `client`, whose file it is, to nobody. */
const stagedRecord = z.strictObject({ sha256, predecessorSha256: z.nullable(sha256), user: username, client: clientNumber, stagedAt: time });
export type StagedRecord = z.infer<typeof stagedRecord>;

const STAGED_FILE = 'CTLFile.tlv.staged';
const STAGED_RECORD = 'CTLFile.tlv.staged.json';
const STAGED_PREDECESSOR = 'CTLFile.tlv.staged.previous';
/** Everything that staging writes. */
export const STAGED_FILES: readonly string[] = [STAGED_FILE, STAGED_RECORD, STAGED_PREDECESSOR];

/**
 * The one staged file of a node: the bytes, a copy of the file they replace and, written after them and removed before them, a record with
 * their SHA-256. A file counts as staged only when bytes and record are there and belong together, so a kill between two writes stages nothing.
 */
export interface Staging {
  read(): Promise<Staged | undefined>;
  /**
   * Writes everything that a commit will need, the copy of the `predecessor` too: a disk that is full says so here, and a commit only
   * renames. What was staged before goes first. What fails leaves nothing staged and no space used.
   */
  write(staged: Staged, predecessor: Uint8Array | null): Promise<void>;
  /** Makes the copy of the predecessor the file `target`. */
  keepPredecessor(target: string, predecessor: Uint8Array): Promise<void>;
  /** Renames the staged bytes over `target`: the one instant in which a commit happens. */
  moveTo(target: string): Promise<void>;
  clear(): Promise<void>;
}

export function createStaging(files: Files, folder: string): Staging {
  const [bytesFile, recordFile, predecessorFile] = [STAGED_FILE, STAGED_RECORD, STAGED_PREDECESSOR].map((name) => path.join(folder, name)) as [string, string, string];

  const holds = async (file: string, bytes: Uint8Array): Promise<boolean> => {
    const held = await readIfThere(files, file);
    return held !== null && sha256Hex(held) === sha256Hex(bytes);
  };

  const clear = async (): Promise<void> => {
    for (const file of [recordFile, bytesFile, predecessorFile]) await files.remove(file);
  };

  return {
    async read() {
      const record = await readRecord(files, recordFile, stagedRecord);
      const bytes = record === null || record === undefined ? null : await readIfThere(files, bytesFile);
      if (record === null || record === undefined || bytes === null) return undefined;
      return record.sha256 === sha256Hex(bytes) ? { bytes, record } : undefined;
    },
    async write({ bytes, record }, predecessor) {
      // Without a record nothing else lies there: whoever fails to write, and whoever starts, clears it away.
      if (await files.exists(recordFile)) await clear();
      try {
        await files.writeDurably(bytesFile, bytes);
        if (predecessor !== null) await files.writeDurably(predecessorFile, predecessor);
        await files.writeDurably(recordFile, new TextEncoder().encode(JSON.stringify(record)));
      } catch (error) {
        await clear().catch(() => undefined);
        throw error;
      }
    },
    async keepPredecessor(target, predecessor) {
      if (await holds(predecessorFile, predecessor)) return files.replace(predecessorFile, target);
      // A kill between this and the rename of the staged file leaves the copy where it belongs.
      if (!(await holds(target, predecessor))) await files.writeDurably(target, predecessor);
    },
    async moveTo(target) {
      await files.replace(bytesFile, target);
      // The file is served: a record without its file is nothing, and the next stage or start clears it away.
      await files.remove(recordFile).catch(() => undefined);
    },
    clear,
  };
}
