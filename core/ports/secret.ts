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

/**
 * A password that is held for as long as something runs: prints as `[secret]`, and is used as often as needed until it is wiped. It is bytes in a buffer, and a string only inside
 * of {@link HeldSecret.with}.
 */
export class HeldSecret {
  #bytes: Uint8Array;

  constructor(text: string) {
    this.#bytes = new TextEncoder().encode(text);
  }

  /** Nothing is left of it. */
  get isWiped(): boolean {
    return this.#bytes.length === 0;
  }

  /** Hands the text to `work`, which keeps it no longer than it takes. An empty one after {@link HeldSecret.wipe}. */
  with<T>(work: (text: string) => T): T {
    return work(new TextDecoder().decode(this.#bytes));
  }

  /** For one sign-in by whoever takes a secret that is used once. */
  once(): Secret {
    return this.with((text) => new Secret(text));
  }

  /** Fills it with 0. */
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
