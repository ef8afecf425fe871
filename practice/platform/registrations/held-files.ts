import { sha256Hex } from '../../../core/trust/digests.ts';
import { type PhoneOutcome } from '../../../shared/domain/phone.ts';
import { PracticePhone } from '../../phones/phone.ts';

/** A new file, and what came of it. */
export interface Decision {
  /** Number of the file that the phone holds now. */
  readonly held: number;
  readonly outcome: PhoneOutcome;
}

/**
 * The CTL files that phones hold, by number: 0 = none. Thousands of phones hold the same file and meet the same next one, so one phone decides for all of them:
 * the same one that decides for the four with names.
 */
export class HeldFiles {
  readonly #files: Uint8Array[] = [];
  readonly #digests: string[] = [];
  readonly #decided = new Map<string, Decision>();
  readonly #tvsTrustList: readonly Uint8Array[];

  /** @param before those of an earlier start, from number 1. */
  constructor(tvsTrustList: readonly Uint8Array[], before: readonly Uint8Array[] = []) {
    this.#tvsTrustList = tvsTrustList;
    for (const bytes of before) this.numberOf(bytes);
  }

  get kept(): readonly Uint8Array[] {
    return this.#files;
  }

  numberOf(bytes: Uint8Array): number {
    const digest = sha256Hex(bytes);
    const at = this.#digests.indexOf(digest);
    if (at >= 0) return at + 1;
    this.#files.push(bytes);
    this.#digests.push(digest);
    return this.#files.length;
  }

  /** SHA-256 of the file of this number, lower-case hex; `null` = 0, no file. */
  digestOf(held: number): string | null {
    return this.#digests[held - 1] ?? null;
  }

  /** What a phone that holds file `held` does with the one that is served. */
  decide(held: number, served: Uint8Array, usesTvs: boolean): Decision {
    const offered = this.numberOf(served);
    const key = `${held} ${offered} ${String(usesTvs)}`;
    const known = this.#decided.get(key);
    if (known !== undefined) return known;
    const phone = new PracticePhone({ name: '', model: '', tftpServer: '', usesTvs }, this.#tvsTrustList);
    const file = this.#files[held - 1];
    if (file !== undefined) phone.preload(file);
    const { outcome } = phone.download(served);
    const decision = { held: outcome === 'accepted' ? offered : held, outcome };
    this.#decided.set(key, decision);
    return decision;
  }
}
