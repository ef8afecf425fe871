import { sha256Hex } from './digests.ts';

/** So many that the certificates of a large cluster fit in. One takes a few kilobytes; none is longer than a record of a CTL file. */
const MOST = 256;

/** Bytes at the end that tell one certificate from another: its own signature stands there (RFC 5280, 4.1). */
const TOLD_BY = 16;

/** A number of some bytes, in a fraction of the time of a digest. Others may have the same: nothing but time rests on it. */
function markOf(bytes: Uint8Array): number {
  let mark = bytes.length;
  for (let at = Math.max(0, bytes.length - TOLD_BY); at < bytes.length; at += 1) mark = (Math.imul(mark, 31) + (bytes[at] ?? 0)) | 0;
  return mark;
}

/**
 * A reading that is not done again and again for equal bytes: every server of a cluster names the same signer, and a plan asks for each certificate many times, while parsing one
 * takes a hundred times as long as its digest. It is kept from the second time on: most certificates of a file that somebody looks at are read once, and to keep what nobody asks
 * for costs a third of reading it. What is given back is of a copy of the bytes, so nobody's later writing into a buffer reaches it; the readings used last are kept.
 */
export function remembered<T>(read: (bytes: Uint8Array) => T): (bytes: Uint8Array) => T {
  const known = new Map<string, { readonly value: T }>();
  /** What was read once, by its mark, each in the place of another. */
  const once = new Int32Array(MOST);
  return (bytes) => {
    const mark = markOf(bytes);
    const place = mark & (MOST - 1);
    if (once[place] !== mark) {
      once[place] = mark;
      return read(new Uint8Array(bytes));
    }
    const key = sha256Hex(bytes);
    const entry = known.get(key) ?? { value: read(new Uint8Array(bytes)) };
    // Back to the end: the first of a Map is what was asked for longest ago.
    known.delete(key);
    known.set(key, entry);
    for (const oldest of known.keys()) {
      if (known.size <= MOST) break;
      known.delete(oldest);
    }
    return entry.value;
  };
}
