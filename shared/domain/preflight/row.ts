import { type AppError } from '../result.ts';
import { type FindingOf, PREFLIGHT_IDS, PREFLIGHT_RULES, type PreflightId, type PreflightRule } from './rules.ts';
import { PREFLIGHT_VERDICTS, type PreflightVerdict } from './verdict.ts';

/** What fills the sentences of a row. */
export type PreflightParams = Readonly<Record<string, string | number>>;

/** One line of the preflight. An id has several where its nodes differ. */
export interface PreflightRow {
  readonly id: PreflightId;
  readonly verdict: PreflightVerdict;
  /** A name of {@link PREFLIGHT_RULES}, or `not-read`. */
  readonly finding: string;
  /** Addresses of the nodes that it is about; empty = the cluster, or every node. */
  readonly nodes: readonly string[];
  readonly params: PreflightParams;
  /** Why it could not be read, or what a node answered; `null` = nothing went wrong. */
  readonly error: AppError | null;
}

type ParamNames<I extends PreflightId, F extends FindingOf<I>> = (typeof PREFLIGHT_RULES)[I]['findings'] extends Readonly<Record<F, { readonly params: readonly (infer P extends string)[] }>> ? P : never;

/** What is said besides the finding. */
interface RowOf<I extends PreflightId, F extends FindingOf<I>> {
  readonly nodes?: readonly string[];
  readonly params: Readonly<Record<ParamNames<I, F>, string | number>>;
  readonly error?: AppError;
}

/** A row as it was found. A value that its sentences show and that is not given does not compile. */
export function found<I extends PreflightId, F extends FindingOf<I>>(id: I, finding: F, { nodes = [], params, error }: RowOf<I, F>): PreflightRow {
  const rule: PreflightRule = PREFLIGHT_RULES[id];
  const known = rule.findings[finding];
  if (known === undefined) throw new Error(`${id} cannot find ${finding}`);
  return { id, verdict: known.verdict, finding, nodes, params: { ...params }, error: error ?? null };
}

/** A row that could not be read, with the reason. */
export const notRead = (id: PreflightId, error: AppError, nodes: readonly string[] = []): PreflightRow => ({ id, verdict: 'unknown', finding: 'not-read', nodes, params: {}, error });

/** The worst of them; `pass` where there are none. */
export const worstOf = (rows: readonly Pick<PreflightRow, 'verdict'>[]): PreflightVerdict => PREFLIGHT_VERDICTS.find((verdict) => rows.some((row) => row.verdict === verdict)) ?? 'pass';

const keyOf = ({ id, finding, params, error }: PreflightRow): string => JSON.stringify([id, finding, params, error === null ? null : { ...error, where: '', params: { ...error.params, host: '' } }]);

/** Nodes of which the same is to be said share one row; the order of their first ones stays. */
export function grouped(rows: readonly PreflightRow[]): readonly PreflightRow[] {
  const groups = new Map<string, PreflightRow>();
  for (const row of rows) {
    const before = groups.get(keyOf(row));
    groups.set(keyOf(row), before === undefined ? row : { ...before, nodes: [...new Set([...before.nodes, ...row.nodes])] });
  }
  return [...groups.values()];
}

/** In the order of the table; what belongs to one id stays as it is. */
export const inOrder = (rows: readonly PreflightRow[]): readonly PreflightRow[] => PREFLIGHT_IDS.flatMap((id) => rows.filter((row) => row.id === id));

/** All rows of one id, the worst first: they are told together, in the place of the worst. */
export type PreflightCardRows = readonly [PreflightRow, ...PreflightRow[]];

/** Rows by id, in the order of their first ones. */
export function cards(rows: readonly PreflightRow[]): readonly PreflightCardRows[] {
  const ids = [...new Set(rows.map(({ id }) => id))];
  return ids.flatMap((id) => {
    const own = rows.filter((row) => row.id === id);
    const [first, ...more] = PREFLIGHT_VERDICTS.flatMap((verdict) => own.filter((row) => row.verdict === verdict));
    return first === undefined ? [] : [[first, ...more] as const];
  });
}

/** Whether nothing can be said of a row but that nobody is signed in to its nodes: the row of the nodes tells why. */
function isAway({ id, finding, nodes, error }: PreflightRow, all: readonly PreflightRow[]): boolean {
  const whyAway = (node: string): string | undefined => all.find((row) => row.id === 'nodes' && row.finding === 'not-reached' && row.nodes.includes(node))?.error?.code;
  return id !== 'nodes' && finding === 'not-read' && nodes.length > 0 && nodes.every((node) => error !== null && whyAway(node) === error.code);
}

/** Of those cards the reason is told once, by the row of the nodes. */
export const areAway = (rows: PreflightCardRows, all: readonly PreflightRow[]): boolean => rows.every((row) => isAway(row, all));

/** Rows that one id has at most, so that the state stays small whatever nodes answer. */
const MAX_ROWS = 5;
/** Characters of what a node said that a row keeps; the rest is in the transcript. */
const MAX_WORDS = 120;

const shortened = (row: PreflightRow): PreflightRow => {
  if (row.error === null) return row;
  const params = Object.fromEntries(Object.entries(row.error.params).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, MAX_WORDS) : value]));
  return { ...row, error: { ...row.error, params } };
};

/** The worst first; what is too much is one row that names the nodes alone. */
export function bounded(rows: readonly PreflightRow[]): readonly PreflightRow[] {
  const sorted = PREFLIGHT_VERDICTS.flatMap((verdict) => rows.filter((row) => row.verdict === verdict)).map(shortened);
  if (sorted.length <= MAX_ROWS) return sorted;
  const rest = sorted.slice(MAX_ROWS - 1);
  const [first] = rest;
  if (first === undefined) return sorted;
  return [...sorted.slice(0, MAX_ROWS - 1), { id: first.id, verdict: worstOf(rest), finding: 'more', nodes: [...new Set(rest.flatMap(({ nodes }) => nodes))], params: { count: rest.length }, error: null }];
}
