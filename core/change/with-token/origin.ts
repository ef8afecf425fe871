import { sameBytes } from '../../../shared/ctl-file/elements.ts';
import { type CtlRecord } from '../../../shared/ctl-file/model.ts';
import { FUNCTION_CODE } from '../../../shared/ctl-file/tags.ts';
import { type EntryKind, type EntryOrigin } from '../../../shared/domain/plan.ts';
import { type ClusterFacts, type ClusterServer } from '../../../shared/domain/server.ts';
import { keyOf } from '../../trust/public-key.ts';

/** What a record is for and whose it is. */
export interface Standing {
  readonly kind: EntryKind;
  readonly origin: EntryOrigin;
  /** The server of this cluster that it stands for. */
  readonly server: ClusterServer | undefined;
}

const KINDS: Readonly<Record<number, EntryKind>> = {
  [FUNCTION_CODE.CCM]: 'call-server',
  [FUNCTION_CODE.CCM_TFTP]: 'call-server',
  [FUNCTION_CODE.TFTP]: 'tftp-server',
  [FUNCTION_CODE.CAPF]: 'capf',
};

/** What a record of each function is when no server of the cluster has its name or address. */
const STRANGERS: Readonly<Record<number, EntryOrigin>> = {
  [FUNCTION_CODE.CCM]: 'firewall',
  [FUNCTION_CODE.CCM_TFTP]: 'stale',
  [FUNCTION_CODE.TFTP]: 'other-cluster',
  [FUNCTION_CODE.CAPF]: 'stale',
};

const isNamed = ({ dnsName = '' }: CtlRecord, { name, addresses }: ClusterServer): boolean =>
  dnsName !== '' && (dnsName.toLowerCase() === name.toLowerCase() || addresses.includes(dnsName));

const isAddressed = ({ ipAddress }: CtlRecord, { addresses }: ClusterServer): boolean => ipAddress !== undefined && addresses.includes(ipAddress);

/** The server that a record stands for. Its name comes first: an address may have gone to another server since. */
const serverOf = (record: CtlRecord, { servers }: ClusterFacts): ClusterServer | undefined =>
  servers.find((server) => isNamed(record, server)) ?? servers.find((server) => isAddressed(record, server));

/** Whether the cluster itself holds this certificate; tokens for which TVS vouches are not the cluster's. */
const isClusterCertificate = (der: Uint8Array, { certificates }: ClusterFacts): boolean =>
  certificates.some((known) => known.role !== 'Phone-SAST-trust' && sameBytes(known.der, der));

/**
 * Whether the entry is for another kind of key than RSA (EC, from 11.0 on): then it stands beside the one with the RSA certificate of the same
 * server, and neither takes the place of the other.
 */
export const isOfOtherKey = ({ certificate }: CtlRecord): boolean => certificate !== undefined && keyOf(certificate) === 'other';

/**
 * Tells what a record is. A token is a SAST whose certificate is none of the cluster's; one that bears a name is an earlier key of
 * the cluster, also where no server has that name any more: CUCM writes host names into its own SAST records (Cisco document 118893),
 * DNSNAME of a token's is empty (Cisco document 118892).
 */
export function standingOf(record: CtlRecord, facts: ClusterFacts): Standing {
  const server = serverOf(record, facts);
  if (record.function === FUNCTION_CODE.SAST) {
    const ours = record.certificate !== undefined && isClusterCertificate(record.certificate, facts);
    if (ours) return { kind: 'cluster-sast', origin: 'this-cluster', server };
    const named = server !== undefined || (record.dnsName ?? '') !== '';
    return named ? { kind: 'cluster-sast', origin: 'stale', server } : { kind: 'token', origin: 'this-cluster', server };
  }
  const kind = KINDS[record.function];
  if (kind === undefined) return { kind: 'other', origin: 'unknown-function', server: undefined };
  return { kind, origin: server === undefined ? (STRANGERS[record.function] ?? 'unknown-function') : 'this-cluster', server };
}
