import path from 'node:path';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type JournalEntry } from '../../shared/domain/journal.ts';
import { safeJson } from '../../shared/domain/safe-json.ts';
import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';
import { JOURNAL, JournalFile } from './journal-file.ts';

/** Where the folders of changes lie. */
export interface FolderPlace {
  readonly files: Files;
  readonly clock: Clock;
  readonly dataDir: string;
}

/** What the folders of changes lie in. */
export const changesPath = (dataDir: string): string => path.join(dataDir, 'changes');

export const changeFolderPath = (dataDir: string, changeId: string): string => path.join(changesPath(dataDir), changeId);

/** Files of a change's folder besides the journal and the copies. */
export const NEW_FILE = 'new.tlv';
export const REPORT = 'report.json';

export type KeptReport = ChangeReport | PlatformReport;

/**
 * The folder of one change below the data folder: copies of every file before (`before-1.tlv` ...), the signed file
 * (`new.tlv`), a journal that survives a power cut (`journal.jsonl`, one JSON object a line, the first of them the record) and the report.
 */
export class ChangeFolder {
  readonly #files: Files;
  readonly #journal: JournalFile;
  readonly path: string;
  #complete = true;

  constructor({ files, clock, dataDir }: FolderPlace, changeId: string) {
    this.#files = files;
    this.path = changeFolderPath(dataDir, changeId);
    this.#journal = new JournalFile(files, clock, this.path);
  }

  /** False once anything about the change could not be written down. */
  get complete(): boolean {
    return this.#complete;
  }

  async #write(name: string, work: (file: string) => Promise<void>): Promise<Result<void>> {
    const file = path.join(this.path, name);
    try {
      await this.#files.makeFolder(this.path);
      await work(file);
      return ok(undefined);
    } catch (error) {
      this.#complete = false;
      return fail('file.not-written', file, { path: file, detail: error instanceof Error ? error.message : 'unknown' });
    }
  }

  save(name: string, bytes: Uint8Array): Promise<Result<void>> {
    return this.#write(name, (file) => this.#files.writeDurably(file, bytes));
  }

  note(entry: JournalEntry): Promise<Result<void>> {
    return this.#write(JOURNAL, () => this.#journal.append(entry));
  }

  saveReport(report: KeptReport): Promise<Result<void>> {
    return this.save(REPORT, new TextEncoder().encode(`${safeJson(report, 2)}\n`));
  }
}
