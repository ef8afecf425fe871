import { type AxlCertificate } from '../../../shared/domain/platform/answers.ts';
import { isAtLeast, RELEASES } from '../../../shared/domain/release.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type SigningService, tokenlessSigner } from '../../../shared/domain/sast-roles.ts';
import { compareCertificates, type KnownCertificate } from '../../../shared/domain/signer-continuity.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { type PlatformCommands } from '../../ports/platform/commands.ts';
import { knownCertificate } from '../../trust/sast.ts';
import { type OwnCertificates } from './own-certificates.ts';
import { readKnown } from './read-node.ts';

/** The certificate that a service of the publisher has now, or why it is not known; `null` = nobody has to know it on this release. */
export type PresentCertificates = Readonly<Record<SigningService, Result<KnownCertificate> | null>>;

export interface PresentFacts {
  readonly commands: PlatformCommands;
  readonly publisher: string;
  readonly release: string;
  /** The publisher's certificates as AXL told them; `null` = AXL was not read. */
  readonly axl: readonly AxlCertificate[] | null;
  /** Of the reading that this one is a part of. */
  readonly certificates: OwnCertificates;
}

const READING = { CallManager: 'cert-callmanager', ITLRecovery: 'cert-itlrecovery' } as const satisfies Readonly<Record<SigningService, string>>;

const contradicts = (publisher: string, command: string, detail: string): Result<never> => fail('platform.not-read', publisher, { command, reason: 'contradictory', detail });

/** From this release on CallManager may use the certificate of Tomcat (release notes 14, "Reuse Certificate"); the list of certificates tells of it. */
async function ownCallManager({ commands, publisher, release, certificates }: PresentFacts, own: KnownCertificate, options?: CallOptions): Promise<Result<KnownCertificate>> {
  if (!isAtLeast(release, RELEASES.certificateReuse)) return ok(own);
  const list = await readKnown(commands, 'cert-list', publisher, options);
  if (!list.ok) return list;
  const row = list.value.value.find(({ service }) => service === 'CallManager');
  if (row !== undefined && !/tomcat|reus/i.test(row.description)) return ok(own);
  // The words differ or are not known; the bytes decide: what is reused is one certificate under two names.
  const tomcat = await certificates.read(commands, 'cert-tomcat', publisher, options);
  if (!tomcat.ok) return tomcat;
  return compareCertificates(own, tomcat.value) === 'same' ? ok(own) : contradicts(publisher, 'show cert list own', row?.description ?? 'no CallManager');
}

async function byCommand(service: SigningService, facts: PresentFacts, options?: CallOptions): Promise<Result<KnownCertificate>> {
  const own = await facts.certificates.read(facts.commands, READING[service], facts.publisher, options);
  return own.ok && service === 'CallManager' ? await ownCallManager(facts, own.value, options) : own;
}

/** Where digests are known nothing may differ; a serial number alone keeps apart those of which it is not. */
const mayBe = (own: KnownCertificate, stored: KnownCertificate): boolean => {
  const comparison = compareCertificates(own, stored);
  return comparison === 'same' || (comparison === 'cannot-tell' && own.sha1 === null);
};

/** Of the service in the database, each once, since several rows may hold the same. */
function storedOf(service: SigningService, { axl }: PresentFacts): readonly KnownCertificate[] {
  const all = (axl ?? []).filter((one) => one.service === service).map(({ der }) => knownCertificate(der));
  return [...new Map(all.map((one) => [one.sha256, one])).values()];
}

/** Both ways have to tell the same; one is enough where it tells the digests. */
async function present(service: SigningService, facts: PresentFacts, options?: CallOptions): Promise<Result<KnownCertificate>> {
  const read = await byCommand(service, facts, options);
  const stored = storedOf(service, facts);
  if (stored.length === 0 || (!read.ok && read.error.params['reason'] === 'contradictory')) return read;
  // The database may keep an earlier one beside the present one; which of them that is only the command line can tell.
  const fitting = read.ok ? stored.filter((one) => mayBe(read.value, one)) : stored;
  const [first] = fitting;
  if (first === undefined) return contradicts(facts.publisher, 'executeSQLQuery', stored[0]?.serialNumber ?? '');
  if (fitting.length > 1) return contradicts(facts.publisher, 'executeSQLQuery', `${fitting.length} × ${service}`);
  return ok(read.ok && read.value.sha1 !== null ? read.value : first);
}

/**
 * Reads the present certificates of the services whose keys sign: of the one that `utils ctl` signs with on this release, and of CallManager where
 * `utils ctl reset localkey` signs with it. A certificate may be a new one since the CTL file was made (field notice FN70613, Cisco document 118893).
 */
export async function readPresentCertificates(facts: PresentFacts, options?: CallOptions): Promise<PresentCertificates> {
  const signer = tokenlessSigner(facts.release);
  const services: Record<SigningService, Result<KnownCertificate> | null> = { CallManager: null, ITLRecovery: null };
  if (signer !== null) services[signer] = await present(signer, facts, options);
  if (signer !== 'CallManager' && isAtLeast(facts.release, RELEASES.resetLocalKey)) services.CallManager = await present('CallManager', facts, options);
  return services;
}
