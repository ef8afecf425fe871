/** Which part of a list is read: the one of this name, or at most so many, of those that were begun before this one. Left out = all of them. */
export interface PageOf {
  readonly id?: string | undefined;
  readonly before?: string | undefined;
  readonly most?: number | undefined;
}

/** A part of a list, newest first. */
export interface Page<T> {
  readonly found: readonly T[];
  /** Older ones were not looked at. */
  readonly more: boolean;
}

/** Folders that are looked into at a time: each may hold a journal of some size. */
const AT_ONCE = 8;

/** Reads as many folders as are asked for. @param list names of all, newest first; their order is that of their names. @param read `null` = there is none, or it does not belong into the list. */
export async function readPage<T>(list: () => Promise<readonly string[]>, { id, before, most = Infinity }: PageOf, read: (id: string) => Promise<T | null>): Promise<Page<T>> {
  const ids = id === undefined ? await list() : [id];
  const older = before === undefined ? ids : ids.filter((id) => id < before);
  const found: T[] = [];
  for (let at = 0; at < older.length; at += AT_ONCE) {
    const some = await Promise.all(older.slice(at, at + AT_ONCE).map(read));
    found.push(...some.filter((one) => one !== null));
    if (found.length > most || (found.length === most && at + AT_ONCE < older.length)) return { found: found.slice(0, most), more: true };
  }
  return { found, more: false };
}
