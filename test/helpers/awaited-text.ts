/** Text that arrives over time, and waiting for words in it. */
export class AwaitedText {
  #received = '';
  #read = 0;
  #open = true;
  #wakes = new Set<() => void>();

  append(text: string): void {
    this.#received += text;
    this.#wake();
  }

  end(): void {
    this.#open = false;
    this.#wake();
  }

  /** Everything so far. */
  get all(): string {
    return this.#received;
  }

  /**
   * Waits until the text since the last call matches after `clean`, and returns it; the next call starts behind it.
   * Without an end, the time-out of the test ends the wait.
   */
  async until(pattern: RegExp, clean: (text: string) => string = (text) => text): Promise<string> {
    for (;;) {
      const text = clean(this.#received.slice(this.#read));
      if (pattern.test(text)) {
        this.#read = this.#received.length;
        return text;
      }
      if (!this.#open) throw new Error(`it ended before ${String(pattern)}: ${text}`);
      await new Promise<void>((resolve) => this.#wakes.add(resolve));
    }
  }

  #wake(): void {
    const wakes = [...this.#wakes];
    this.#wakes.clear();
    for (const wake of wakes) wake();
  }
}

const ERASED = new RegExp(String.raw`[^\n]*\r\u001b\[K`, 'g');
const CONTROL = new RegExp(String.raw`\u001b\[[0-9;]*[A-Za-z]`, 'g');

/** Terminal text as a person reads it: what an erased line held, control sequences and carriage returns are gone. */
export const plainText = (text: string): string => text.replace(ERASED, '').replace(CONTROL, '').replace(/ ?\r/g, '');
