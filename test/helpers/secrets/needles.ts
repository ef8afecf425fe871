/** Needles that begin alike are looked for together. */
const COMMON = 8;

/** Byte sequences that are looked for in large pieces of memory, by what they are called. Many that begin with the same eight bytes cost hardly more than one. */
export class Needles {
  /** Length of the longest one. */
  readonly longest: number;
  readonly #groups = new Map<string, { readonly begin: Buffer; readonly of: { readonly name: string; readonly bytes: Buffer }[] }>();

  constructor(needles: Iterable<readonly [string, Buffer]>) {
    let longest = 0;
    for (const [name, bytes] of needles) {
      longest = Math.max(longest, bytes.length);
      const begin = bytes.subarray(0, COMMON);
      const key = begin.toString('hex');
      const group = this.#groups.get(key) ?? { begin, of: [] };
      group.of.push({ name, bytes });
      this.#groups.set(key, group);
    }
    this.longest = longest;
  }

  /** Tells of each one that begins before a place. */
  each(bytes: Buffer, found: (name: string) => void, before = bytes.length): void {
    for (const { begin, of } of this.#groups.values()) {
      for (let at = bytes.indexOf(begin); at >= 0 && at < before; at = bytes.indexOf(begin, at + 1)) {
        for (const needle of of) if (bytes.subarray(at, at + needle.bytes.length).equals(needle.bytes)) found(needle.name);
      }
    }
  }
}
