import { createPrivateKey, type KeyObject } from 'node:crypto';
import * as z from 'zod/mini';
import { type Files } from '../../core/ports/files.ts';
import { createSerialQueue } from '../../shared/domain/serial-queue.ts';
import { type KeySource, makeRsaKey } from '../identities/keys.ts';

/** Beside the folders of practice clusters. */
export const KEYS = 'keys.json';
/** Bytes; a key of 2048 bits is 1.7 KB. */
const LONGEST = 4 << 20;

const fileSchema = z.strictObject({ version: z.literal(1), keys: z.record(z.string(), z.string()) });

/** How far the making of keys is. */
export type KeyProgress = (made: number) => void;

/**
 * Keys of large practice clusters, kept for the next one: a cluster of 28 nodes has more than a hundred, and they protect nothing. What cannot be read is made anew,
 * and what cannot be written is made again next time.
 */
export class KeptKeys implements KeySource {
  readonly #files: Files;
  readonly #file: string;
  readonly #onMade: KeyProgress;
  readonly #inTurn = createSerialQueue();
  #kept: Promise<Map<string, KeyObject>> | null = null;
  #made = 0;
  #isNew = false;

  /** @param onMade called after each key that was not kept, with how many there are now. */
  constructor(files: Files, file: string, onMade: KeyProgress) {
    this.#files = files;
    this.#file = file;
    this.#onMade = onMade;
  }

  async rsa(name: string, bits: number): Promise<KeyObject> {
    const kept = await (this.#kept ??= this.#read());
    const found = kept.get(name);
    const isFit = found?.asymmetricKeyDetails?.modulusLength === bits;
    const key = isFit ? found : await makeRsaKey(bits);
    this.#made += 1;
    if (isFit) return key;
    this.#isNew = true;
    kept.set(name, key);
    this.#onMade(this.#made);
    return key;
  }

  async #read(): Promise<Map<string, KeyObject>> {
    try {
      const { keys } = fileSchema.parse(JSON.parse(new TextDecoder().decode(await this.#files.read(this.#file, LONGEST))));
      return new Map(Object.entries(keys).map(([name, pem]) => [name, createPrivateKey(pem)]));
    } catch {
      return new Map();
    }
  }

  /** Keeps what was made since the start. */
  save(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#isNew) return;
      this.#isNew = false;
      const kept = [...(await (this.#kept ??= this.#read()))].map(([name, key]) => [name, key.export({ type: 'pkcs8', format: 'pem' }).toString()] as const);
      await this.#files.writeDurably(this.#file, new TextEncoder().encode(JSON.stringify({ version: 1, keys: Object.fromEntries(kept) }))).catch(() => undefined);
    });
  }
}
