import { type Result } from './result.ts';

/** How much a JSON text may hold, so that a small text of nothing but brackets becomes neither seconds of work nor a hundred megabytes of objects. */
export interface JsonBounds {
  /** Objects and arrays inside each other. */
  readonly depth: number;
  /** Values in all, texts and numbers included. */
  readonly values: number;
  /** Members of one object. Objects with many different keys are slow to build, and each key that a schema refuses is an issue of its own. */
  readonly members: number;
}

const QUOTE = '"';
const [BACKSLASH, COLON, COMMA, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5c, 0x3a, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Reads JSON that somebody else wrote, once it is known to be within bounds. The error says what is wrong and nothing of the text, which may hold a password.
 * @returns the value, and how many members are written in it.
 */
export function parseBoundedJson(text: string, bounds: JsonBounds): Result<{ readonly value: unknown; readonly members: number }, 'not-json' | 'too-much'> {
  const members = membersIn(text, bounds);
  if (members === undefined) return { ok: false, error: 'too-much' };
  try {
    return { ok: true, value: { value: JSON.parse(text) as unknown, members } };
  } catch {
    return { ok: false, error: 'not-json' };
  }
}

/**
 * Reads JSON in which, besides, no object says a key twice: RFC 8259, section 4, leaves open which of the two counts, so two readers could take
 * the same message for different ones.
 */
export function parseStrictJson(text: string, bounds: JsonBounds): Result<unknown, 'not-json' | 'too-much' | 'key-twice'> {
  const json = parseBoundedJson(text, bounds);
  if (!json.ok) return json;
  const { value, members } = json.value;
  return members === membersOf(value) ? { ok: true, value } : { ok: false, error: 'key-twice' };
}

/** Members as they are written: one colon each, outside of strings. `undefined` = beyond the bounds. What is no JSON at all gives any number. */
function membersIn(json: string, bounds: JsonBounds): number | undefined {
  let [members, values] = [0, 1];
  /** Members of each object around the place that is read. */
  const open: number[] = [];
  for (let at = 0; at < json.length; ) {
    const quote = json.indexOf(QUOTE, at);
    const end = quote < 0 ? json.length : quote;
    for (; at < end; at += 1) {
      switch (json.charCodeAt(at)) {
        case COLON: {
          const own = (open.pop() ?? 0) + 1;
          if (own > bounds.members) return undefined;
          open.push(own);
          members += 1;
          break;
        }
        case OPEN_BRACKET:
        case OPEN_BRACE:
          open.push(0);
          values += 1;
          break;
        case CLOSE_BRACKET:
        case CLOSE_BRACE:
          open.pop();
          break;
        case COMMA:
          values += 1;
          break;
        default:
      }
      if (values > bounds.values || open.length > bounds.depth) return undefined;
    }
    at = quote < 0 ? end : endOfString(json, quote);
  }
  return members;
}

/** Index behind the closing quote; the end of the text where there is none. */
function endOfString(json: string, start: number): number {
  for (let quote = json.indexOf(QUOTE, start + 1); quote >= 0; quote = json.indexOf(QUOTE, quote + 1)) {
    let escapes = 0;
    while (json.charCodeAt(quote - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return quote + 1;
  }
  return json.length;
}

/** Members as they were read. */
function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const values: readonly unknown[] = Object.values(value);
  return values.reduce<number>((sum, inner) => sum + membersOf(inner), Array.isArray(value) ? 0 : values.length);
}
