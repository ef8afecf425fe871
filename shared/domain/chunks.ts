/** The items in their order, so many at a time; the last time what is left. */
export function* chunksOf<T>(items: readonly T[], size: number): IterableIterator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
