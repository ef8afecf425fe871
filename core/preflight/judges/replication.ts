import { shortName } from '../../../shared/domain/host-name.ts';
import { type ReplicationState } from '../../../shared/domain/platform/answers.ts';
import { found, notRead, type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { type Result } from '../../../shared/domain/result.ts';
import { namesOf, type NodeLink } from '../../change/by-command/links.ts';

/** Set up, and good; every other state is a fault (Cisco document 200396). */
const GOOD = 2;
/** Characters of the words behind a state that are shown. */
const MAX_WORDS = 60;

/** @param read the publisher's answer. @param links all nodes that have a database, of IM and Presence too. */
export function judgeReplication(read: Result<ReplicationState>, links: readonly NodeLink[]): readonly PreflightRow[] {
  if (!read.ok) return [notRead('database-replication', read.error)];
  const { nodes, hasErrors } = read.value;
  const rows = links.flatMap(({ node }): readonly PreflightRow[] => {
    const names = namesOf(node).map(shortName);
    const listed = nodes.find(({ address, name }) => address === node.address || names.includes(shortName(name)));
    if (listed === undefined || listed.state === null) return [found('database-replication', 'not-listed', { nodes: [node.address], params: {} })];
    const state = `(${listed.state}) ${listed.words}`.trim().slice(0, MAX_WORDS);
    return listed.state === GOOD ? [] : [found('database-replication', 'not-good', { nodes: [node.address], params: { state } })];
  });
  if (rows.length > 0) return rows;
  return [hasErrors === true ? found('database-replication', 'has-errors', { params: {} }) : found('database-replication', 'good', { params: { count: links.length } })];
}
