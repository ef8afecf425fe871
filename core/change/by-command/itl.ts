import { type CtlRecord } from '../../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { functionName } from '../../../shared/ctl-file/tags.ts';
import { judgeItl, type ItlEntry, type ItlFacts, type ItlVerdict, type NodeItl } from '../../../shared/domain/itl.ts';
import { type ItlListing, type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { isAtLeast, RELEASES } from '../../../shared/domain/release.ts';
import { type AppError, type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type KnownCertificate } from '../../../shared/domain/signer-continuity.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { sha1Hex } from '../../trust/digests.ts';
import { knownCertificate } from '../../trust/sast.ts';
import { verifyCtlFile } from '../../trust/verify.ts';
import { signerRecord } from './held-files.ts';
import { type NodeLink, type PlatformLinks } from './links.ts';
import { type OwnCertificates } from './own-certificates.ts';
import { isJudged, type NodeReading, notSignedIn, publisherAmong, readKnown, readServed, type ServedCtl } from './read-node.ts';

/** What one node says of its ITL file and of the certificates that belong into it. */
export interface ItlReading {
  readonly link: NodeLink;
  /** As `show itl` lists it; `null` = Cisco Tftp is not active there, so phones get none from it. */
  readonly disk: Result<ItlListing> | null;
  /** `null` = no file service is active there. */
  readonly served: Result<ServedCtl> | null;
  readonly callManager: Result<KnownCertificate>;
  readonly itlRecovery: Result<KnownCertificate>;
  readonly tvs: Result<KnownCertificate>;
}

async function listedItl(link: NodeLink, options?: CallOptions): Promise<Result<ItlListing>> {
  if (link.commands === null) return notSignedIn(link);
  const answer = await readKnown(link.commands, 'show-itl', link.node.address, options);
  return answer.ok ? ok(answer.value.value) : answer;
}

/** The ITL file as phones load it. */
const servedItl = (links: PlatformLinks, link: NodeLink, options?: CallOptions): Promise<Result<ServedCtl> | null> =>
  readServed({ ...links, fetchCtlFile: (source) => links.fetchCtlFile({ ...source, file: 'ITLFile.tlv' }) }, link, options);

/** Reads the ITL file of a node with Cisco Tftp, on its disk and as served, and the certificates that the node has now. */
export async function readItl(links: PlatformLinks, reading: NodeReading, certificates: OwnCertificates, options?: CallOptions): Promise<ItlReading> {
  const { link } = reading;
  const { commands, node } = link;
  const serves = isJudged(reading);
  const [disk, served] = serves ? await Promise.all([listedItl(link, options), servedItl(links, link, options)]) : [null, null];
  const certificate = async (name: 'cert-tvs' | 'cert-callmanager' | 'cert-itlrecovery'): Promise<Result<KnownCertificate>> =>
    commands === null ? notSignedIn(link) : await certificates.read(commands, name, node.address, options);
  const tvs = await certificate('cert-tvs');
  const none = fail('login.required', node.address);
  const callManager = serves ? await certificate('cert-callmanager') : none;
  const itlRecovery = serves ? await certificate('cert-itlrecovery') : none;
  return { link, disk, served, callManager, itlRecovery, tvs };
}

const listedCertificate = ({ certificateSha1, certHash, serialNumber }: ListedRecord): KnownCertificate => ({
  sha256: null,
  sha1: certificateSha1 ?? certHash ?? null,
  serialNumber: serialNumber === '' ? null : serialNumber,
});

type Judged = ItlFacts | 'broken' | 'bad-signature' | null;

function ofListing(listing: ItlListing): Judged {
  if (listing.kind === 'broken') return 'broken';
  const signer = signerRecord(listing.records);
  if (!listing.verified || listing.records === null || signer === undefined) return null;
  const entries = listing.records.map((record): ItlEntry => ({ role: record.function, certificate: listedCertificate(record) }));
  return { signer: listedCertificate(signer), entries };
}

function recordCertificate({ certificate: der, certHash, hashAlgorithm, serialNumber }: CtlRecord): KnownCertificate {
  if (der !== undefined) return knownCertificate(der);
  const isSha1 = certHash?.length === 20 && hashAlgorithm === 1;
  return { sha256: null, sha1: isSha1 ? Buffer.from(certHash).toString('hex') : null, serialNumber: serialNumber === undefined ? null : Buffer.from(serialNumber).toString('hex') };
}

function ofBytes(bytes: Uint8Array): Judged {
  const file = readCtlFile(bytes);
  if (!file.ok) return 'broken';
  const verdict = verifyCtlFile(file.value);
  if (verdict.kind === 'bad') return 'bad-signature';
  if (verdict.kind === 'not-checked') return null;
  const entries = file.value.records.map((record): ItlEntry => ({ role: functionName(record.function), certificate: recordCertificate(record) }));
  return { signer: recordCertificate(verdict.signer), entries };
}

const valueOf = <T>(result: Result<T>): T | null => (result.ok ? result.value : null);
const errorOf = (result: Result<unknown> | null): AppError | null => (result?.ok === false ? result.error : null);

const known = (file: Uint8Array | null | undefined): Judged => (file === null || file === undefined ? null : ofBytes(file));

/** Phones get what is served, and a restart of Cisco Tftp gives them what is on the disk: the worse of both counts. */
function worse(one: ItlVerdict, other: ItlVerdict): ItlVerdict {
  if (one.kind === 'fails' || other.kind === 'good') return one;
  return other.kind === 'fails' || one.kind === 'good' ? other : one;
}

/** The verdict about each node that gives ITL files to phones. */
export function judgeItls(readings: readonly ItlReading[], release: string): readonly NodeItl[] {
  const publisher = publisherAmong(readings);
  const tvsElsewhere = (own: ItlReading): readonly KnownCertificate[] => readings.flatMap((one) => (one === own || !one.tvs.ok ? [] : [one.tvs.value]));
  return readings.flatMap((reading) => {
    const { link, disk, served, callManager, itlRecovery, tvs } = reading;
    if (disk === null) return [];
    const recoveries = [itlRecovery, ...(publisher === undefined || publisher === reading ? [] : [publisher.itlRecovery])].map(valueOf);
    const present = { callManager: valueOf(callManager), itlRecovery: recoveries, tvs: [valueOf(tvs), ...tvsElsewhere(reading)] };
    const onDisk = judgeItl(disk.ok ? ofListing(disk.value) : null, present, release);
    const asServed = served === null ? onDisk : judgeItl(served.ok ? known(served.value.file?.bytes) : null, present, release);
    const verdict = worse(onDisk, asServed);
    const sha1 = disk.ok && disk.value.kind === 'file' ? disk.value.sha1 : null;
    const servedSha1 = served?.ok === true && served.value.file !== null ? sha1Hex(served.value.file.bytes) : null;
    // Before 10.0 there is no ITLRecovery, and nobody can tell that it was not read.
    const errors = [disk, served, callManager, tvs, ...(isAtLeast(release, RELEASES.utilsCtl) ? [itlRecovery] : [])].map(errorOf).filter((error) => error !== null);
    const [error] = verdict.kind === 'unknown' ? errors : [];
    return [
      {
        node: link.node.address,
        verdict,
        ...(sha1 === null ? {} : { sha1 }),
        ...(servedSha1 === null || servedSha1 === sha1 ? {} : { servedSha1 }),
        ...(error === undefined ? {} : { error }),
      },
    ];
  });
}
