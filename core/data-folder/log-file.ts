import path from 'node:path';
import { safeJson } from '../../shared/domain/safe-json.ts';
import { createSerialQueue } from '../../shared/domain/serial-queue.ts';
import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';
import { type Log } from '../ports/log.ts';

/** Longest log, bytes; when it is full, its older half goes. */
export const MAX_LOG = 200_000;
/** Longest message and fact, characters. */
const MAX_TEXT = 500;

const LOG = 'log.jsonl';

export interface LogPlace {
  readonly files: Files;
  readonly clock: Clock;
  readonly dataDir: string;
}

type Facts = Readonly<Record<string, string | number>>;

/** The second half of a log, from the beginning of a line on. */
function newerHalf(bytes: Uint8Array): Uint8Array {
  const half = bytes.subarray(Math.floor(bytes.length / 2));
  return half.subarray(half.indexOf(10) + 1);
}

/** Faults of the program, kept in the data folder for who has to find out about them. What cannot be written is not worth a fault of its own. */
export class LogFile implements Log {
  readonly #place: LogPlace;
  readonly #next: Log;
  readonly #queue = createSerialQueue();
  readonly #file: string;

  /** @param next told too. */
  constructor(place: LogPlace, next: Log) {
    this.#place = place;
    this.#next = next;
    this.#file = path.join(place.dataDir, LOG);
  }

  info(message: string, facts?: Facts): void {
    this.#next.info(message, facts);
  }

  error(message: string, facts: Facts = {}): void {
    this.#next.error(message, facts);
    const short = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, MAX_TEXT) : value]));
    const line = `${safeJson({ time: this.#place.clock.now().toISOString(), message: message.slice(0, MAX_TEXT), ...short })}\n`;
    void this.#queue(() => this.#append(new TextEncoder().encode(line))).catch(() => undefined);
  }

  async #append(line: Uint8Array): Promise<void> {
    const { files, dataDir } = this.#place;
    await files.makeFolder(dataDir);
    const present = (await files.exists(this.#file)) ? await files.read(this.#file, 2 * MAX_LOG).catch(() => null) : new Uint8Array();
    // What is no log of ours is replaced.
    if (present === null) await files.writeDurably(this.#file, line);
    else if (present.length + line.length <= MAX_LOG) await files.appendDurably(this.#file, line);
    else await files.writeDurably(this.#file, Buffer.concat([newerHalf(present), line]));
  }

  /** Resolves once everything so far is written, or could not be. */
  settled(): Promise<void> {
    return this.#queue(() => Promise.resolve());
  }

  /** What was kept, oldest first; empty where nothing was, or it cannot be read. */
  lines(): Promise<readonly string[]> {
    const read = async (): Promise<readonly string[]> => {
      const bytes = await this.#place.files.read(this.#file, 2 * MAX_LOG);
      return new TextDecoder().decode(bytes).split('\n').filter((line) => line !== '');
    };
    return this.#queue(() => read().catch(() => []));
  }
}
