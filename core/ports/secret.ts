/** A text that nobody may read where it is written: prints as `[secret]`. JavaScript strings cannot be wiped; so it lives in a buffer. */
class WrappedText {
  #bytes: Uint8Array;

  /** @param text bytes are UTF-8, and copied: whoever hands them over fills them with 0. */
  constructor(text: string | Uint8Array) {
    this.#bytes = typeof text === 'string' ? new TextEncoder().encode(text) : new Uint8Array(text);
  }

  /** Nothing is left of it. */
  get isWiped(): boolean {
    return this.#bytes.length === 0;
  }

  protected read<T>(work: (bytes: Uint8Array) => T): T {
    return work(this.#bytes);
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

/** A password or PIN that is used once: prints as `[secret]` wherever it is written, and is bytes only inside {@link Secret.use}. */
export class Secret extends WrappedText {
  /** Hands the bytes to `work`, then fills them with 0, whatever happens. A second use gets an empty secret. */
  async use<T>(work: (bytes: Uint8Array) => Promise<T>): Promise<T> {
    const copy = this.read((bytes) => bytes.slice());
    this.wipe();
    try {
      return await work(copy);
    } finally {
      copy.fill(0);
    }
  }
}

/**
 * A password that is held for as long as something runs: prints as `[secret]`, and is used as often as needed until it is wiped. It is a string only inside of
 * {@link HeldSecret.with}.
 */
export class HeldSecret extends WrappedText {
  /** Hands the text to `work`, which keeps it no longer than it takes. An empty one after {@link HeldSecret.wipe}. */
  with<T>(work: (text: string) => T): T {
    return work(this.read((bytes) => new TextDecoder().decode(bytes)));
  }

  /** For one sign-in by whoever takes a secret that is used once. */
  once(): Secret {
    return this.with((text) => new Secret(text));
  }
}
