const ALPHABET = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const PADDING = 0x3d;
const ASCII = new TextDecoder('latin1');

const NONE = 0xff;
/** Value of each character of the alphabet by its code; others have {@link NONE}. */
const VALUES = new Uint8Array(128).fill(NONE);
for (const [value, code] of ALPHABET.entries()) VALUES[code] = value;

const symbol = (bits: number): number => ALPHABET[bits & 63] ?? 0;

/** Bytes as base64 with padding (RFC 4648, section 4). The same file goes to twenty servers at once, so it is made without a text for each byte. */
export function bytesToBase64(bytes: Uint8Array): string {
  const text = new Uint8Array(base64Length(bytes.length));
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const group = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    text[to] = symbol(group >> 18);
    text[to + 1] = symbol(group >> 12);
    text[to + 2] = from + 1 < bytes.length ? symbol(group >> 6) : PADDING;
    text[to + 3] = from + 2 < bytes.length ? symbol(group) : PADDING;
  }
  return ASCII.decode(text);
}

const paddingOf = (text: string): number => (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);

/** Whether a text is base64 with padding. A regular expression takes ten times as long as everything else that is done with a file. */
export function isBase64(text: string): boolean {
  if (text.length % 4 !== 0) return false;
  const end = text.length - paddingOf(text);
  for (let at = 0; at < end; at += 1) if ((VALUES[text.charCodeAt(at)] ?? NONE) === NONE) return false;
  return true;
}

/** The bytes of a text that {@link isBase64}. */
export function base64ToBytes(text: string): Uint8Array {
  const padding = paddingOf(text);
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const value = (at: number): number => VALUES[text.charCodeAt(at)] ?? NONE;
  for (let from = 0, to = 0; from < text.length; from += 4, to += 3) {
    const group = (value(from) << 18) | (value(from + 1) << 12) | (value(from + 2) << 6) | value(from + 3);
    // What padding would stand for lies behind the end, where nothing is kept.
    bytes[to] = group >> 16;
    bytes[to + 1] = group >> 8;
    bytes[to + 2] = group;
  }
  return bytes;
}

/** Length of the base64 text of `bytes` bytes. */
export const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4;
