import { type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { type ChangeKind, modeAfter } from '../../../shared/domain/change-kind.ts';
import { CHANGE_COMMANDS } from '../../../shared/domain/platform/commands.ts';
import {
  PLATFORM_WARNINGS,
  type PlatformPlan,
  type PlatformWarning,
  type PlatformWarningKind,
  type WayBack,
} from '../../../shared/domain/platform/plan.ts';
import { isAtLeast, RELEASES } from '../../../shared/domain/release.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type SigningService, tokenlessSigner } from '../../../shared/domain/sast-roles.ts';
import { signerContinuity, type ContinuityVerdict } from '../../../shared/domain/signer-continuity.ts';
import { stepsByCommand } from '../../../shared/domain/steps.ts';
import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { sha1Hex } from '../../trust/digests.ts';
import { verifyCtlFile } from '../../trust/verify.ts';
import { hostNameOf } from './links.ts';
import { entriesOf, presumedSigner, sastsAmong, type EntryFacts } from './listed-signer.ts';
import { type PlatformReading } from './read-cluster.ts';
import { isJudged, type NodeReading, TVS } from './read-node.ts';

export interface PlatformPlanRequest {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly reading: PlatformReading;
  readonly olderNode: boolean;
}

/** Entries that the node lists; `null` = not read, no file, or a list that leaves them out. */
export const recordsOf = ({ disk }: NodeReading): readonly ListedRecord[] | null =>
  disk.ok && disk.value.listing.kind === 'file' ? disk.value.listing.records : null;

export const signerOf = (records: readonly ListedRecord[] | null): string | null => records?.find(({ usedToSign }) => usedToSign === true)?.subject ?? null;

/** SHA-1 of the file on the node's disk; `none` = it holds none, `null` = not known. */
export const diskSha1 = ({ disk }: Pick<NodeReading, 'disk'>): string | null => {
  if (!disk.ok) return null;
  return disk.value.listing.kind === 'none' ? 'none' : disk.value.listing.sha1;
};

const servedSha1 = ({ served }: NodeReading): string | null => {
  if (served?.ok !== true) return null;
  return served.value.file === null ? 'none' : sha1Hex(served.value.file.bytes);
};

const servedBytes = ({ served }: NodeReading): Uint8Array | undefined => (served?.ok === true ? served.value.file?.bytes : undefined);

/** Entries of the file that phones get from the node; `null` = not understood, or not verified. */
function servedEntries(node: NodeReading): readonly EntryFacts[] | null {
  const file = readCtlFile(servedBytes(node) ?? new Uint8Array(0));
  return file.ok && verifyCtlFile(file.value).kind === 'verified' ? entriesOf(file.value) : null;
}

/** What phones make of the next file, by the files that the cluster lists and serves. */
function continuityOf(service: SigningService, { nodes }: PlatformReading, publisher: NodeReading): ContinuityVerdict {
  const { address, names } = publisher.link.node;
  const own = [address, ...names];
  // Without a file there is nothing to continue: phones take the first they get.
  const hasNone = publisher.disk.ok && publisher.disk.value.listing.kind === 'none';
  // Cisco Tftp may serve an older file than the one on the disk: then that is the one phones hold.
  const served = nodes.filter((one) => isJudged(one) && servesOther(one) && servedBytes(one) !== undefined).map(servedEntries);
  const held: readonly (readonly EntryFacts[] | null)[] = [...(hasNone ? [] : [recordsOf(publisher)]), ...served];
  return signerContinuity({
    signer: presumedSigner(service, held.find((entries) => entries !== null) ?? null, own),
    held: held.map((entries) => (entries === null ? null : sastsAmong(entries, own))),
    tvsMayVouch: nodes.some(({ running }) => running.includes(TVS)),
  });
}

/** A token's entry names no service: what is left of the SASTs when those of the cluster are taken away. */
const hasTokens = (records: readonly ListedRecord[] | null): boolean => records?.some(({ usedToSign, subject }) => usedToSign !== null && /\bSAST-/i.test(subject)) === true;

/** Before export control a licence was asked for. */
const asksLicence = (release: string): boolean => isAtLeast(release, RELEASES.encryptionLicence) && !isAtLeast(release, RELEASES.exportControl);

/** What leads back: mixed mode needs what the release asks for, and all of them make a file without tokens. */
function wayBack(kind: ChangeKind, { release, mode }: PlatformReading, tokens: boolean): WayBack {
  const back = kind === 'update' || kind === mode ? null : CHANGE_COMMANDS[mode];
  const exportControl = back !== null && mode === 'mixed' && isAtLeast(release, RELEASES.exportControl);
  return { command: back, exportControl, encryptionLicence: back !== null && mode === 'mixed' && asksLicence(release), losesTokens: tokens };
}

interface WarningInput {
  readonly kind: ChangeKind;
  readonly reading: PlatformReading;
  readonly judged: readonly NodeReading[];
  readonly continuity: ContinuityVerdict;
  readonly tokens: boolean;
  readonly olderNode: boolean;
}

const addresses = (nodes: readonly NodeReading[]): readonly string[] => nodes.map(({ link }) => link.node.address);
const disksDiffer = (nodes: readonly NodeReading[]): boolean => new Set(nodes.map(diskSha1).filter((sha1) => sha1 !== null)).size > 1;
const servesOther = (node: NodeReading): boolean => servedSha1(node) !== null && diskSha1(node) !== null && servedSha1(node) !== diskSha1(node);

/** Whether each thing is to be said, and of which nodes; in the order in which a person reads them. */
const RULES: Readonly<Record<PlatformWarningKind, (input: WarningInput) => boolean | readonly string[]>> = {
  'tokens-leave-the-file': ({ tokens }) => tokens,
  'phones-ask-tvs': ({ continuity }) => continuity === 'tvs',
  'phones-without-tvs': ({ continuity }) => continuity === 'tvs',
  'phones-need-visits': ({ continuity }) => continuity === 'visits' || continuity === 'unknown',
  'export-control': ({ kind, reading }) => kind !== 'non-secure' && isAtLeast(reading.release, RELEASES.exportControl),
  'encryption-licence': ({ kind, reading }) => kind === 'mixed' && asksLicence(reading.release),
  'auto-registration-on': ({ kind, reading }) => kind === 'mixed' && reading.autoRegistration === true,
  'auto-registration-unknown': ({ kind, reading }) => kind === 'mixed' && reading.autoRegistration === null,
  'already-in-mode': ({ kind, reading }) => kind === reading.mode,
  'files-differ': ({ judged }) => (disksDiffer(judged) ? addresses(judged) : false),
  'served-differs': ({ judged }) => addresses(judged.filter(servesOther)),
  'nodes-not-read': ({ reading }) => addresses(reading.nodes.filter(({ disk }) => !disk.ok)),
  'older-node': ({ olderNode }) => olderNode,
  'axl-not-read': ({ reading }) => reading.axlError !== null,
};

function warnings(input: WarningInput): readonly PlatformWarning[] {
  return (Object.keys(RULES) as PlatformWarningKind[]).flatMap((kind) => {
    const said = RULES[kind](input);
    const nodes = typeof said === 'boolean' ? [] : said;
    return said === true || nodes.length > 0 ? [{ kind, nodes, source: PLATFORM_WARNINGS[kind] }] : [];
  });
}

/** Makes the plan for one `utils ctl` command. Nothing is planned on a release without it, or on a publisher whose file was not understood. */
export function makePlatformPlan({ id, kind, reading, olderNode }: PlatformPlanRequest): Result<PlatformPlan> {
  const publisher = reading.nodes.find(({ link }) => link.node.role === 'publisher');
  if (publisher === undefined) throw new Error('a cluster has a publisher');
  if (!publisher.disk.ok) return publisher.disk;
  const { node } = publisher.link;
  const signer = tokenlessSigner(reading.release);
  if (signer === null) return fail('platform.release-too-old', node.address, { release: reading.release });
  const records = recordsOf(publisher);
  const judged = reading.nodes.filter(isJudged);
  const continuity = continuityOf(signer, reading, publisher);
  const tokens = hasTokens(records);
  return ok({
    id,
    kind,
    command: CHANGE_COMMANDS[kind],
    publisher: node.address,
    modeBefore: reading.mode,
    requestedMode: modeAfter(kind, reading.mode),
    judgedNodes: addresses(judged),
    otherNodes: addresses(reading.nodes.filter((one) => !isJudged(one))),
    leftOutNodes: reading.leftOut.map((link) => link.node.address),
    signer: { before: signerOf(records), after: signer, continuity },
    wayBack: wayBack(kind, reading, tokens),
    warnings: warnings({ kind, reading, judged, continuity, tokens, olderNode }),
    consent: continuity === 'visits' || continuity === 'unknown' ? hostNameOf(node) : null,
    olderNode,
    steps: stepsByCommand(node.address, addresses(reading.nodes.filter((one) => diskSha1(one) !== null && diskSha1(one) !== 'none')), addresses(judged)),
  });
}
