import { found, notRead, type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { type AppError } from '../../../shared/domain/result.ts';

/** Services whose certificates phones and the CTL file rest on. */
export const PREFLIGHT_SERVICES = ['CallManager', 'CAPF', 'TVS', 'ITLRecovery'] as const;
export type PreflightService = (typeof PREFLIGHT_SERVICES)[number];

/** The present certificate of a service on a node. */
export interface NodeCertificate {
  readonly node: string;
  readonly service: PreflightService;
  /** Names as CUCM writes them. */
  readonly subject: string;
  readonly issuer: string;
  /** RFC 3339, UTC. */
  readonly validFrom: string;
  readonly validTo: string;
  /** `rsa`, `ec`, or another name of node:crypto's asymmetricKeyType. */
  readonly keyType: string;
  readonly keyBits: number;
}

/** The certificates of a cluster as they were read, and which were not. */
export interface NodeCertificates {
  readonly certificates: readonly NodeCertificate[];
  readonly gaps: readonly { readonly node: string; readonly error: AppError }[];
}

/** Days before its end from which a certificate is told of: the expiry monitor of CUCM begins so early by default. */
const NEAR_DAYS = 30;
const DAY = 86_400_000;
/** Bits of an RSA key below which it is called short. */
const SHORT_BITS = 2048;
/** The publisher refuses mixed mode where an issuer or subject of CallManager or CAPF is longer (alarm ChangeToClusterModeSecurityFailed). */
const MAX_NAME = 255;
const NAMED: readonly PreflightService[] = ['CallManager', 'CAPF'];

type CertificateRow = 'certificate-expiry' | 'key-sizes' | 'name-lengths';

/** What is wrong and what could not be read; where neither is, what holds for all. */
function rowsOf(id: CertificateRow, { certificates, gaps }: NodeCertificates, wrong: readonly PreflightRow[], right: (first: NodeCertificate) => PreflightRow): readonly PreflightRow[] {
  const unread = gaps.map(({ node, error }) => notRead(id, error, [node]));
  const [first] = certificates;
  if (wrong.length > 0 || unread.length > 0 || first === undefined) return [...wrong, ...unread];
  return [right(first)];
}

const dayOf = (time: string): string => time.slice(0, 10);
const earliest = (one: NodeCertificate, other: NodeCertificate): NodeCertificate => (Date.parse(other.validTo) < Date.parse(one.validTo) ? other : one);

export function judgeExpiry(read: NodeCertificates, now: Date): readonly PreflightRow[] {
  const wrong = read.certificates.flatMap(({ node, service, validTo }): readonly PreflightRow[] => {
    const left = Date.parse(validTo) - now.getTime();
    const until = dayOf(validTo);
    if (left <= 0) return [found('certificate-expiry', 'expired', { nodes: [node], params: { service, until } })];
    return left > NEAR_DAYS * DAY ? [] : [found('certificate-expiry', 'near', { nodes: [node], params: { service, until, days: Math.floor(left / DAY) } })];
  });
  return rowsOf('certificate-expiry', read, wrong, (first) => {
    const { service, validTo } = read.certificates.reduce(earliest, first);
    return found('certificate-expiry', 'valid', { params: { service, until: dayOf(validTo) } });
  });
}

/** ITLRecovery of 1024 bits beside server certificates of 2048 makes the recovery commands fail (Cisco document 214231). */
export function judgeKeySizes(read: NodeCertificates): readonly PreflightRow[] {
  const rsa = read.certificates.filter(({ keyType }) => keyType === 'rsa');
  const others = Math.max(0, ...rsa.filter(({ service }) => service === 'CallManager').map(({ keyBits }) => keyBits));
  const wrong = rsa.flatMap(({ node, service, keyBits: bits }): readonly PreflightRow[] => {
    if (bits >= SHORT_BITS) return [];
    const isRecovery = service === 'ITLRecovery' && bits < others;
    return [isRecovery ? found('key-sizes', 'recovery-short', { nodes: [node], params: { bits, others } }) : found('key-sizes', 'short', { nodes: [node], params: { service, bits } })];
  });
  return rowsOf('key-sizes', read, wrong, () => found('key-sizes', 'enough', { params: { bits: SHORT_BITS } }));
}

export function judgeNameLengths(read: NodeCertificates): readonly PreflightRow[] {
  const wrong = read.certificates.flatMap(({ node, service, subject, issuer }): readonly PreflightRow[] => {
    const length = Math.max(...[subject, issuer].map((name) => new TextEncoder().encode(name).length));
    return NAMED.includes(service) && length > MAX_NAME ? [found('name-lengths', 'too-long', { nodes: [node], params: { service, length, max: MAX_NAME } })] : [];
  });
  return rowsOf('name-lengths', read, wrong, () => found('name-lengths', 'fit', { params: { max: MAX_NAME } }));
}
