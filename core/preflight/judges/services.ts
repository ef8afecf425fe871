import { found, notRead, type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { isAtLeast, RELEASES } from '../../../shared/domain/release.ts';
import { type PlatformReading } from '../../change/by-command/read-cluster.ts';
import { isJudged, type NodeReading, publisherAmong, TFTP, TVS } from '../../change/by-command/read-node.ts';

const CTL_PROVIDER = 'Cisco CTL Provider';
const CAPF = 'Cisco Certificate Authority Proxy Function';

const addressOf = ({ link }: NodeReading): string => link.node.address;

/** Rows of a service that has to run on these nodes; empty = it does. */
function notRunning(id: 'ctl-provider' | 'capf' | 'tvs' | 'tftp', service: string, nodes: readonly NodeReading[]): readonly PreflightRow[] {
  return nodes.flatMap((node): readonly PreflightRow[] => {
    if (node.servicesError !== null) return [notRead(id, node.servicesError, [addressOf(node)])];
    return node.running.includes(service) ? [] : [found(id, 'not-started', { nodes: [addressOf(node)], params: {} })];
  });
}

/** Cisco document 118892 wants it on every active TFTP server, up to the release that has none. */
export function judgeCtlProvider({ release, nodes }: PlatformReading): readonly PreflightRow[] {
  if (isAtLeast(release, RELEASES.noCtlProvider)) return [found('ctl-provider', 'not-needed', { params: { release } })];
  const judged = nodes.filter(isJudged);
  if (judged.length === 0) return [found('ctl-provider', 'no-tftp', { params: {} })];
  const rows = notRunning('ctl-provider', CTL_PROVIDER, judged);
  return rows.length > 0 ? rows : [found('ctl-provider', 'started', { params: { count: judged.length } })];
}

export function judgeCapf({ nodes }: PlatformReading): readonly PreflightRow[] {
  const publisher = publisherAmong(nodes);
  const rows = notRunning('capf', CAPF, publisher === undefined ? [] : [publisher]);
  return rows.length > 0 ? rows : [found('capf', 'started', { params: {} })];
}

/** Phones ask any node of theirs for a signer that they do not know. */
export function judgeTvs({ nodes }: PlatformReading): readonly PreflightRow[] {
  const rows = notRunning('tvs', TVS, nodes);
  return rows.length > 0 ? rows : [found('tvs', 'started', { params: { count: nodes.length } })];
}

/** Whether every node on which Cisco Tftp is activated runs it and answers as it would to a phone. */
export function judgeTftp({ nodes }: PlatformReading): readonly PreflightRow[] {
  const judged = nodes.filter(isJudged);
  if (judged.length === 0) return [found('tftp', 'nowhere', { params: {} })];
  const rows = judged.flatMap((node): readonly PreflightRow[] => {
    const { served } = node;
    // That it answers says that it runs, whatever could be listed.
    if (served?.ok === true) return [];
    const stopped = notRunning('tftp', TFTP, [node]);
    if (stopped.length > 0 || served === null) return stopped;
    return [found('tftp', 'no-answer', { nodes: [addressOf(node)], params: {}, error: served.error })];
  });
  return rows.length > 0 ? rows : [found('tftp', 'answers', { params: { count: judged.length } })];
}
