import { type ListedRecord } from './platform/answers.ts';
import { isAtLeast, RELEASES } from './release.ts';

/** A service of the publisher whose key signs a CTL file that the cluster makes itself. */
export type SigningService = 'CallManager' | 'ITLRecovery';

/** Who signs a tokenless CTL file, by release, the newest first (Cisco security guide 14, table of SAST roles; document 118893). */
const SIGNERS: readonly { readonly from: string; readonly service: SigningService }[] = [
  { from: RELEASES.itlRecoverySigns, service: 'ITLRecovery' },
  { from: RELEASES.utilsCtl, service: 'CallManager' },
];

/** The service whose key `utils ctl` signs with; `null` = the release has no such command. */
export const tokenlessSigner = (release: string): SigningService | null => SIGNERS.find(({ from }) => isAtLeast(release, from))?.service ?? null;

/** What the rule SIGNER-CONTINUITY looks at. */
export interface ContinuityFacts {
  readonly signer: SigningService;
  /** CTL entries of the file that phones hold as far as is known; `null` = they could not be read, or there is no file. */
  readonly records: readonly ListedRecord[] | null;
  /** Names of the publisher: address, host name, fully qualified name. */
  readonly publisher: readonly string[];
  /** Whether the Trust Verification Service was seen running on a node. */
  readonly tvsRuns: boolean;
}

/**
 * Whether phones take the next file: `sast` = its signer is a SAST of the file they hold; `tvs` = they have to ask the Trust
 * Verification Service, which some models cannot; `visits` = nobody is known to vouch, so phones may need a visit each.
 */
export type ContinuityVerdict = 'sast' | 'tvs' | 'visits';

const SAST = 'System Administrator Security Token';
const CCM_TFTP = 'CCM+TFTP';

/** First value of CN, in lower case; quotes and padding of token names left out. */
const commonName = (subject: string): string => (/(?:^|[;,])\s*cn="?([^;",]*)/i.exec(subject)?.[1] ?? '').trim().toLowerCase();

const shortName = (name: string): string => (/^\d+(?:\.\d+){3}$/.test(name) ? name : (name.split('.')[0] ?? name)).toLowerCase();

/** Whether a CTL entry is the SAST of the service: by the certificate of the publisher's CCM+TFTP entry where there is one, else by name. */
export function isSastOf(record: ListedRecord, { signer, records, publisher }: Omit<ContinuityFacts, 'tvsRuns'>): boolean {
  if (record.function !== SAST) return false;
  const names = new Set(publisher.map(shortName));
  const name = commonName(record.subject);
  if (signer === 'ITLRecovery') return name.startsWith('itlrecovery') && [...names].some((one) => shortName(name.replace(/^itlrecovery_?/, '')) === one);
  const present = records?.find((one) => one.function === CCM_TFTP && one.certificateSha1 !== null && names.has(shortName(one.dnsName)));
  return present === undefined ? names.has(shortName(name)) : present.certificateSha1 === record.certificateSha1;
}

/**
 * Rule SIGNER-CONTINUITY: phones take a file only from a SAST of the file they hold, or when TVS vouches (Cisco documents 118892
 * and 118893). A phone without any file takes the first it gets, so a cluster without one has nothing to continue.
 */
export function signerContinuity(facts: ContinuityFacts): ContinuityVerdict {
  if (facts.records?.some((record) => isSastOf(record, facts)) === true) return 'sast';
  return facts.tvsRuns ? 'tvs' : 'visits';
}
