import { type PreflightCardRows, type PreflightRow } from '../../../domain/preflight/row.ts';
import { privilegeLevelOf } from '../../../domain/platform/privilege.ts';
import { fill } from '../../fill.ts';
import { type Texts } from '../../languages.ts';
import { withTimes } from '../../time.ts';
import { errorSentences } from '../error.ts';
import { nodesText } from '../named-nodes.ts';

/** A row in words. */
export interface PreflightSentences {
  readonly title: string;
  /** What was read, with the nodes that it is about. */
  readonly read: string;
  /** What it means for the change. */
  readonly why: string;
  /** What to do; empty where nothing is. */
  readonly todo: string;
}

interface Told {
  readonly read: string;
  readonly todo: string;
}

type Found = Readonly<Record<string, Told>>;

/** Names of faults become words. */
function words({ params }: PreflightRow, texts: Texts): Readonly<Record<string, string | number>> {
  const { faults } = params;
  const fault: Readonly<Record<string, string>> = texts.platform.plan.itl.fault;
  return typeof faults === 'string' ? { faults: faults.split(' ').map((name) => fault[name] ?? name).join(texts.platform.plan.itl.between) } : {};
}

/** What could not be read. Where the account may be too low for the command, that is said once, with the level it needs: how a node refuses it is not published. */
function notRead({ error }: PreflightRow, texts: Texts): Told {
  const { notRead: own } = texts.preflight;
  const { command, reason, detail } = error?.code === 'platform.not-read' ? error.params : {};
  const level = privilegeLevelOf(String(command ?? ''));
  // No reading needs level 4.
  if (level === 0 || level === 4) return own;
  const todo = own.level[level];
  const values = { command: String(command), detail: String(detail) };
  if (reason === 'not-run') return { read: fill(own.notRun, values), todo };
  if (reason === 'no-output') return { read: fill(own.silent, values), todo };
  return { read: own.read, todo: `${own.todo} ${todo}` };
}

function toldOf(row: PreflightRow, texts: Texts): Told {
  if (row.finding === 'not-read') return notRead(row, texts);
  if (row.finding === 'more') return texts.preflight.more;
  const found: Found = texts.preflight.rows[row.id].found;
  return found[row.finding] ?? texts.preflight.more;
}

/** What a row says, in one text for window and command line. */
export function preflightSentences(row: PreflightRow, texts: Texts): PreflightSentences {
  const { title, why } = texts.preflight.rows[row.id];
  const told = toldOf(row, texts);
  const error = row.error === null ? null : errorSentences(row.error, texts);
  const params = { ...withTimes(row.params, texts.language), ...words(row, texts), ...(error === null ? {} : { error: error.title, explanation: error.explanation, action: error.action }) };
  const read = fill(told.read, params);
  return { title, read: row.nodes.length === 0 ? read : fill(texts.preflight.at, { nodes: nodesText(row.nodes), read }), why, todo: fill(told.todo, params) };
}

/** Rows of one id in words, under one title; what is to be done for several of them is said once. */
export interface PreflightCard extends Pick<PreflightSentences, 'title' | 'why'> {
  readonly reads: readonly string[];
  readonly todos: readonly string[];
}

/** In place of what cards say whose nodes nobody is signed in to: which nodes, and where the reason stands. */
export function awaySentence(rows: readonly PreflightRow[], texts: Texts): string {
  const nodes = [...new Set(rows.flatMap((row) => row.nodes))];
  return fill(texts.preflight.notRead.away, { nodes: nodesText(nodes), row: texts.preflight.rows.nodes.title });
}

export function preflightCard(rows: PreflightCardRows, texts: Texts): PreflightCard {
  const [first, ...more] = rows;
  const { title, why, read, todo } = preflightSentences(first, texts);
  const rest = more.map((row) => preflightSentences(row, texts));
  const todos = [todo, ...rest.map((one) => one.todo)].filter((one) => one !== '');
  return { title, why, reads: [read, ...rest.map((one) => one.read)], todos: [...new Set(todos)] };
}
