import { type CommandKind } from './change-kind.ts';
import { isAtLeast, RELEASES } from './release.ts';
import { type AppError } from './result.ts';
import { type Comparison, isAmong, type KnownCertificate } from './signer-continuity.ts';

/**
 * What is wrong with an ITL file. `broken`: the node cannot read it; `bad-signature`: the served file does not verify; `emptied`: it names no TFTP server and no
 * Trust Verification Service, as *Prepare Cluster for Rollback to pre-8.0* makes it; the others: it does not name the present certificate of that service, or is
 * signed with another one than a present one.
 */
export type ItlFault = 'broken' | 'bad-signature' | 'emptied' | 'signer' | 'tftp' | 'tvs' | 'itlrecovery';

/** `good`: all that phones need is in it; `fails`: phones cannot trust what the node gives them; `unknown`: it, or a present certificate, was not read or not understood. */
export type ItlVerdict = { readonly kind: 'good' } | { readonly kind: 'fails'; readonly faults: readonly [ItlFault, ...ItlFault[]] } | { readonly kind: 'unknown' };

/** The ITL file of a node, as a report names it. */
export interface ReportedItl {
  readonly node: string;
  readonly verdict: ItlVerdict;
}

/** The same in a plan. */
export interface NodeItl extends ReportedItl {
  /** Of the file on the disk, lower-case hex, to be compared with what a phone shows; absent where it is not known. */
  readonly sha1?: string;
  /** Of the file that the node serves, where it is another one. */
  readonly servedSha1?: string;
  /** Why it is unknown, where reading failed. */
  readonly error?: AppError;
}

export const reportedItl = ({ node, verdict }: NodeItl): ReportedItl => ({ node, verdict });

export interface ItlEntry {
  /** FUNCTION as `show itl` prints it. */
  readonly role: string;
  readonly certificate: KnownCertificate;
}

/** An ITL file whose signature is right. */
export interface ItlFacts {
  readonly signer: KnownCertificate;
  readonly entries: readonly ItlEntry[];
}

/** Certificates as they are now; `null` = not read. */
export interface PresentForItl {
  /** CallManager of the node itself: with its key Cisco Tftp signs what it serves. */
  readonly callManager: KnownCertificate | null;
  /** ITLRecovery of the node and of the publisher: from 12.5 on there is one for the cluster (Cisco document 214231). Any of them may be named. */
  readonly itlRecovery: readonly (KnownCertificate | null)[];
  /** TVS of the node, then of other nodes as far as they were read. */
  readonly tvs: readonly (KnownCertificate | null)[];
}

const SAST = 'System Administrator Security Token';
const TFTP: readonly string[] = ['TFTP', 'CCM+TFTP'];

const among = (certificate: KnownCertificate | null, entries: readonly ItlEntry[]): Comparison =>
  certificate === null ? 'cannot-tell' : isAmong(certificate, entries.map((entry) => entry.certificate));

/** The best of these answers: one that is the same is enough. */
function anyOf(answers: readonly Comparison[]): Comparison {
  if (answers.includes('same')) return 'same';
  return answers.includes('cannot-tell') ? 'cannot-tell' : 'other';
}

/**
 * Judges the ITL file of one node with Cisco Tftp. It holds the certificate of ITLRecovery, that of CallManager of the node itself, and those of all Trust
 * Verification Services of the cluster (security guide 15, default security; Cisco document 214231, revision 7.0). ITLRecovery signs it from 12.0 on, CallManager of
 * the node before, and again after `utils itl reset localkey`.
 */
export function judgeItl(file: ItlFacts | 'broken' | 'bad-signature' | null, present: PresentForItl, release: string): ItlVerdict {
  if (file === null) return { kind: 'unknown' };
  if (typeof file === 'string') return { kind: 'fails', faults: [file] };
  const { signer, entries } = file;
  const tftp = entries.filter(({ role }) => TFTP.includes(role));
  const tvs = entries.filter(({ role }) => role === 'TVS');
  const sasts = entries.filter(({ role }) => role === SAST);
  if (tftp.length === 0 && tvs.length === 0) return { kind: 'fails', faults: ['emptied'] };
  const services = [...present.itlRecovery, present.callManager];
  const checks: readonly (readonly [ItlFault, Comparison])[] = [
    ['signer', anyOf(services.map((one) => among(one, [{ role: SAST, certificate: signer }])))],
    ['tftp', among(present.callManager, tftp)],
    ...present.tvs.map((one) => ['tvs', among(one, tvs)] as const),
    ...recoveryChecks(sasts, present, release),
  ];
  const [first, ...others] = [...new Set(checks.filter(([, answer]) => answer === 'other').map(([fault]) => fault))];
  if (first !== undefined) return { kind: 'fails', faults: [first, ...others] };
  return checks.some(([, answer]) => answer === 'cannot-tell') || present.tvs.length === 0 ? { kind: 'unknown' } : { kind: 'good' };
}

/** From 12.0 on ITLRecovery is named. Before, whoever is named beside CallManager has to be it, and nobody need be. */
function recoveryChecks(sasts: readonly ItlEntry[], { itlRecovery, callManager }: PresentForItl, release: string): readonly (readonly [ItlFault, Comparison])[] {
  if (isAtLeast(release, RELEASES.itlRecoverySigns)) return [['itlrecovery', anyOf(itlRecovery.map((one) => among(one, sasts)))]];
  return sasts.map((sast) => ['itlrecovery', anyOf([callManager, ...itlRecovery].map((one) => among(one, [sast])))]);
}

/** In non-secure mode phones judge what Cisco Tftp gives them by the ITL file alone (security guide 15, default security). */
export const mayDistrustItl = ({ kind, itls }: { readonly kind: CommandKind; readonly itls: readonly NodeItl[] }): boolean => kind === 'non-secure' && itls.some(({ verdict }) => verdict.kind !== 'good');

/** Those to be shown before a change: all of them where phones will go by them alone, else what does not fit. */
export const itlsThatMatter = ({ kind, itls }: { readonly kind: CommandKind; readonly itls: readonly NodeItl[] }): readonly NodeItl[] => (kind === 'non-secure' ? itls : itls.filter(({ verdict }) => verdict.kind === 'fails'));

/** Nodes with a verdict of this kind. */
export const nodesWith = (itls: readonly NodeItl[], kind: ItlVerdict['kind']): readonly NodeItl[] => itls.filter(({ verdict }) => verdict.kind === kind);
