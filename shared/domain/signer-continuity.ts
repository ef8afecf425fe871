/** A certificate as far as it is known; `null` = not known. Digests and serial number in lower-case hex without separators. */
export interface KnownCertificate {
  readonly sha256: string | null;
  readonly sha1: string | null;
  readonly serialNumber: string | null;
}

/** What decides whether phones take the next file. */
export interface ContinuityFacts {
  /** Certificate with whose key the next file is signed, as it is now; `null` = it could not be read. */
  readonly signer: KnownCertificate | null;
  /** Certificates of the SASTs of each CTL file that phones may hold; `null` = such a file was not read. Empty: phones hold none. */
  readonly held: readonly (readonly KnownCertificate[] | null)[];
  /** Whether the Trust Verification Service may vouch for the signer, as far as can be seen. */
  readonly tvsMayVouch: boolean;
}

/**
 * Whether phones take the next file: `sast` = its signer is a SAST of the file they hold, or they hold none; `tvs` = they have to ask the Trust Verification
 * Service, which some models cannot; `visits` = nobody is known to vouch, so phones may need a visit each; `unknown` = nobody can say, since the certificate of
 * the signer or the file they hold was not read, or what was read of a certificate contradicts itself.
 */
export type ContinuityVerdict = 'sast' | 'tvs' | 'visits' | 'unknown';

const bare = (serial: string): string => serial.replace(/^0+(?=.)/, '');
/** A serial number in hex, byte by byte from its end. */
export const reversed = (serial: string): string => ((serial.length % 2 === 0 ? serial : `0${serial}`).match(/../g) ?? []).reverse().join('');

/** Cisco's Windows client wrote serial numbers byte by byte from the end (Cisco document 118892), CUCM does not; leading zeros are no part of the number (RFC 5280, 4.1.2.2). */
export const isSameSerial = (one: string, other: string): boolean => bare(one) === bare(other) || bare(one) === bare(reversed(other)) || bare(reversed(one)) === bare(other);

/** As `isSameSerial`, of one that is read from its other end. */
export const isBackwards = (one: string, other: string): boolean => bare(one) !== bare(other) && isSameSerial(one, other);

export type Comparison = 'same' | 'other' | 'cannot-tell';

/** Of each thing that is known of both, digests first, whether it agrees. */
function agreements(one: KnownCertificate, other: KnownCertificate): { readonly digests: readonly boolean[]; readonly serials: readonly boolean[] } {
  const digests = (['sha256', 'sha1'] as const).flatMap((name) => (one[name] === null || other[name] === null ? [] : [one[name] === other[name]]));
  const serials = one.serialNumber === null || other.serialNumber === null ? [] : [isSameSerial(one.serialNumber, other.serialNumber)];
  return { digests, serials };
}

/**
 * Everything that is known of both is compared and has to agree. Serial numbers alone never make two certificates one, since every issuer counts for
 * itself; serial numbers that differ keep them apart. Names are not looked at: a new certificate of a service has the name of the one before.
 */
export function compareCertificates(one: KnownCertificate, other: KnownCertificate): Comparison {
  const { digests, serials } = agreements(one, other);
  const all = [...digests, ...serials];
  if (all.length === 0 || new Set(all).size > 1) return 'cannot-tell';
  if (all[0] === false) return 'other';
  return digests.length > 0 ? 'same' : 'cannot-tell';
}

/** Whether anything that is known of both differs, as where a new certificate has the serial number of the one before. */
export function isKnownToDiffer(one: KnownCertificate, other: KnownCertificate): boolean {
  const { digests, serials } = agreements(one, other);
  return [...digests, ...serials].includes(false);
}

/** Whether a certificate is one of these. */
export function isAmong(signer: KnownCertificate, sasts: readonly KnownCertificate[]): Comparison {
  const answers = sasts.map((sast) => compareCertificates(signer, sast));
  return answers.find((answer) => answer === 'same') ?? answers.find((answer) => answer === 'cannot-tell') ?? 'other';
}

/**
 * Rule SIGNER-CONTINUITY, of both routes: phones take a file only from a SAST of the file they hold, or when TVS vouches (Cisco documents 118892
 * and 118893). A phone without any file takes the first it gets.
 */
export function signerContinuity({ signer, held, tvsMayVouch }: ContinuityFacts): ContinuityVerdict {
  if (held.length === 0) return 'sast';
  if (signer === null) return 'unknown';
  const answers = held.map((sasts) => (sasts === null ? 'not-read' : isAmong(signer, sasts)));
  if (answers.every((answer) => answer === 'same')) return 'sast';
  if (answers.includes('cannot-tell')) return 'unknown';
  if (tvsMayVouch) return 'tvs';
  return answers.includes('other') ? 'visits' : 'unknown';
}
