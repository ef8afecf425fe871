import path from 'node:path';
import { parseRolloutReport } from '../../shared/contract/rollout-report.ts';
import { parsePhonesEntry, parseRolloutEntry } from '../../shared/contract/rollout-line.ts';
import { type PhonesEntry, type RolloutEntry } from '../../shared/domain/rollout/journal.ts';
import { ROLLOUT_PAGE, ROLLOUT_PHONES, ROLLOUT_REPORT, type RolloutReport } from '../../shared/domain/rollout/report.ts';
import { type Result, ok } from '../../shared/domain/result.ts';
import { JournalFile } from '../journal/file.ts';
import { JOURNAL, readKept, RecordFolder, type ReportFiles } from '../journal/folder.ts';
import { type JournalForm } from '../journal/lines.ts';
import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';

/** Where the folders of rollouts lie. */
export interface RolloutPlaces {
  readonly files: Files;
  readonly clock: Clock;
  readonly dataDir: string;
}

export const rolloutsPath = (dataDir: string): string => path.join(dataDir, 'rollouts');
export const rolloutFolderPath = (dataDir: string, id: string): string => path.join(rolloutsPath(dataDir), id);

export const ROLLOUT_JOURNAL: JournalForm<RolloutEntry> = { parse: parseRolloutEntry, isFirst: ({ what }) => what === 'record' };
export const PHONES_JOURNAL: JournalForm<PhonesEntry> = { parse: parsePhonesEntry, isFirst: ({ what }) => what === 'of' };

/** Longest files that are read, bytes: a line for each restart and pilot; of 30,000 phones some 8 MiB. */
export const MAX_ROLLOUT_JOURNAL = 16 * 1024 * 1024;
export const MAX_PHONES = 64 * 1024 * 1024;
/** A report may name many of them. */
const REPORT_FILES: ReportFiles = { file: ROLLOUT_REPORT, page: ROLLOUT_PAGE, most: 32 * 1024 * 1024 };

/** The report that a rollout wrote last in this folder; `null` = there is none that can be read. Never throws. */
export const readRolloutReport = (files: Files, folder: string): Promise<RolloutReport | null> => readKept(files, folder, REPORT_FILES, parseRolloutReport);

/** Where the journal and the list of phones go on that are damaged. */
export const CONTINUED = 'journal-2.jsonl';
export const PHONES_CONTINUED = 'phones-2.jsonl';

/** Makes the page of a report in the language that is in use. */
export type RolloutPageMaker = (report: RolloutReport) => Promise<string>;

/** Where a rollout is written down. */
export interface RolloutNotes {
  /** Absolute path of its folder. */
  readonly path: string;
  readonly complete: boolean;
  note(entry: RolloutEntry): Promise<Result<void>>;
  notePhones(entry: PhonesEntry): Promise<Result<void>>;
  readReport(): Promise<RolloutReport | null>;
  saveReport(report: RolloutReport): Promise<Result<void>>;
}

/** Of a rollout that is only planned: nothing of it is written down. */
export const unwritten = (folder: string): RolloutNotes => ({
  path: folder,
  complete: true,
  note: () => Promise.resolve(ok(undefined)),
  notePhones: () => Promise.resolve(ok(undefined)),
  readReport: () => Promise.resolve(null),
  saveReport: () => Promise.resolve(ok(undefined)),
});

/** The folder of one rollout below the data folder: its journal, the list of its phones, and its report, as data and as a page. */
export class RolloutFolder extends RecordFolder implements RolloutNotes {
  readonly #journal: JournalFile<RolloutEntry>;
  readonly #phones: JournalFile<PhonesEntry>;
  readonly #makePage: RolloutPageMaker;
  readonly #files: Files;

  constructor({ files, clock, dataDir }: RolloutPlaces, id: string, makePage: RolloutPageMaker) {
    super(files, rolloutFolderPath(dataDir, id));
    this.#makePage = makePage;
    this.#files = files;
    this.#journal = new JournalFile({
      files,
      clock,
      file: path.join(this.path, JOURNAL),
      form: ROLLOUT_JOURNAL,
      most: MAX_ROLLOUT_JOURNAL,
      continued: {
        file: path.join(this.path, CONTINUED),
        first: async (line) => {
          const record = line?.what === 'record' && line.record.id === id ? line.record : ((await readRolloutReport(files, this.path))?.record ?? null);
          return record === null ? null : { what: 'record', record };
        },
      },
    });
    const ofPhones: PhonesEntry = { what: 'of', rollout: id };
    this.#phones = new JournalFile({
      files,
      clock,
      file: path.join(this.path, ROLLOUT_PHONES),
      form: PHONES_JOURNAL,
      most: MAX_PHONES,
      continued: { file: path.join(this.path, PHONES_CONTINUED), first: () => Promise.resolve(ofPhones) },
    });
  }

  note(entry: RolloutEntry): Promise<Result<void>> {
    return this.write(JOURNAL, () => this.#journal.append(entry));
  }

  notePhones(entry: PhonesEntry): Promise<Result<void>> {
    return this.write(ROLLOUT_PHONES, () => this.#phones.append(entry));
  }

  readReport(): Promise<RolloutReport | null> {
    return readRolloutReport(this.#files, this.path);
  }

  saveReport(report: RolloutReport): Promise<Result<void>> {
    return this.saveKept(REPORT_FILES, () => this.#makePage(report), () => ({ ...report, kept: report.kept && this.complete }));
  }
}
