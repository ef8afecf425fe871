import { safeText } from '../../../shared/ctl-file/text.ts';

const MAX_CHARACTERS = 1_000_000;
const MIN_SECRET = 4;
const HIDDEN = '[secret]';
const NAMED_SECRET = /((?:pass(?:word|phrase|code)|secret|\bpin)\b[^:=]{0,40}[:=]\s*)\S.*$/i;
const KEY_BEGIN = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const KEY_END = /-----END [A-Z ]*PRIVATE KEY-----/;

/** What stood on the terminal of a session, line by line, without secrets and harmless to print. The oldest lines go when it grows too long. */
export class Transcript {
  #lines: string[] = [];
  #characters = 0;
  #leftOut = 0;
  #inKey = false;
  #secret: string | undefined;
  readonly #listeners = new Set<(line: string) => void>();

  /** Also hides this text where it stands, until the next call; a node may echo the password while it is still known here. */
  hide(secret: string | undefined): void {
    this.#secret = secret === undefined || secret.length < MIN_SECRET ? undefined : secret;
  }

  /** Keeps a line without secrets. */
  add(line: string): void {
    const { kept, inKey } = this.#redact(line, this.#inKey);
    this.#inKey = inKey;
    this.#lines.push(kept);
    this.#characters += kept.length + 1;
    while (this.#characters > MAX_CHARACTERS) {
      this.#characters -= (this.#lines.shift()?.length ?? 0) + 1;
      this.#leftOut += 1;
    }
    for (const listener of this.#listeners) listener(kept);
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
    return [...(this.#leftOut === 0 ? [] : [`[${this.#leftOut} lines left out]`]), ...this.#lines].join('\n');
  }

  subscribe(listener: (line: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** @param before whether the line before stood inside a private key. */
  #redact(line: string, before: boolean): { readonly kept: string; readonly inKey: boolean } {
    const isKey = before || KEY_BEGIN.test(line);
    if (isKey) return { kept: HIDDEN, inKey: !KEY_END.test(line) };
    const named = line.replace(NAMED_SECRET, `$1${HIDDEN}`);
    return { kept: safeLine(this.#secret === undefined ? named : named.replaceAll(this.#secret, HIDDEN)), inKey: false };
  }
}

/** Tabs are columns and stay. */
const safeLine = (line: string): string => line.split('\t').map(safeText).join('\t');
