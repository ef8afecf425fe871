import { ok, type Result } from '../../../shared/domain/result.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type AxlPage, type AxlQuery, type AxlSchema, queryRow } from './envelope.ts';
import { type AxlAnswer, type AxlSession } from './session.ts';
import { childrenOf, type XmlElement } from './xml.ts';

/** Rows of a list, and why there may be more. */
export interface AxlRows {
  readonly rows: readonly XmlElement[];
  readonly complete: boolean;
  /** Why the list ends early; `null` = it does not, or it is as long as was wanted. */
  readonly error: PlatformError | null;
}

/** Requests for one list at most: a server may suggest pages of one row. */
const MAX_REQUESTS = 100;

interface RowsWanted {
  readonly query: AxlQuery;
  readonly schema: AxlSchema;
  /** Rows of a page; `null` = all at once, unless the server wants fewer. */
  readonly first: number | null;
  /** Rows that are kept at most. */
  readonly most: number;
}

/** Reads a list, in pages where it is wanted or where the server finds one answer too large. What was read stays, also when a later page fails. */
export async function readRows(session: AxlSession, { query, schema, first, most }: RowsWanted): Promise<Result<AxlRows, PlatformError>> {
  const name = queryRow(query).rows ?? '';
  const rows: XmlElement[] = [];
  let refused: Extract<AxlAnswer, { kind: 'fewer' }>['refused'] | null = null;
  let page: AxlPage | null = first === null ? null : { skip: 0, first };
  for (let request = 0; request < MAX_REQUESTS; request += 1) {
    const answer = await session.ask(query, schema, page);
    if (!answer.ok) return rows.length === 0 ? answer : ok({ rows, complete: false, error: answer.error });
    if (answer.value.kind === 'fewer') {
      refused = answer.value.refused;
      const { first: suggested } = answer.value;
      // A suggestion that was followed already, or asks for more, comes to nothing.
      const fewer: number = page === null || suggested < page.first ? suggested : Math.floor(page.first / 2);
      if (fewer < 1) break;
      page = { skip: rows.length, first: fewer };
      continue;
    }
    const found = childrenOf(answer.value.element, name);
    for (const row of found.slice(0, most - rows.length)) rows.push(row);
    // A server that knows no pages answers with everything.
    if (page === null || found.length !== page.first) return ok({ rows, complete: rows.length < most, error: null });
    if (rows.length >= most) return ok({ rows, complete: false, error: null });
    refused = null;
    page = { skip: rows.length, first: page.first };
  }
  return refused !== null && rows.length === 0 ? refused : ok({ rows, complete: false, error: refused?.error ?? null });
}
