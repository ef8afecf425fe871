/** Where the contents of an element are: from `start` up to `end`, which may lie behind the last byte. */
export interface DerElement {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** Length bytes that are read: no certificate or key comes near 16 MB. */
const MAX_LENGTH_BYTES = 3;

/** The element at `offset`, or `undefined` where none is: tags of one byte, lengths definite and as short as possible (X.690, 8.1.3 and 10.1). */
export function derElement(bytes: Uint8Array, offset: number): DerElement | undefined {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined) return undefined;
  if (first < 0x80) return { tag, start: offset + 2, end: offset + 2 + first };
  const count = first & 0x7f;
  const start = offset + 2 + count;
  if (count < 1 || count > MAX_LENGTH_BYTES || start > bytes.length) return undefined;
  let length = 0;
  for (let at = offset + 2; at < start; at += 1) length = length * 0x100 + (bytes[at] ?? 0);
  const isShortest = length >= 0x80 && length >= 0x100 ** (count - 1);
  return isShortest ? { tag, start, end: start + length } : undefined;
}

/** Tag of SEQUENCE. */
export const DER_SEQUENCE = 0x30;
/** Tag of INTEGER. */
export const DER_INTEGER = 0x02;
