import { inOrder, type PreflightRow } from '../../domain/preflight/row.ts';
import { PREFLIGHT_IDS, type PreflightId } from '../../domain/preflight/rules.ts';
import { PREFLIGHT_VERDICTS, type PreflightVerdict } from '../../domain/preflight/verdict.ts';
import { type PreflightView } from './view.ts';

const countsOf = (rows: readonly PreflightRow[]): Readonly<Record<PreflightVerdict, number>> =>
  Object.fromEntries(PREFLIGHT_VERDICTS.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length])) as Record<PreflightVerdict, number>;

const unreadOf = (rows: readonly PreflightRow[]): number => PREFLIGHT_IDS.length - new Set(rows.map(({ id }) => id)).size;

/** With these rows on the screen. */
export const preflightOf = (rows: readonly PreflightRow[], pending: readonly PreflightId[] = []): PreflightView => ({ rows, pending, counts: countsOf(rows), unread: unreadOf(rows) });

export const preflightBegan = (view: PreflightView | null, ids: readonly PreflightId[]): PreflightView => preflightOf(view?.rows ?? [], ids);

/** With what a row says now, in its place. */
export const preflightRow = ({ rows, pending }: PreflightView, id: PreflightId, told: readonly PreflightRow[]): PreflightView =>
  preflightOf(inOrder([...rows.filter((row) => row.id !== id), ...told]), pending.filter((one) => one !== id));

/** On the other screens the counts are enough: the rows of a large cluster are long. */
export const preflightLeft = (view: PreflightView | null): PreflightView | null => (view === null ? null : { ...view, rows: [], pending: [] });
