import { type PreflightRow } from '../../../domain/preflight/row.ts';
import { PREFLIGHT_RULES } from '../../../domain/preflight/rules.ts';
import { fill } from '../../fill.ts';
import { type Texts } from '../../languages.ts';
import { errorSentences } from '../error.ts';

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

/** A row that an account of level 0 does not get to says so, where words were not understood: how a node refuses it is not published. */
function notRead({ id, error }: PreflightRow, texts: Texts): Told {
  const { notRead: own } = texts.preflight;
  const { level } = PREFLIGHT_RULES[id];
  const isRefused = level > 0 && error?.code === 'platform.not-read';
  return { read: own.read, todo: isRefused ? `${own.todo} ${fill(own.level, { level })}` : own.todo };
}

/** Nodes that are named at most. */
const MAX_NODES = 10;

function nodesText(nodes: readonly string[]): string {
  const more = nodes.length - MAX_NODES;
  return [...nodes.slice(0, MAX_NODES), ...(more > 0 ? [`+${more}`] : [])].join(', ');
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
  const params = { ...row.params, ...words(row, texts), ...(error === null ? {} : { error: error.title, explanation: error.explanation, action: error.action }) };
  const read = fill(told.read, params);
  return { title, read: row.nodes.length === 0 ? read : fill(texts.preflight.at, { nodes: nodesText(row.nodes), read }), why, todo: fill(told.todo, params) };
}
