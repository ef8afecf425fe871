import path from 'node:path';
import * as z from 'zod/mini';
import { type Files } from '../core/ports/files.ts';
import { mode, sha256 } from '../shared/provider/fields.ts';
import { ProviderStartError } from './config.ts';
import { readRecord } from './record.ts';

const modeRecord = z.strictObject({ mode, fileSha256: sha256 });
/** The cluster security mode and the CTL file for which it was set. */
export type ModeRecord = z.infer<typeof modeRecord>;

const MODE_FILE = 'mode.json';

/** The mode that the publisher keeps; `undefined` = never set, which means non-secure. */
export async function readMode(files: Files, folder: string): Promise<ModeRecord | undefined> {
  const file = path.join(folder, MODE_FILE);
  const record = await readRecord(files, file, modeRecord);
  // Guessing a security mode would be worse than not starting.
  if (record === undefined) throw new ProviderStartError(`${file} is not readable`);
  return record ?? undefined;
}

export const writeMode = (files: Files, folder: string, record: ModeRecord): Promise<void> =>
  files.writeDurably(path.join(folder, MODE_FILE), new TextEncoder().encode(JSON.stringify(record)));
