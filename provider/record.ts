import * as z from 'zod/mini';
import { codeOf } from '../core/files/patience.ts';
import { type Files } from '../core/ports/files.ts';
import { type JsonBounds, parseStrictJson } from '../shared/domain/bounded-json.ts';
import { readIfThere } from './read-if-there.ts';

/** Bytes of a record, which names a user, digests and times. */
const MAX_RECORD = 65_536;
const RECORD_JSON: JsonBounds = { depth: 4, values: 64, members: 16 };

/** Reads a record that this program keeps as JSON in its data folder. `null` = there is none; `undefined` = what lies there is no such record, or longer than one. */
export async function readRecord<T>(files: Files, file: string, schema: z.ZodMiniType<T>): Promise<T | null | undefined> {
  const bytes = await readIfThere(files, file, MAX_RECORD).catch(unlessTooLong);
  if (bytes === null || bytes === undefined) return bytes;
  const json = parseStrictJson(new TextDecoder().decode(bytes), RECORD_JSON);
  const parsed = json.ok ? z.safeParse(schema, json.value) : undefined;
  return parsed?.success === true ? parsed.data : undefined;
}

function unlessTooLong(error: unknown): undefined {
  if (codeOf(error) === 'EFBIG') return undefined;
  throw error;
}
