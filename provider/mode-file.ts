import path from 'node:path';
import * as z from 'zod/mini';
import { type Files } from '../core/ports/files.ts';
import { mode, sha256 } from '../shared/provider/fields.ts';
import { ProviderStartError } from './config.ts';
import { readIfThere } from './read-if-there.ts';

const modeRecord = z.strictObject({ mode, fileSha256: sha256 });
/** The cluster security mode and the CTL file for which it was set. */
export type ModeRecord = z.infer<typeof modeRecord>;

const MODE_FILE = 'mode.json';

/** The mode that the publisher keeps; `undefined` = never set, which means non-secure. */
export async function readMode(files: Files, folder: string): Promise<ModeRecord | undefined> {
  const file = path.join(folder, MODE_FILE);
  const bytes = await readIfThere(files, file);
  if (bytes === null) return undefined;
  const text = new TextDecoder().decode(bytes);
  const parsed = z.safeParse(modeRecord, parseJson(text));
  // Guessing a security mode would be worse than not starting.
  if (!parsed.success) throw new ProviderStartError(`${file} is not readable`);
  return parsed.data;
}

export const writeMode = (files: Files, folder: string, record: ModeRecord): Promise<void> =>
  files.writeDurably(path.join(folder, MODE_FILE), new TextEncoder().encode(JSON.stringify(record)));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
