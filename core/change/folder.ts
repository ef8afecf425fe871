import path from 'node:path';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { safeJson } from '../../shared/domain/safe-json.ts';
import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';

/** What is written down about a change; never a secret. */
export type JournalEntry =
  | { readonly what: 'planned'; readonly mode: string; readonly servers: readonly { readonly name: string; readonly sha256: string; readonly copy: string }[] }
  | { readonly what: 'command-planned'; readonly command: string; readonly publisher: string; readonly continuity: string; readonly olderNode: boolean }
  | { readonly what: 'copied'; readonly node: string; readonly copy: string; readonly sha1: string }
  | { readonly what: 'command-ended'; readonly words: string }
  | { readonly what: 'signed'; readonly sha256: string }
  | { readonly what: 'step'; readonly step: string; readonly status: string; readonly error?: string }
  | { readonly what: 'ended'; readonly outcome: string };

/** Where the folders of changes lie. */
export interface FolderPlace {
  readonly files: Files;
  readonly clock: Clock;
  readonly dataDir: string;
}

export type KeptReport = ChangeReport | PlatformReport;

/**
 * The folder of one change below the data folder: copies of every file before (`before-1.tlv` ...), the signed file
 * (`new.tlv`), a journal that survives a power cut (`journal.jsonl`, one JSON object a line) and the report.
 */
export class ChangeFolder {
  readonly #files: Files;
  readonly #clock: Clock;
  readonly path: string;
  #complete = true;

  constructor({ files, clock, dataDir }: FolderPlace, changeId: string) {
    this.#files = files;
    this.#clock = clock;
    this.path = path.join(dataDir, 'changes', changeId);
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
    const line = `${safeJson({ time: this.#clock.now().toISOString(), ...entry })}\n`;
    return this.#write('journal.jsonl', (file) => this.#files.appendDurably(file, new TextEncoder().encode(line)));
  }

  saveReport(report: KeptReport): Promise<Result<void>> {
    return this.save('report.json', new TextEncoder().encode(`${safeJson(report, 2)}\n`));
  }
}
