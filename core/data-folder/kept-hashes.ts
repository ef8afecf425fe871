import path from 'node:path';
import * as z from 'zod/mini';
import { type Result, ok } from '../../shared/domain/result.ts';
import { type Files } from '../ports/files.ts';
import { JsonFile } from './json-file.ts';

const MAX_ENTRIES = 1000;

const keptSchema = z.record(
  z.string().check(z.maxLength(4096)),
  z.strictObject({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)), since: z.string().check(z.maxLength(40)) }),
);
type Kept = z.infer<typeof keptSchema>;

/**
 * Hashes that a person accepted, by what they belong to, kept in one file of the data folder.
 * A file that cannot be understood is an error, not an empty list: it would silently ask again for what was settled.
 */
export class KeptHashes {
  readonly #file: JsonFile<Kept>;

  constructor(files: Files, dataDir: string, fileName: string) {
    this.#file = new JsonFile(files, path.join(dataDir, fileName), (value) => {
      const parsed = keptSchema.safeParse(value);
      return parsed.success && Object.keys(parsed.data).length <= MAX_ENTRIES ? parsed.data : null;
    });
  }

  async #read(): Promise<Result<Kept>> {
    const kept = await this.#file.read();
    return kept.ok ? ok(kept.value ?? {}) : kept;
  }

  /** The accepted SHA-256, lower-case hex; `null` = none yet. */
  async accepted(key: string): Promise<Result<string | null>> {
    const kept = await this.#read();
    return kept.ok ? ok((Object.hasOwn(kept.value, key) ? kept.value[key]?.sha256 : undefined) ?? null) : kept;
  }

  /** What was accepted last; `null` = nothing yet. */
  async newest(): Promise<Result<{ readonly key: string; readonly sha256: string } | null>> {
    const kept = await this.#read();
    if (!kept.ok) return kept;
    const [newest] = newestFirst(kept.value);
    return ok(newest === undefined ? null : { key: newest[0], sha256: newest[1].sha256 });
  }

  async accept(key: string, sha256: string, now: Date): Promise<Result<void>> {
    const kept = await this.#read();
    if (!kept.ok) return kept;
    // Full: the one accepted longest ago is asked about again.
    const others = newestFirst(kept.value).filter(([one]) => one !== key).slice(0, MAX_ENTRIES - 1);
    return this.#file.write(Object.fromEntries([...others, [key, { sha256, since: now.toISOString() }]]));
  }
}

const newestFirst = (kept: Kept) => Object.entries(kept).sort(([, a], [, b]) => b.since.localeCompare(a.since));
