import path from 'node:path';
import { parseKeptReport } from '../../shared/contract/kept-report.ts';
import { type KeptReport, REPORT_PAGE } from '../../shared/domain/kept-report.ts';
import { type Result } from '../../shared/domain/result.ts';
import { type JournalEntry } from '../../shared/domain/journal.ts';
import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';
import { type JournalFile } from '../journal/file.ts';
import { JOURNAL, readKept, RecordFolder, type ReportFiles } from '../journal/folder.ts';
import { changeJournal } from './journal-file.ts';

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

/** A report holds the files before and after with what `show ctl` prints of them. */
const REPORT_FILES: ReportFiles = { file: REPORT, page: REPORT_PAGE, most: 16 * 1024 * 1024 };

/** Makes the page of a report in the language that is in use. */
export type PageMaker = (kept: KeptReport) => Promise<string>;

/**
 * The folder of one change below the data folder: copies of every file before (`before-1.tlv` ...), the signed file
 * (`new.tlv`), a journal that survives a power cut (`journal.jsonl`, one JSON object a line, the first of them the record; `journal-2.jsonl` behind one that is damaged) and the report,
 * as data (`report.json`) and as a page (`report.html`).
 */
export class ChangeFolder extends RecordFolder {
  readonly #files: Files;
  readonly #journal: JournalFile<JournalEntry>;
  readonly #makePage: PageMaker;

  constructor({ files, clock, dataDir }: FolderPlace, changeId: string, makePage: PageMaker) {
    super(files, changeFolderPath(dataDir, changeId));
    this.#files = files;
    this.#makePage = makePage;
    this.#journal = changeJournal(files, clock, this.path);
  }

  note(entry: JournalEntry): Promise<Result<void>> {
    return this.write(JOURNAL, () => this.#journal.append(entry));
  }

  /** The report that was kept last; `null` = there is none, or not one that can be read. */
  readReport(): Promise<KeptReport | null> {
    return readKept(this.#files, this.path, REPORT_FILES, parseKeptReport);
  }

  saveReport(kept: KeptReport): Promise<Result<void>> {
    return this.saveKept(REPORT_FILES, () => this.#makePage(kept), () => ({ ...kept, report: { ...kept.report, kept: kept.report.kept && this.complete } }));
  }
}
