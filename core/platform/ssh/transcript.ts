import { safeText } from '../../../shared/ctl-file/text.ts';

const MAX_CHARACTERS = 1_000_000;
const MIN_SECRET = 4;
/** Stands in place of a secret. */
export const HIDDEN = '[secret]';
const NAMED_SECRET = /((?:pass(?:word|phrase|code)|secret|\bpin)\b[^:=]{0,40}[:=]\s*)\S.*$/i;
const KEY_BEGIN = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const KEY_END = /-----END [A-Z ]*PRIVATE KEY-----/;

/** What stood on the terminal of a session, line by line, without secrets and harmless to print. The oldest lines go when it grows too long. */
export class Transcript {
  #lines: string[] = [];
  /** Lines at the start of `#lines` that have gone: taking each out by itself would move all others. */
  #gone = 0;
  /** Lines that have gone since the connection. */
  #dropped = 0;
  #characters = 0;
  /** How many of them stood before the place where the transcript begins. */
  #begin = 0;
  #inKey = false;
  #secret: string | undefined;
  readonly #listeners = new Set<(lines: readonly string[]) => void>();

  /** Also hides this text where it stands, until the next call; a node may echo the password while it is still known here. */
  hide(secret: string | undefined): void {
    this.#secret = secret === undefined || secret.length < MIN_SECRET ? undefined : secret;
  }

  /** Keeps lines without secrets. */
  add(lines: readonly string[]): void {
    const added = lines.map((line) => {
      const { kept, inKey } = this.#redact(line, this.#inKey);
      this.#inKey = inKey;
      return kept;
    });
    for (const line of added) {
      this.#lines.push(line);
      this.#characters += line.length + 1;
    }
    this.#shorten();
    for (const listener of this.#listeners) listener(added);
  }

  /** The same words without the secret that is hidden now. */
  hidden(words: string): string {
    return this.#secret === undefined ? words : words.replaceAll(this.#secret, HIDDEN);
  }

  /** The same text without secrets, line by line. */
  redacted(text: string): string {
    let isInKey = false;
    return text
      .split('\n')
      .map((line) => {
        const { kept, inKey } = this.#redact(line, isInKey);
        isInKey = inKey;
        return kept;
      })
      .join('\n');
  }

  text(): string {
    return [...(this.#dropped === this.#begin ? [] : [`[${this.#dropped - this.#begin} lines left out]`]), ...this.#lines.slice(this.#gone)].join('\n');
  }

  /** Marks the end. What it returns drops every line before that. */
  mark(): () => void {
    const mark = this.#dropped + this.#lines.length - this.#gone;
    return () => {
      this.#begin = Math.max(this.#begin, mark);
      while (this.#dropped < this.#begin) this.#drop();
      this.#compact();
    };
  }

  subscribe(listener: (lines: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #shorten(): void {
    while (this.#characters > MAX_CHARACTERS) this.#drop();
    this.#compact();
  }

  #drop(): void {
    this.#characters -= (this.#lines[this.#gone]?.length ?? 0) + 1;
    this.#gone += 1;
    this.#dropped += 1;
  }

  #compact(): void {
    if (2 * this.#gone < this.#lines.length) return;
    this.#lines = this.#lines.slice(this.#gone);
    this.#gone = 0;
  }

  /** @param before whether the line before stood inside a private key. */
  #redact(line: string, before: boolean): { readonly kept: string; readonly inKey: boolean } {
    const isKey = before || KEY_BEGIN.test(line);
    if (isKey) return { kept: HIDDEN, inKey: !KEY_END.test(line) };
    const named = line.replace(NAMED_SECRET, `$1${HIDDEN}`);
    return { kept: safeLine(this.hidden(named)), inKey: false };
  }
}

/** Tabs are columns and stay. */
const safeLine = (line: string): string => line.split('\t').map(safeText).join('\t');
