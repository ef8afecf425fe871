import { found, notRead, type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { type AppError, fail } from '../../../shared/domain/result.ts';
import { tokenlessSigner } from '../../../shared/domain/sast-roles.ts';
import { type ContinuityVerdict, signerContinuity } from '../../../shared/domain/signer-continuity.ts';
import { decides, diskSha1, heldFiles, servedSha1 } from '../../change/by-command/held-files.ts';
import { judgeItls } from '../../change/by-command/itl.ts';
import { recordsOf } from '../../change/by-command/make-plan.ts';
import { namedServers } from '../../change/by-command/named-servers.ts';
import { type PlatformReading } from '../../change/by-command/read-cluster.ts';
import { isJudged, type NodeReading, publisherAmong, TVS } from '../../change/by-command/read-node.ts';
import { isResetAdvised } from '../../change/by-command/reset-offer.ts';

const addressOf = ({ link }: NodeReading): string => link.node.address;
const isVerified = ({ disk }: NodeReading): boolean => disk.ok && (disk.value.listing.kind === 'none' || disk.value.listing.verified);

/** What is wrong with the file of one node beside the publisher's, on its disk and as it serves it. */
function fileRows(node: NodeReading, reference: string | null): readonly PreflightRow[] {
  const nodes = [addressOf(node)];
  const disk = diskSha1(node);
  // A node that gives no files to phones need not hold one.
  if (!decides(node) && (disk === null || disk === 'none')) return [];
  const rows: PreflightRow[] = [];
  if (!node.disk.ok) rows.push(notRead('ctl-files', node.disk.error, nodes));
  else if (!isVerified(node)) rows.push(found('ctl-files', 'not-verified', { nodes, params: {} }));
  else if (reference !== null && disk !== reference) rows.push(found('ctl-files', 'differs', { nodes, params: {} }));
  if (node.served?.ok === false) rows.push(notRead('ctl-files', node.served.error, nodes));
  else if (node.served !== null && disk !== null && servedSha1(node) !== disk) rows.push(found('ctl-files', 'served-differs', { nodes, params: {} }));
  return rows;
}

/** CTLFile.tlv has to be the same on every node (Cisco document 118892, verification), on the disk and as phones get it. */
export function judgeCtlFiles({ nodes, mode }: PlatformReading): readonly PreflightRow[] {
  const publisher = publisherAmong(nodes);
  const reference = (publisher === undefined ? null : diskSha1(publisher)) ?? nodes.map(diskSha1).find((sha1) => sha1 !== null) ?? null;
  const rows = nodes.flatMap((node) => fileRows(node, reference));
  const isHeldNowhere = nodes.every((node) => diskSha1(node) === 'none' && (node.served === null || servedSha1(node) === 'none'));
  if (isHeldNowhere) return [mode === 'mixed' ? found('ctl-files', 'none-in-mixed-mode', { params: {} }) : found('ctl-files', 'none', { params: {} })];
  const holders = nodes.filter((node) => ![null, 'none'].includes(diskSha1(node)));
  // Of those that give files to phones none holds one; what lies on the others is not known.
  if (rows.length === 0 && holders.length === 0) return nodes.flatMap((node) => (node.disk.ok ? [] : [notRead('ctl-files', node.disk.error, [addressOf(node)])]));
  return rows.length > 0 ? rows : [found('ctl-files', 'same', { params: { sha1: reference ?? '', count: holders.length } })];
}

/** The ITL file of every node that gives files to phones, by the same judge as a change. `faults`: names of `ItlFault`, for the sentence. */
export function judgeItlFiles({ itls, release }: PlatformReading): readonly PreflightRow[] {
  const judged = judgeItls(itls, release);
  if (judged.length === 0) return [found('itl-files', 'no-tftp', { params: {} })];
  const rows = judged.flatMap(({ node, verdict, error }): readonly PreflightRow[] => {
    const nodes = [node];
    if (verdict.kind === 'good') return [];
    if (verdict.kind === 'fails') return [found('itl-files', 'fails', { nodes, params: { faults: verdict.faults.join(' ') } })];
    return error === undefined ? [found('itl-files', 'not-known', { nodes, params: {} })] : [notRead('itl-files', error, nodes)];
  });
  return rows.length > 0 ? rows : [found('itl-files', 'good', { params: { count: judged.length } })];
}

const OF_SIGNER = { sast: 'known', tvs: 'tvs-only', visits: 'visits', unknown: 'not-known' } as const satisfies Readonly<Record<ContinuityVerdict, string>>;

/** Whether phones take the next file that `utils ctl` signs, by rule SIGNER-CONTINUITY. */
export function judgeSigner(reading: PlatformReading): readonly PreflightRow[] {
  const { release, present, nodes, mode } = reading;
  const service = tokenlessSigner(release);
  if (service === null) return [found('signer', 'no-command', { params: { release } })];
  const held = heldFiles(nodes, mode);
  const own = present[service];
  if (held.length === 0) return [found('signer', 'no-file', { params: { service } })];
  const verdict = signerContinuity({ signer: own?.ok === true ? own.value : null, held, tvsMayVouch: nodes.some(({ running }) => running.includes(TVS)) });
  return [found('signer', verdict === 'visits' && isResetAdvised(reading) ? 'visits-reset' : OF_SIGNER[verdict], { params: { service }, ...(verdict === 'unknown' && own?.ok === false ? { error: own.error } : {}) })];
}

const leftOut = (node: NodeReading): AppError => fail('platform.not-read', addressOf(node), { command: 'show ctl', reason: 'incomplete', detail: '' }).error;

/** TFTP servers that the publisher's file names and that are no node: `utils ctl` does not write to them. */
export function judgeAlternateTftp({ nodes }: PlatformReading): readonly PreflightRow[] {
  const publisher = publisherAmong(nodes);
  if (publisher === undefined) return [];
  if (!publisher.disk.ok) return [notRead('alternate-tftp', publisher.disk.error, [addressOf(publisher)])];
  if (publisher.disk.value.listing.kind === 'none') return [found('alternate-tftp', 'no-file', { params: {} })];
  const records = recordsOf(publisher);
  if (records === null) return [notRead('alternate-tftp', leftOut(publisher), [addressOf(publisher)])];
  const { strangers } = namedServers(nodes, nodes.filter(isJudged), records);
  return [strangers.length === 0 ? found('alternate-tftp', 'none', { params: {} }) : found('alternate-tftp', 'found', { params: { names: strangers.slice(0, 20).join(', ') } })];
}
