import { type ListedFile, type PlatformNodeTruth } from '../../../shared/domain/platform/report.ts';
import { type EndTruth, type ModeTruth, type Reading } from '../../../shared/domain/outcome.ts';
import { type PlatformPlan } from '../../../shared/domain/platform/plan.ts';
import { type AppError, fail } from '../../../shared/domain/result.ts';
import { compareCertificates, type KnownCertificate } from '../../../shared/domain/signer-continuity.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { diskSha1, listedSasts, servedSha1, signerRecord } from './held-files.ts';
import { type PlatformChangeRequest } from './request.ts';
import { type PlatformLinks, publisherOf } from './links.ts';
import { nodeTruth, type NodeThen } from './node-truth.ts';
import { type PlatformReading } from './read-cluster.ts';
import { isJudged, type NodeFiles, type NodeReading, readFiles, readMode } from './read-node.ts';

/** What was read from everywhere at one time, compared with what was there before. */
export interface PlatformTruth {
  readonly readAt: Date;
  readonly mode: ModeTruth;
  /** The publisher's file, when it is another one than before and the node calls it verified. */
  readonly file: ListedFile | null;
  /** Whether the certificate that signed it is the one that was foretold; `null` = not known. */
  readonly isSignerForetold: boolean | null;
  readonly nodes: readonly PlatformNodeTruth[];
  readonly files: readonly NodeFiles[];
}

/** How long one reading may take after a change: a node may be gone for good. */
const TRUTH_DEADLINE_MS = 60_000;

/** A node that went away while nobody asked it is no node that found a person idle: the command was sent. */
export const behindTheCommand = (error: AppError): AppError => (error.code === 'platform.session-ended' ? fail('connect.lost', error.where, { detail: 'closed' }).error : error);

async function modeTruth(links: PlatformLinks, options: CallOptions): Promise<ModeTruth> {
  const mode = await readMode(publisherOf(links), options);
  return mode.ok ? { value: mode.value } : { value: 'unknown', error: behindTheCommand(mode.error) };
}

/** The file that the publisher lists now, when it is not the one from before. */
function newFile(before: NodeReading, now: NodeFiles): ListedFile | null {
  const file = listedFile(now);
  return file !== null && file.sha1 !== diskSha1(before) ? file : null;
}

/** The file on the node's disk, where the node calls it verified. */
export function listedFile({ disk }: Pick<NodeFiles, 'disk'>): ListedFile | null {
  if (!disk.ok || disk.value.listing.kind === 'none' || !disk.value.listing.verified) return null;
  const { md5, sha1, length, records } = disk.value.listing;
  const signer = signerRecord(records);
  return { md5, sha1, length, signer: signer?.subject ?? null, signerSerial: signer === undefined || signer.serialNumber === '' ? null : signer.serialNumber };
}

/** Whether the entry that signed the publisher's new file has the certificate that was to sign it. */
function isForetold(foretold: KnownCertificate | null, files: NodeFiles | undefined, isNew: boolean): boolean | null {
  const listing = files?.disk.ok === true ? files.disk.value.listing : undefined;
  const signer = listing?.kind === 'file' ? signerRecord(listing.records) : undefined;
  const [listed] = signer === undefined ? [] : listedSasts([signer]);
  if (!isNew || foretold === null || listed === undefined) return null;
  const comparison = compareCertificates(foretold, listed);
  return comparison === 'cannot-tell' ? null : comparison === 'same';
}

const told = (files: NodeFiles): NodeFiles => (files.disk.ok ? files : { ...files, disk: { ok: false, error: behindTheCommand(files.disk.error) } });

const thenOf = (before: NodeReading): NodeThen => ({ node: before.link.node, judged: isJudged(before), disk: diskSha1(before), served: [diskSha1(before), servedSha1(before)] });

/** Reads the mode and every node again. What cannot be read is unknown, never guessed from what went before or from words. */
export async function readTruth({ plan, links, before, clock }: Pick<PlatformChangeRequest, 'plan' | 'links' | 'before' | 'clock'>): Promise<PlatformTruth> {
  const options = { deadline: TRUTH_DEADLINE_MS };
  const mode = await modeTruth(links, options);
  const files = (await Promise.all(before.nodes.map(({ link, services }) => readFiles(links, link, services, options)))).map(told);
  const at = before.nodes.findIndex(({ link }) => link.node.role === 'publisher');
  const [publisherBefore, publisherNow] = [before.nodes[at], files[at]];
  const file = publisherBefore === undefined || publisherNow === undefined ? null : newFile(publisherBefore, publisherNow);
  const nodes = before.nodes.flatMap((node, index) => {
    const own = files[index];
    return own === undefined ? [] : [nodeTruth(thenOf(node), own, file?.sha1 ?? null)];
  });
  return { readAt: clock.now(), mode, file, isSignerForetold: isForetold(plan.signer.certificate, publisherNow, file !== null), nodes, files };
}

const heldBefore = (reading: NodeReading | undefined): 'previous' | 'none' | 'unknown' => {
  const sha1 = reading === undefined ? null : diskSha1(reading);
  if (sha1 === null) return 'unknown';
  return sha1 === 'none' ? 'none' : 'previous';
};

/** What was read, as every change is judged: by the files on the disks. The command writes on the publisher, which hands its file on. */
export const endTruth = ({ modeBefore, requestedMode }: PlatformPlan, before: PlatformReading, { mode, nodes }: PlatformTruth): EndTruth => ({
  modeBefore,
  modeAsked: requestedMode,
  mode,
  places: nodes.map(({ node, role, judged, disk }) => ({
    where: node,
    holds: disk.held,
    found: disk.sha1,
    before: heldBefore(before.nodes.find(({ link }) => link.node.address === node)),
    judged,
    written: role === 'publisher',
    ...(disk.error === undefined ? {} : { error: disk.error }),
  })),
});

/** Where what contradicts is told. */
export const truthReading = ({ publisher }: PlatformPlan, { file }: PlatformTruth): Reading => ({ step: 'read-all', publisher, expected: file?.sha1 ?? 'other' });
