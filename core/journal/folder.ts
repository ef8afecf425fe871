import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CHANGE_ID } from '../../shared/domain/change-record.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type JsonBounds, parseBoundedJson } from '../../shared/domain/bounded-json.ts';
import { safeJson } from '../../shared/domain/safe-json.ts';
import { type Files } from '../ports/files.ts';

/** Name of the journal in the folder of a change or rollout. */
export const JOURNAL = 'journal.jsonl';

/** Names of the folders of changes or rollouts in `folder`, newest first; none where it cannot be read. Never throws. */
export async function folderIds(files: Files, folder: string): Promise<readonly string[]> {
  const names = await files.list(folder).catch(() => []);
  return names.filter((name) => CHANGE_ID.test(name)).sort().reverse();
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Where a report lies in its folder: its file and its page, and the longest file that is read, bytes. */
export interface ReportFiles {
  readonly file: string;
  readonly page: string;
  readonly most: number;
}

/** A hundred thousand phones of eight values each. */
const REPORT_JSON: JsonBounds = { depth: 16, values: 1_000_000, members: 256 };

/** Between reading what a report holds and looking at its form others have their turn. */
async function parsedReport<R>(bytes: Uint8Array, parse: (value: unknown) => R | null): Promise<R | null> {
  const json = parseBoundedJson(new TextDecoder().decode(bytes), REPORT_JSON);
  await nextTurn();
  return json.ok ? parse(json.value.value) : null;
}

/** The report that was kept last in `folder`; `null` = there is none, not one that can be read, or that of another folder. Never throws. */
export async function readKept<R extends { readonly record: { readonly id: string } }>(files: Files, folder: string, { file, most }: ReportFiles, parse: (value: unknown) => R | null): Promise<R | null> {
  try {
    const bytes = await files.read(path.join(folder, file), most);
    const report = await parsedReport(bytes, parse);
    return report?.record.id === path.basename(folder) ? report : null;
  } catch {
    return null;
  }
}

/** The folder of one change or rollout as it is written to. That something could not be written does not end what it is about: it is remembered. */
export class RecordFolder {
  readonly #files: Files;
  readonly path: string;
  #complete = true;
  /** Once is enough, unless something went wrong since. */
  #made: Promise<void> | null = null;

  constructor(files: Files, folder: string) {
    this.#files = files;
    this.path = folder;
  }

  /** False once anything could not be written down. */
  get complete(): boolean {
    return this.#complete;
  }

  save(name: string, bytes: Uint8Array): Promise<Result<void>> {
    return this.write(name, (file) => this.#files.writeDurably(file, bytes));
  }

  protected async write(name: string, work: (file: string) => Promise<void>): Promise<Result<void>> {
    const file = path.join(this.path, name);
    try {
      await (this.#made ??= this.#files.makeFolder(this.path));
      await work(file);
      return ok(undefined);
    } catch (error) {
      this.#made = null;
      this.#complete = false;
      return fail('file.not-written', file, { path: file, detail: error instanceof Error ? error.message : 'unknown' });
    }
  }

  /** The page first, so that what the report says of its own keeping is about the page too. */
  protected async saveKept({ file, page }: ReportFiles, makePage: () => Promise<string>, report: () => object): Promise<Result<void>> {
    await this.write(page, async (target) => this.#files.writeDurably(target, encoded(await makePage())));
    return this.save(file, encoded(`${safeJson(report(), 2)}\n`));
  }
}
