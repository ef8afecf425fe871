import * as z from 'zod/mini';

const frameSchema = z.object({ n: z.number(), time: z.iso.datetime(), sum: z.string() });

/** What makes a line of a journal out of an entry. */
export interface LineFrame {
  readonly n: number;
  readonly time: string;
  readonly sum: string;
}

/** A line of a journal, without looking at its entry; `null` = it has not that form. What stands there is foreign like every file: it may be damaged, or made by somebody else. */
export function parseFramed(value: unknown): { readonly frame: LineFrame; readonly rest: unknown } | null {
  const frame = frameSchema.safeParse(value);
  if (!frame.success || typeof value !== 'object' || value === null) return null;
  return { frame: frame.data, rest: Object.fromEntries(Object.entries(value).filter(([key]) => !['n', 'time', 'sum'].includes(key))) };
}
