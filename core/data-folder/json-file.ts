import path from 'node:path';
import { type JsonBounds, parseBoundedJson } from '../../shared/domain/bounded-json.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type Files } from '../ports/files.ts';

/**
 * Form of the files of the data folder. It grows when one of them changes in a way that this program could not read, so that an older program leaves it alone.
 * Files from before there was a number hold the value alone and are read on.
 */
export const DATA_VERSION = 1;

/** Bytes: more than any of these files comes to, and few enough to be read in one piece. */
const MOST = 2 * 1024 * 1024;
/** A file that is full of servers. */
const FILE_JSON: JsonBounds = { depth: 16, values: 100_000, members: 20_000 };

interface Stored {
  readonly version: number;
  readonly value: unknown;
}

/** `null` = no JSON, or more than any of these files holds. */
function storedIn(json: string): Stored | null {
  const read = parseBoundedJson(json, FILE_JSON);
  if (!read.ok) return null;
  const parsed = read.value.value;
  if (typeof parsed !== 'object' || parsed === null || !('version' in parsed) || typeof parsed.version !== 'number') return { version: 0, value: parsed };
  return { version: parsed.version, value: 'value' in parsed ? parsed.value : undefined };
}

/** One value of the data folder, kept as JSON with its version. What is read is checked by `parse`, which answers `null` for anything unexpected. */
export class JsonFile<T> {
  readonly #files: Files;
  readonly #file: string;
  readonly #parse: (value: unknown) => T | null;

  constructor(files: Files, file: string, parse: (value: unknown) => T | null) {
    this.#files = files;
    this.#file = file;
    this.#parse = parse;
  }

  /** `null` = there is no such file yet; `file.unreadable` = it cannot be read or understood; `file.newer-version` = a newer program wrote it. */
  async read(): Promise<Result<T | null>> {
    const unreadable = (detail: string): Result<never> => fail('file.unreadable', this.#file, { path: this.#file, detail });
    try {
      if (!(await this.#files.exists(this.#file))) return ok(null);
      const stored = storedIn(new TextDecoder().decode(await this.#files.read(this.#file, MOST)));
      if (stored !== null && stored.version > DATA_VERSION) return this.#newer(stored.version);
      const parsed = stored === null ? null : this.#parse(stored.value);
      return parsed === null ? unreadable('not in the expected form') : ok(parsed);
    } catch (error) {
      return unreadable(String(error));
    }
  }

  /** What a newer program wrote is not replaced: it may hold what this one would lose. */
  async write(value: T): Promise<Result<void>> {
    const present = await this.read();
    if (!present.ok && present.error.code === 'file.newer-version') return present;
    try {
      await this.#files.makeFolder(path.dirname(this.#file));
      await this.#files.writeDurably(this.#file, new TextEncoder().encode(`${JSON.stringify({ version: DATA_VERSION, value }, null, 2)}\n`));
      return ok(undefined);
    } catch (error) {
      return fail('file.not-written', this.#file, { path: this.#file, detail: String(error) });
    }
  }

  readonly #newer = (version: number): Result<never> => fail('file.newer-version', this.#file, { path: this.#file, version });
}
