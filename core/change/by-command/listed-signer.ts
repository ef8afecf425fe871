import { type CtlFile } from '../../../shared/ctl-file/model.ts';
import { FUNCTION_CODE, functionName } from '../../../shared/ctl-file/tags.ts';
import { type SigningService } from '../../../shared/domain/sast-roles.ts';
import { type KnownCertificate } from '../../../shared/domain/signer-continuity.ts';
import { sha1Hex, sha256Hex } from '../../trust/digests.ts';

/** What a CTL entry tells of a certificate: as `show ctl` lists it, or as the file itself has it. */
export interface EntryFacts {
  /** FUNCTION as `show ctl` prints it. */
  readonly function: string;
  readonly dnsName: string;
  readonly subject: string;
  /** Lower-case hex; `null` = the entry holds no certificate. */
  readonly certificateSha1: string | null;
  /** Absent where only a list was read. */
  readonly certificateSha256?: string;
}

const SAST = functionName(FUNCTION_CODE.SAST);
const CCM_TFTP = functionName(FUNCTION_CODE.CCM_TFTP);

/** First value of CN, in lower case; quotes and padding of token names left out. */
const commonName = (subject: string): string => (/(?:^|[;,])\s*cn="?([^;",]*)/i.exec(subject)?.[1] ?? '').trim().toLowerCase();

const shortName = (name: string): string => (/^\d+(?:\.\d+){3}$/.test(name) ? name : (name.split('.')[0] ?? name)).toLowerCase();

/** Whose key a SAST is by its name: ITLRecovery's is called ITLRECOVERY with the name of the publisher, CallManager's like the publisher. */
function ownerOf(subject: string, publisher: readonly string[]): SigningService | 'other' {
  const names = publisher.map(shortName);
  const name = commonName(subject);
  if (names.includes(shortName(name))) return 'CallManager';
  return name.startsWith('itlrecovery') && names.includes(shortName(name.replace(/^itlrecovery_?/, ''))) ? 'ITLRecovery' : 'other';
}

/** Certificates of the SASTs among the entries; an entry without one can vouch for nobody. */
export const sastsAmong = (entries: readonly EntryFacts[], publisher: readonly string[]): readonly KnownCertificate[] =>
  entries
    .filter(({ function: role, certificateSha1 }) => role === SAST && certificateSha1 !== null)
    .map(({ subject, certificateSha1: sha1, certificateSha256: sha256 = null }) => ({ sha256, sha1, serialNumber: null, owner: ownerOf(subject, publisher) }));

/**
 * The certificate with which a service of the publisher is taken to sign: CallManager's is the one of the publisher's CCM+TFTP entry, where that holds one.
 * Of ITLRecovery's no other entry tells, so only its name is known.
 *
 * @param publisher address, host name and fully qualified name.
 */
export function presumedSigner(service: SigningService, entries: readonly EntryFacts[] | null, publisher: readonly string[]): KnownCertificate {
  const names = publisher.map(shortName);
  const own = entries?.find(({ function: role, certificateSha1, dnsName }) => role === CCM_TFTP && certificateSha1 !== null && names.includes(shortName(dnsName)));
  const known = service === 'CallManager' ? own : undefined;
  return { sha256: known?.certificateSha256 ?? null, sha1: known?.certificateSha1 ?? null, serialNumber: null, owner: service };
}

/** The entries of a file whose bytes were read. */
export const entriesOf = ({ records }: CtlFile): readonly EntryFacts[] =>
  records.map(({ function: code, dnsName = '', subjectName: subject = '', certificate }) => ({
    function: functionName(code),
    dnsName,
    subject,
    ...(certificate === undefined ? { certificateSha1: null } : { certificateSha1: sha1Hex(certificate), certificateSha256: sha256Hex(certificate) }),
  }));
