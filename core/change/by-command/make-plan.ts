import { type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { type ChangeKind, modeAfter } from '../../../shared/domain/change-kind.ts';
import { CHANGE_COMMANDS } from '../../../shared/domain/platform/commands.ts';
import {
  type PlatformPlan,
  type WayBack,
} from '../../../shared/domain/platform/plan.ts';
import { mixedModeNeeds } from '../../../shared/domain/release.ts';
import { findingsByCommand } from '../../../shared/domain/rules/by-command.ts';
import { consentFor } from '../../../shared/domain/rules/consent.ts';
import { type RuleServer } from '../../../shared/domain/rules/files.ts';
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

/** What leads back: mixed mode needs what the release asks for, and all of them make a file without tokens. */
function wayBack(kind: ChangeKind, { release, mode }: PlatformReading, tokens: boolean): WayBack {
  const back = kind === 'update' || kind === mode ? null : CHANGE_COMMANDS[mode];
  const needs = back !== null && mode === 'mixed' ? mixedModeNeeds(release) : null;
  return { command: back, exportControl: needs === 'export-control', encryptionLicence: needs === 'encryption-licence', losesTokens: tokens };
}

const addresses = (nodes: readonly NodeReading[]): readonly string[] => nodes.map(({ link }) => link.node.address);
const servesOther = (node: NodeReading): boolean => servedSha1(node) !== null && diskSha1(node) !== null && servedSha1(node) !== diskSha1(node);

/** Nodes whose file is known, and which one it is. */
const known = (nodes: readonly NodeReading[]): readonly RuleServer[] =>
  nodes.flatMap((node) => {
    const sha1 = diskSha1(node);
    return sha1 === null ? [] : [{ name: node.link.node.address, file: sha1 === 'none' ? null : sha1 }];
  });

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
  const findings = findingsByCommand({
    kind,
    presentMode: reading.mode,
    release: reading.release,
    autoRegistration: reading.autoRegistration,
    servers: known(judged),
    continuity,
    anew: false,
    phones: null,
    namesTokens: tokens,
    servingOther: addresses(judged.filter(servesOther)),
    notRead: addresses(reading.nodes.filter(({ disk }) => !disk.ok)),
    olderNode,
    isAxlRead: reading.axlError === null,
  });
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
    findings,
    consent: consentFor(findings, hostNameOf(node)),
    olderNode,
    steps: stepsByCommand(node.address, addresses(reading.nodes.filter((one) => diskSha1(one) !== null && diskSha1(one) !== 'none')), addresses(judged)),
  });
}
