import path from 'node:path';
import { parseRolloutReport } from '../../shared/contract/rollout-report.ts';
import { parsePhonesEntry, parseRolloutEntry } from '../../shared/contract/rollout-line.ts';
import { type PhonesEntry, type RolloutEntry } from '../../shared/domain/rollout/journal.ts';
import { ROLLOUT_PAGE, ROLLOUT_PHONES, ROLLOUT_REPORT, type RolloutReport } from '../../shared/domain/rollout/report.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { safeJson } from '../../shared/domain/safe-json.ts';
import { JournalFile } from '../journal/file.ts';
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

/** Name of the journal in the folder of a rollout. */
export const ROLLOUT_JOURNAL_FILE = 'journal.jsonl';

export const ROLLOUT_JOURNAL: JournalForm<RolloutEntry> = { parse: parseRolloutEntry, isFirst: ({ what }) => what === 'record' };
export const PHONES_JOURNAL: JournalForm<PhonesEntry> = { parse: parsePhonesEntry, isFirst: ({ what }) => what === 'of' };

/** Longest files that are read, bytes: a line for each restart and pilot; of 30,000 phones some 8 MiB; a report may name many of them. */
export const MAX_ROLLOUT_JOURNAL = 16 * 1024 * 1024;
export const MAX_PHONES = 64 * 1024 * 1024;
const MAX_REPORT = 32 * 1024 * 1024;

/** Makes the page of a report in the language that is in use. */
export type RolloutPageMaker = (report: RolloutReport) => Promise<string>;

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

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
export class RolloutFolder implements RolloutNotes {
  readonly #files: Files;
  readonly #journal: JournalFile<RolloutEntry>;
  readonly #phones: JournalFile<PhonesEntry>;
  readonly #makePage: RolloutPageMaker;
  readonly #id: string;
  readonly path: string;
  #complete = true;
  #isMade = false;

  constructor({ files, clock, dataDir }: RolloutPlaces, id: string, makePage: RolloutPageMaker) {
    this.#files = files;
    this.#makePage = makePage;
    this.#id = id;
    this.path = rolloutFolderPath(dataDir, id);
    this.#journal = new JournalFile({ files, clock, file: path.join(this.path, ROLLOUT_JOURNAL_FILE), form: ROLLOUT_JOURNAL, most: MAX_ROLLOUT_JOURNAL });
    this.#phones = new JournalFile({ files, clock, file: path.join(this.path, ROLLOUT_PHONES), form: PHONES_JOURNAL, most: MAX_PHONES });
  }

  /** False once anything about the rollout could not be written down. */
  get complete(): boolean {
    return this.#complete;
  }

  async #write(name: string, work: (file: string) => Promise<void>): Promise<Result<void>> {
    const file = path.join(this.path, name);
    try {
      if (!this.#isMade) await this.#files.makeFolder(this.path);
      this.#isMade = true;
      await work(file);
      return ok(undefined);
    } catch (error) {
      this.#complete = false;
      return fail('file.not-written', file, { path: file, detail: error instanceof Error ? error.message : 'unknown' });
    }
  }

  note(entry: RolloutEntry): Promise<Result<void>> {
    return this.#write(ROLLOUT_JOURNAL_FILE, () => this.#journal.append(entry));
  }

  notePhones(entry: PhonesEntry): Promise<Result<void>> {
    return this.#write(ROLLOUT_PHONES, () => this.#phones.append(entry));
  }

  /** The report that was kept last; `null` = there is none, or not one that can be read. */
  async readReport(): Promise<RolloutReport | null> {
    try {
      const bytes = await this.#files.read(path.join(this.path, ROLLOUT_REPORT), MAX_REPORT);
      const report = parseRolloutReport(JSON.parse(new TextDecoder().decode(bytes)));
      return report?.record.id === this.#id ? report : null;
    } catch {
      return null;
    }
  }

  /** The page first, so that what the report says of its own keeping is about the page too. */
  async saveReport(report: RolloutReport): Promise<Result<void>> {
    await this.#write(ROLLOUT_PAGE, async (file) => this.#files.writeDurably(file, encoded(await this.#makePage(report))));
    return this.#write(ROLLOUT_REPORT, (file) => this.#files.writeDurably(file, encoded(`${safeJson({ ...report, kept: report.kept && this.#complete }, 2)}\n`)));
  }
}
