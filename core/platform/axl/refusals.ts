import { AXL_SCHEMAS, type AxlSchema } from './envelope.ts';

/** A query that may be put again: after a pause, or for fewer rows. */
export type AxlRetry = { readonly kind: 'wait' } | { readonly kind: 'fewer'; readonly first: number };

/** The memory of all reads at once is used up (AXL developer guide, "Throttling of requests"). */
const MEMORY = /Maximum AXL Memory Allocation Consumed/i;
/** The answer would be larger than one may be (the same chapter). */
const TOO_LARGE = /Query request too large\.? *Total rows matched: *\d{1,9} rows\.? *Suggestive Row Fetch: *less than (\d{1,9}) rows/i;

/** Whether the words of a fault, as an application server prints them, ask for patience or for pages. */
export function retryFor(words: string): AxlRetry | null {
  const folded = words.replace(/\s+/g, ' ');
  if (MEMORY.test(folded)) return { kind: 'wait' };
  const suggested = TOO_LARGE.exec(folded)?.[1];
  return suggested === undefined ? null : { kind: 'fewer', first: Math.max(1, Number(suggested) - 1) };
}

/** `12.x` is every schema of 12; an unclosed list ends the sentence. */
const SUPPORTED = /Supported axl versions are ([0-9x., and]{1,200})/i;

/**
 * Schemas that a page with status 599 names: `Incorrect axl version. Supported axl versions are 12.x, 14.0 and 15.0` (pages of real
 * nodes in the tests of two public programs). Newest first; `null` = it names none.
 */
export function supportedSchemas(page: string): readonly AxlSchema[] | null {
  const named = (SUPPORTED.exec(page.replace(/\s+/g, ' '))?.[1] ?? '').match(/\d{1,2}\.(?:\d{1,2}|x)/gi) ?? [];
  const found = AXL_SCHEMAS.filter((schema) => named.some((one) => (/x$/i.test(one) ? schema.startsWith(one.slice(0, -1)) : one === schema)));
  return named.length === 0 ? null : found;
}
