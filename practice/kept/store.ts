import * as z from 'zod/mini';
import { type Files } from '../../core/ports/files.ts';
import { createSerialQueue } from '../../shared/domain/serial-queue.ts';

/** Form of the file; one with another number was made by another version of the program. */
const VERSION = 1;
/** Bytes. Keys, certificates and a few CTL files of at most 64 KiB each. */
const LONGEST = 8 << 20;

const fileSchema = z.strictObject({ version: z.literal(VERSION), parts: z.record(z.string(), z.unknown()) });

/** What an earlier start wrote down cannot be read, or belongs to another version of the program: that cluster cannot be started again. */
export class PracticeNotReadable extends Error {}

/**
 * What one practice cluster needs to be started again as it was left: parts by name, all in one file of JSON that is replaced as a whole (mode 0600). So a kill at any
 * moment leaves what was true at one moment. Nothing is written before the start is complete: a cluster that never ran need not come back.
 */
export class PracticeStore {
  readonly #files: Files;
  readonly #file: string;
  readonly #left: Readonly<Record<string, unknown>> | null;
  readonly #parts = new Map<string, () => unknown>();
  readonly #inTurn = createSerialQueue();
  #isComplete = false;
  #next: Promise<void> | null = null;

  /** @param left what an earlier start wrote; `null` = everything is made now. */
  constructor(files: Files, file: string, left: Readonly<Record<string, unknown>> | null) {
    this.#files = files;
    this.#file = file;
    this.#left = left;
  }

  /** Whether this is a cluster that ran before. */
  get isAgain(): boolean {
    return this.#left !== null;
  }

  /**
   * What is made at the first start and stays: keys, passwords, files.
   * @throws PracticeNotReadable where an earlier start did not leave it.
   */
  async once<T>(name: string, schema: z.core.$ZodType<T>, make: () => T | Promise<T>): Promise<T> {
    const value = this.#left === null ? await make() : parsed(name, schema, this.#left[name]);
    const written = z.encode(schema, value);
    this.#parts.set(name, () => written);
    return value;
  }

  /**
   * What changes: as it was left, or `null` at a first start.
   * @param now tells what is to be written at the next `save`.
   */
  part<T>(name: string, schema: z.core.$ZodType<T>, now: () => T): T | null {
    const value = this.#left === null ? null : parsed(name, schema, this.#left[name]);
    this.#parts.set(name, () => z.encode(schema, now()));
    return value;
  }

  /** From now on it can be started again. */
  async complete(): Promise<void> {
    this.#isComplete = true;
    await this.save();
  }

  /** Resolves once all parts, as they are now, would survive a kill and a power cut. */
  async save(): Promise<void> {
    if (!this.#isComplete) return;
    this.#next ??= this.#inTurn(async () => {
      this.#next = null;
      const parts = Object.fromEntries([...this.#parts].map(([name, now]) => [name, now()]));
      await this.#files.writeDurably(this.#file, new TextEncoder().encode(JSON.stringify({ version: VERSION, parts })));
    });
    await this.#next;
  }
}

function parsed<T>(name: string, schema: z.core.$ZodType<T>, value: unknown): T {
  try {
    return z.decode(schema, value);
  } catch (error) {
    throw new PracticeNotReadable(`${name} of the practice cluster cannot be read`, { cause: error });
  }
}

/** The parts in a file; `null` = it is none of this version, or damaged. */
export async function readParts(files: Files, file: string): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    const read = fileSchema.safeParse(JSON.parse(new TextDecoder().decode(await files.read(file, LONGEST))));
    return read.success ? read.data.parts : null;
  } catch {
    return null;
  }
}
