import path from 'node:path';
import * as z from 'zod/mini';
import { type Files } from '../../core/ports/files.ts';
import { sha256 } from '../../shared/provider/fields.ts';
import { readRecord } from '../record.ts';

const FILE = 'published.json';
const record = z.strictObject({ sha256: z.nullable(sha256) });

/** Digest of what was published last, as the data folder keeps it: a file with another one was put there by somebody else. `null` = none, or unknown. */
export const readPublished = async (files: Files, dataFolder: string): Promise<string | null> => (await readRecord(files, path.join(dataFolder, FILE), record))?.sha256 ?? null;

export const writeRecord = (files: Files, dataFolder: string, published: string | null): Promise<void> =>
  files.writeDurably(path.join(dataFolder, FILE), new TextEncoder().encode(JSON.stringify({ sha256: published })));
