/** Writes the few types of ASN.1 that a certificate is made of, in DER (X.690). */

/** Tags (X.680, 8.4), those of SEQUENCE and SET with the bit for "constructed". */
export const TAG = { boolean: 0x01, integer: 0x02, bitString: 0x03, octetString: 0x04, null: 0x05, oid: 0x06, utf8String: 0x0c, sequence: 0x30, set: 0x31, printableString: 0x13, ia5String: 0x16, utcTime: 0x17 } as const;

/** X.690, 8.1.3: one byte below 128, else the count of the bytes that follow, big-endian. */
function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

/** One element. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.from([tag, ...lengthOf(length)]), ...contents]);
}

export const sequence = (...contents: readonly Uint8Array[]): Uint8Array => element(TAG.sequence, ...contents);
export const text = (tag: number, value: string): Uint8Array => element(tag, Buffer.from(value, 'utf8'));
/** A constructed context tag, e.g. the `[3]` around extensions. */
export const context = (number: number, ...contents: readonly Uint8Array[]): Uint8Array => element(0xa0 | number, ...contents);

/** X.690, 8.19: the first two numbers in one, each in groups of seven bits. */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const groups = (value: number): readonly number[] => {
    const bytes = [value & 0x7f];
    for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) bytes.unshift(0x80 | (left & 0x7f));
    return bytes;
  };
  return element(TAG.oid, Uint8Array.from([40 * first + second, ...rest].flatMap(groups)));
}

/** RFC 5280, 4.1.2.5.1: for years before 2050. */
export function utcTime(date: Date): Uint8Array {
  return text(TAG.utcTime, `${date.toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`);
}

/** A BIT STRING of whole bytes, or with unused bits at its end. */
export const bitString = (bytes: Uint8Array, unused = 0): Uint8Array => element(TAG.bitString, Uint8Array.from([unused]), bytes);
