import { type NtpStatus } from '../../../shared/domain/platform/answers.ts';
import { found, notRead, type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { type Result } from '../../../shared/domain/result.ts';

/** What one node was asked, and what came of it. */
export interface OfNode<T> {
  readonly node: string;
  readonly read: Result<T>;
}

/** Certificates and trust lists are valid by the clocks of the nodes. */
export function judgeClocks(nodes: readonly OfNode<NtpStatus>[]): readonly PreflightRow[] {
  const rows = nodes.flatMap(({ node, read }): readonly PreflightRow[] => {
    if (!read.ok) return [notRead('clocks', read.error, [node])];
    return read.value.synchronised ? [] : [found('clocks', 'not-synchronised', { nodes: [node], params: {} })];
  });
  return rows.length > 0 ? rows : [found('clocks', 'synchronised', { params: { count: nodes.length } })];
}
