import { clockSkewInSeconds } from '../../../shared/domain/clock-skew.ts';
import { type NtpStatus } from '../../../shared/domain/platform/answers.ts';
import { found, notRead, type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { type Result } from '../../../shared/domain/result.ts';
import { farClocks } from '../../../shared/domain/rules/clocks.ts';

/** What one node was asked, and what came of it. */
export interface OfNode<T> {
  readonly node: string;
  readonly read: Result<T>;
  /** When it had answered, by the clock of this computer, and the milliseconds from the question until then. */
  readonly answered: { readonly at: Date; readonly took: number };
}

/** Certificates and trust lists are valid by the clocks of the nodes; what this computer writes down goes by its own. */
export function judgeClocks(nodes: readonly OfNode<NtpStatus>[]): readonly PreflightRow[] {
  const rows = nodes.flatMap(({ node, read }): readonly PreflightRow[] => {
    if (!read.ok) return [notRead('clocks', read.error, [node])];
    return read.value.synchronised ? [] : [found('clocks', 'not-synchronised', { nodes: [node], params: {} })];
  });
  const clocks = nodes.map(({ node, read, answered: { at, took } }) => ({ name: node, skew: read.ok && read.value.time !== null ? clockSkewInSeconds(read.value.time, at, took) : null }));
  const far = farClocks(clocks).map(({ how, names, minutes }) => found('clocks', how, { nodes: names, params: { minutes } }));
  const all = [...rows, ...far];
  return all.length > 0 ? all : [found('clocks', 'synchronised', { params: { count: nodes.length } })];
}
