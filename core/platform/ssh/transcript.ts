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

  /** The line without secrets, as it was kept. */
  add(line: string): string {
    const kept = this.#redact(line);
    this.#lines.push(kept);
    this.#characters += kept.length + 1;
    while (this.#characters > MAX_CHARACTERS) {
      this.#characters -= (this.#lines.shift()?.length ?? 0) + 1;
      this.#leftOut += 1;
    }
    for (const listener of this.#listeners) listener(kept);
    return kept;
  }

  text(): string {
    return [...(this.#leftOut === 0 ? [] : [`[${this.#leftOut} lines left out]`]), ...this.#lines].join('\n');
  }

  subscribe(listener: (line: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #redact(line: string): string {
    const inKey = this.#inKey || KEY_BEGIN.test(line);
    this.#inKey = inKey && !KEY_END.test(line);
    if (inKey) return HIDDEN;
    const named = line.replace(NAMED_SECRET, `$1${HIDDEN}`);
    return safeLine(this.#secret === undefined ? named : named.replaceAll(this.#secret, HIDDEN));
  }
}

/** Tabs are columns and stay. */
const safeLine = (line: string): string => line.split('\t').map(safeText).join('\t');
