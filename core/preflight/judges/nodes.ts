import { found, type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { type PlatformReading } from '../../change/by-command/read-cluster.ts';

/** Whether every node was signed in to, and is trusted by the cluster: one that is not gets no file, and nobody can read what it holds. */
export function judgeNodes({ nodes, leftOut }: PlatformReading): readonly PreflightRow[] {
  const away = nodes.flatMap(({ link: { commands, error, node } }) => (commands === null ? [found('nodes', 'not-reached', { nodes: [node.address], params: {}, ...(error === null ? {} : { error }) })] : []));
  const strangers = [...nodes.filter(({ link }) => link.commands !== null).map(({ link }) => link), ...leftOut].filter(({ node }) => !node.authenticated);
  const rows = [...away, ...strangers.map(({ node }) => found('nodes', 'not-authenticated', { nodes: [node.address], params: {} }))];
  return rows.length > 0 ? rows : [found('nodes', 'reached', { params: { count: nodes.length + leftOut.length } })];
}
