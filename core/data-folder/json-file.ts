import path from 'node:path';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type Files } from '../ports/files.ts';

/** One value of the data folder, kept as JSON. What is read is checked by `parse`, which answers `null` for anything unexpected. */
export class JsonFile<T> {
  readonly #files: Files;
  readonly #file: string;
  readonly #parse: (value: unknown) => T | null;

  constructor(files: Files, file: string, parse: (value: unknown) => T | null) {
    this.#files = files;
    this.#file = file;
    this.#parse = parse;
  }

  /** `null` = there is no such file yet; `file.unreadable` = it cannot be read or understood. */
  async read(): Promise<Result<T | null>> {
    const unreadable = (detail: string): Result<never> => fail('file.unreadable', this.#file, { path: this.#file, detail });
    try {
      if (!(await this.#files.exists(this.#file))) return ok(null);
      const value = this.#parse(JSON.parse(new TextDecoder().decode(await this.#files.read(this.#file))));
      return value === null ? unreadable('not in the expected form') : ok(value);
    } catch (error) {
      return unreadable(error instanceof SyntaxError ? 'not in the expected form' : String(error));
    }
  }

  async write(value: T): Promise<Result<void>> {
    try {
      await this.#files.makeFolder(path.dirname(this.#file));
      await this.#files.writeDurably(this.#file, new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`));
      return ok(undefined);
    } catch (error) {
      return fail('file.not-written', this.#file, { path: this.#file, detail: String(error) });
    }
  }
}
