import path from 'node:path';
import { parseKeptReport } from '../../shared/contract/kept-report.ts';
import { type KeptReport, REPORT_PAGE } from '../../shared/domain/kept-report.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type JournalEntry } from '../../shared/domain/journal.ts';
import { safeJson } from '../../shared/domain/safe-json.ts';
import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';
import { type JournalFile, JournalNotContinued } from '../journal/file.ts';
import { changeJournal, continuedJournal, JOURNAL } from './journal-file.ts';

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

/** Longest report that is read, bytes: the files before and after with what `show ctl` prints of them. */
const MAX_REPORT = 16 * 1024 * 1024;

/** Makes the page of a report in the language that is in use. */
export type PageMaker = (kept: KeptReport) => Promise<string>;

/**
 * The folder of one change below the data folder: copies of every file before (`before-1.tlv` ...), the signed file
 * (`new.tlv`), a journal that survives a power cut (`journal.jsonl`, one JSON object a line, the first of them the record; `journal-2.jsonl` behind one that is damaged) and the report,
 * as data (`report.json`) and as a page (`report.html`).
 */
export class ChangeFolder {
  readonly #files: Files;
  readonly #journal: JournalFile<JournalEntry>;
  /** Behind a damaged one. */
  #continued: Promise<JournalFile<JournalEntry> | null> | null = null;
  readonly #clock: Clock;
  readonly #makePage: PageMaker;
  readonly path: string;
  #complete = true;
  /** Once is enough, unless something went wrong since. */
  #made: Promise<void> | null = null;

  constructor({ files, clock, dataDir }: FolderPlace, changeId: string, makePage: PageMaker) {
    this.#files = files;
    this.#clock = clock;
    this.#makePage = makePage;
    this.path = changeFolderPath(dataDir, changeId);
    this.#journal = changeJournal(files, clock, this.path);
  }

  /** False once anything about the change could not be written down. */
  get complete(): boolean {
    return this.#complete;
  }

  async #write(name: string, work: (file: string) => Promise<void>): Promise<Result<void>> {
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

  save(name: string, bytes: Uint8Array): Promise<Result<void>> {
    return this.#write(name, (file) => this.#files.writeDurably(file, bytes));
  }

  note(entry: JournalEntry): Promise<Result<void>> {
    return this.#write(JOURNAL, () => this.#append(entry));
  }

  async #append(entry: JournalEntry): Promise<void> {
    try {
      await this.#journal.append(entry);
    } catch (error) {
      if (!(error instanceof JournalNotContinued)) throw error;
      const continued = await (this.#continued ??= continuedJournal(this.#files, this.#clock, this.path)).catch((fault: unknown) => {
        this.#continued = null;
        throw fault;
      });
      if (continued === null) throw error;
      await continued.append(entry);
    }
  }

  /** The report that was kept last; `null` = there is none, or not one that can be read. */
  async readReport(): Promise<KeptReport | null> {
    try {
      const bytes = await this.#files.read(path.join(this.path, REPORT), MAX_REPORT);
      const kept = parseKeptReport(JSON.parse(new TextDecoder().decode(bytes)));
      return kept?.record.id === path.basename(this.path) ? kept : null;
    } catch {
      return null;
    }
  }

  /** The page first, so that what the report says of its own keeping is about the page too. */
  async saveReport(kept: KeptReport): Promise<Result<void>> {
    await this.#write(REPORT_PAGE, async (file) => this.#files.writeDurably(file, encoded(await this.#makePage(kept))));
    return this.save(REPORT, encoded(`${safeJson({ ...kept, report: { ...kept.report, kept: kept.report.kept && this.#complete } }, 2)}\n`));
  }
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
