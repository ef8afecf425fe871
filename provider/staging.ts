import path from 'node:path';
import * as z from 'zod/mini';
import { type Files } from '../core/ports/files.ts';
import { sha256Hex } from '../core/trust/digests.ts';
import { sha256, time, username } from '../shared/provider/fields.ts';

/** A file written aside, and what is needed to decide on it later. */
export interface Staged {
  readonly bytes: Uint8Array;
  readonly record: StagedRecord;
}

const stagedRecord = z.strictObject({ sha256, predecessorSha256: z.nullable(sha256), user: username, stagedAt: time });
export type StagedRecord = z.infer<typeof stagedRecord>;

export const STAGED_FILE = 'CTLFile.tlv.staged';
export const STAGED_RECORD = 'CTLFile.tlv.staged.json';

/**
 * The one staged file of a node: the bytes and, written after them and removed after them, a record with their SHA-256.
 * A file counts as staged only when both are there and belong together, so a kill between two writes stages nothing.
 */
export interface Staging {
  read(): Promise<Staged | undefined>;
  write(staged: Staged): Promise<void>;
  /** Renames the staged bytes over `target`: the one instant in which a commit happens. */
  moveTo(target: string): Promise<void>;
  clear(): Promise<void>;
}

export function createStaging(files: Files, folder: string): Staging {
  const bytesFile = path.join(folder, STAGED_FILE);
  const recordFile = path.join(folder, STAGED_RECORD);
  return {
    async read() {
      if (!(await files.exists(bytesFile)) || !(await files.exists(recordFile))) return undefined;
      const bytes = await files.read(bytesFile);
      const record = parseRecord(await files.read(recordFile));
      return record?.sha256 === sha256Hex(bytes) ? { bytes, record } : undefined;
    },
    async write({ bytes, record }) {
      await files.remove(recordFile);
      await files.writeDurably(bytesFile, bytes);
      await files.writeDurably(recordFile, new TextEncoder().encode(JSON.stringify(record)));
    },
    async moveTo(target) {
      await files.replace(bytesFile, target);
      await files.remove(recordFile);
    },
    async clear() {
      await files.remove(recordFile);
      await files.remove(bytesFile);
    },
  };
}

function parseRecord(bytes: Uint8Array): StagedRecord | undefined {
  try {
    const parsed = z.safeParse(stagedRecord, JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
