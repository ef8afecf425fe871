/** A server or node with the one above it in the list that holds the same file; `null` = it is the first that holds this one. */
export interface HolderOf<T> {
  readonly row: T;
  readonly sameAs: T | null;
}

/**
 * Those that hold the same file one behind the other, so that each file is described once.
 * @param fileOf what tells one file from another; `null` = it holds none that is known.
 */
export function byFile<T>(rows: readonly T[], fileOf: (row: T) => string | null): readonly HolderOf<T>[] {
  const groups = new Map<string, T[]>();
  const others: T[] = [];
  for (const row of rows) {
    const file = fileOf(row);
    if (file === null) others.push(row);
    else groups.set(file, [...(groups.get(file) ?? []), row]);
  }
  const held = [...groups.values()].flatMap((group) => group.map((row, at) => ({ row, sameAs: at === 0 ? null : (group[0] ?? null) })));
  return [...held, ...others.map((row) => ({ row, sameAs: null }))];
}
