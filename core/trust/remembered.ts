import { sha256Hex } from './digests.ts';

/** So many that the certificates of a large cluster fit in. One takes a few kilobytes; none is longer than a record of a CTL file. */
const MOST = 256;

/**
 * A reading that is done once for equal bytes. Every server of a cluster names the same signer, and a plan asks for each certificate again and again, while parsing one takes
 * ten times as long as its digest. What is given back is of a copy of the bytes, so nobody's later writing into a buffer reaches it; the readings used last are kept.
 */
export function remembered<T>(read: (bytes: Uint8Array) => T): (bytes: Uint8Array) => T {
  const known = new Map<string, { readonly value: T }>();
  return (bytes) => {
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
