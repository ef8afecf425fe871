/**
 * A password or PIN: prints as `[secret]` wherever it is written, and is used once.
 * JavaScript strings cannot be wiped; so the text lives in a buffer and becomes a string only inside {@link Secret.use}.
 */
export class Secret {
  #bytes: Uint8Array;

  constructor(text: string) {
    this.#bytes = new TextEncoder().encode(text);
  }

  /** Hands the bytes to `work`, then fills them with 0, whatever happens. A second use gets an empty secret. */
  async use<T>(work: (bytes: Uint8Array) => Promise<T>): Promise<T> {
    const copy = this.#bytes.slice();
    this.wipe();
    try {
      return await work(copy);
    } finally {
      copy.fill(0);
    }
  }

  /** Fills the secret with 0 without using it. */
  wipe(): void {
    this.#bytes.fill(0);
    this.#bytes = new Uint8Array(0);
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }
}
