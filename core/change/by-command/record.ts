import { PLATFORM_PORTS } from '../../../shared/domain/connection.ts';
import { type ChangeRecord, type RecordedKind, type RecordedPlace, RECORD_VERSION } from '../../../shared/domain/change-record.ts';
import { type PlatformPlan } from '../../../shared/domain/platform/plan.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type ChangeMaker } from '../maker.ts';
import { diskSha1 } from './held-files.ts';
import { type PlatformLinks } from './links.ts';
import { type NodeReading } from './read-node.ts';

/** Name of the copy of a node's file in the folder of the change, by the node's place in the list. */
export const copyName = (index: number): string => `before-${index + 1}.tlv`;

/** The cluster as it was read before anything is sent. */
export interface RecordedCluster {
  readonly links: Pick<PlatformLinks, 'locate'>;
  /** Publisher first. */
  readonly nodes: readonly NodeReading[];
  readonly release: string;
  readonly mode: SecurityMode;
}

/** What is recorded is the file on the disk: it is what a change is judged by. */
function placeOf({ links }: RecordedCluster, reading: NodeReading, index: number): RecordedPlace {
  const { node, hostKeySha256 } = reading.link;
  const sha1 = diskSha1(reading);
  const { host, port } = links.locate(node.address, 'ssh') ?? { host: node.address, port: PLATFORM_PORTS.ssh };
  return { name: node.address, role: node.role, host, port, keySha256: hostKeySha256, before: sha1 ?? 'unknown', copy: sha1 === null || sha1 === 'none' ? null : copyName(index) };
}

interface ByCommand {
  readonly id: string;
  readonly kind: RecordedKind;
  readonly modeAsked: SecurityMode;
  readonly signer: ChangeRecord['signer'];
}

function record(cluster: RecordedCluster, maker: ChangeMaker, { id, kind, modeAsked, signer }: ByCommand): ChangeRecord {
  const { program, holder, operator, username, practice, consents, host, port, keySha256 } = maker;
  return {
    version: RECORD_VERSION,
    id,
    route: 'by-command',
    program,
    holder,
    operator,
    username,
    practice,
    cluster: { host, port, keySha256, release: cluster.release, places: cluster.nodes.map((node, index) => placeOf(cluster, node, index)), certificates: [] },
    kind,
    modeBefore: cluster.mode,
    modeAsked,
    client: '',
    signer,
    choices: null,
    consents,
  };
}

/** What a plan of this route comes to in the journal of the change with this id. */
export const recordByCommand = (id: string, { kind, requestedMode, signer }: PlatformPlan, cluster: RecordedCluster, maker: ChangeMaker): ChangeRecord =>
  record(cluster, maker, { id, kind, modeAsked: requestedMode, signer: { name: signer.after, certificateSha256: signer.certificate?.sha256 ?? '' } });

/** The same of the guide for lost tokens, which deletes the CTL file on every node and leaves the mode as it is. */
export const recordOfDeletion = (id: string, cluster: RecordedCluster, maker: ChangeMaker): ChangeRecord =>
  record(cluster, maker, { id, kind: 'delete-ctl-files', modeAsked: cluster.mode, signer: null });
