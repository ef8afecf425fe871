const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** A string element's value without the NUL or two that end it. CUCM's files hold ASCII; everything else is read as UTF-8. */
export const readText = (value: Uint8Array): string => decoder.decode(value.subarray(0, value.indexOf(0)));

/** @throws RangeError when the text itself holds a NUL. */
export function writeText(text: string): Uint8Array {
  if (text.includes('\0')) throw new RangeError('a string with a NUL');
  return encoder.encode(`${text}\0`);
}

/** IPv4 dotted; 16 bytes as the eight groups of IPv6, not shortened; other lengths have no known form. */
export function readAddress(value: Uint8Array): string | undefined {
  // `join` of a typed array takes twenty times as long.
  if (value.length === 4) return `${value[0]}.${value[1]}.${value[2]}.${value[3]}`;
  if (value.length !== 16) return undefined;
  return Array.from({ length: 8 }, (_, group) => (((value[2 * group] ?? 0) << 8) | (value[2 * group + 1] ?? 0)).toString(16)).join(':');
}

/** @throws RangeError when the text is not a dotted IPv4 address. */
export function writeAddress(text: string): Uint8Array {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number) ?? [];
  if (parts.length !== 4 || parts.some((part) => part > 255)) throw new RangeError('not a dotted IPv4 address');
  return Uint8Array.from(parts);
}

/**
 * The text with everything replaced by `?` that could steer a terminal or turn the direction of writing: control
 * characters (C0, DEL, C1), line and paragraph separators, bidirectional marks (Unicode UAX 9).
 */
export const safeText = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '?');
