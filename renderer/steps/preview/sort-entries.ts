import { type PlannedEntry } from '../../../shared/domain/plan.ts';

/** Columns by which the entries can be sorted. */
export type SortColumn = 'number' | 'function' | 'name' | 'change';

export interface EntryOrder {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** The order of the file itself. */
export const FILE_ORDER: EntryOrder = { column: 'number', descending: false };

/** What stands in the column of the name: tokens have their subject there. */
export const nameOf = ({ name, subject }: PlannedEntry): string => (name === '' ? subject : name);

const KEYS: Readonly<Record<SortColumn, (entry: PlannedEntry) => string>> = {
  number: () => '',
  function: (entry) => entry.function,
  name: nameOf,
  change: ({ change }) => change,
};

/** Sorted by a column; entries that are equal there stay in the order of the file. Figures in names count as numbers. */
export function sortEntries(entries: readonly PlannedEntry[], { column, descending }: EntryOrder): readonly PlannedEntry[] {
  const key = KEYS[column];
  const sign = descending ? -1 : 1;
  return [...entries].sort((a, b) => sign * (key(a).localeCompare(key(b), 'en', { numeric: true }) || a.number - b.number));
}

/** Another column begins ascending; the same one turns round. */
export const nextOrder = (order: EntryOrder, column: SortColumn): EntryOrder => ({ column, descending: order.column === column && !order.descending });
