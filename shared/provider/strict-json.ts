import { type Result } from '../domain/result.ts';

const QUOTE = '"';
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/**
 * Reads JSON in which no object says a key twice: RFC 8259, section 4, leaves open which of the two counts, so two readers could take
 * the same message for different ones. The error says what is wrong and nothing of the text, which may hold a password.
 */
export function parseStrictJson(text: string): Result<unknown, 'not-json' | 'key-twice'> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, error: 'not-json' };
  }
  return membersIn(text) === membersOf(value) ? { ok: true, value } : { ok: false, error: 'key-twice' };
}

/** Members as they are written: one colon each, outside of strings. */
function membersIn(json: string): number {
  let count = 0;
  for (let at = 0; at < json.length; ) {
    const quote = json.indexOf(QUOTE, at);
    const end = quote < 0 ? json.length : quote;
    for (; at < end; at += 1) if (json.charCodeAt(at) === COLON) count += 1;
    at = quote < 0 ? end : endOfString(json, quote);
  }
  return count;
}

/** Index behind the closing quote. */
function endOfString(json: string, start: number): number {
  for (let quote = json.indexOf(QUOTE, start + 1); ; quote = json.indexOf(QUOTE, quote + 1)) {
    let escapes = 0;
    while (json.charCodeAt(quote - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return quote + 1;
  }
}

/** Members as they were read, without recursion: how deep a stranger nests is up to the stranger. */
function membersOf(value: unknown): number {
  let count = 0;
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    const values: readonly unknown[] = Object.values(next);
    if (!Array.isArray(next)) count += values.length;
    for (const inner of values) left.push(inner);
  }
  return count;
}
