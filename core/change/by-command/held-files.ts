import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { FUNCTION_CODE, functionName } from '../../../shared/ctl-file/tags.ts';
import { type CtlListing, type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type KnownCertificate } from '../../../shared/domain/signer-continuity.ts';
import { sha1Hex } from '../../trust/digests.ts';
import { sastsOf } from '../../trust/sast.ts';
import { verifyCtlFile } from '../../trust/verify.ts';
import { isJudged, type NodeFiles, type NodeReading } from './read-node.ts';

const SAST = functionName(FUNCTION_CODE.SAST);

/** SHA-1 of the file on the node's disk; `none` = it holds none, `null` = not known. */
export const diskSha1 = ({ disk }: Pick<NodeFiles, 'disk'>): string | null => {
  if (!disk.ok) return null;
  return disk.value.listing.kind === 'none' ? 'none' : disk.value.listing.sha1;
};

export const servedBytes = ({ served }: Pick<NodeFiles, 'served'>): Uint8Array | undefined => (served?.ok === true ? served.value.file?.bytes : undefined);

/** The same of the file that phones get from the node. */
export const servedSha1 = ({ served }: Pick<NodeFiles, 'served'>): string | null => {
  if (served?.ok !== true) return null;
  return served.value.file === null ? 'none' : sha1Hex(served.value.file.bytes);
};

/** Whether Cisco Tftp of the node may serve a file that could not be loaded. */
export const isServedUnread = ({ served }: Pick<NodeFiles, 'served'>): boolean => served?.ok === false;

/** The entry that signed the file; `undefined` = not listed. */
export const signerRecord = (records: readonly ListedRecord[] | null): ListedRecord | undefined => records?.find(({ usedToSign }) => usedToSign === true);

/** An entry without a certificate can vouch for nobody. */
export const listedSasts = (records: readonly ListedRecord[]): readonly KnownCertificate[] =>
  records
    .filter(({ function: role, certificateSha1 }) => role === SAST && certificateSha1 !== null)
    .map(({ serialNumber, certificateSha1: sha1 }) => ({ sha256: null, sha1, serialNumber: serialNumber === '' ? null : serialNumber }));

/** A file that a phone may hold, with the certificates of its SASTs; `null` = they were not read. */
type HeldFile = readonly KnownCertificate[] | null;

const ofListing = (listing: CtlListing): HeldFile => (listing.kind === 'file' && listing.records !== null ? listedSasts(listing.records) : null);

/** The bytes say more than a list of them, if their signature is right. */
export function ofBytes(bytes: Uint8Array): HeldFile {
  const file = readCtlFile(bytes);
  return file.ok && verifyCtlFile(file.value).kind === 'verified' ? sastsOf(file.value) : null;
}

/** Phones load from nodes with Cisco Tftp; the publisher's file is the one that the command continues. */
export const decides = (node: NodeReading): boolean => isJudged(node) || node.link.node.role === 'publisher';

/**
 * The CTL files that phones may hold: on the disk of every node that gives files to phones, and as it serves them, since Cisco Tftp may still serve an earlier one.
 * Each file once. A node that holds none adds none; in mixed mode phones hold a file even where the servers' were deleted.
 */
export function heldFiles(nodes: readonly NodeReading[], mode: SecurityMode): readonly HeldFile[] {
  const files = new Map<string, HeldFile>();
  let unread = 0;
  const add = (sha1: string | null, sasts: () => HeldFile): void => {
    if (sha1 === null) unread += 1;
    else if (sha1 !== 'none') files.set(sha1, files.get(sha1) ?? sasts());
  };
  const holders = nodes.filter(decides);
  for (const node of holders) {
    const bytes = servedBytes(node);
    if (bytes !== undefined) add(servedSha1(node), () => ofBytes(bytes));
    // What it serves may be an earlier file than the one on its disk, and phones hold what is served.
    else if (isServedUnread(node)) unread += 1;
  }
  for (const node of holders) add(diskSha1(node), () => (node.disk.ok ? ofListing(node.disk.value.listing) : null));
  const held = [...files.values(), ...(unread > 0 ? [null] : [])];
  return held.length === 0 && mode === 'mixed' ? [null] : held;
}
