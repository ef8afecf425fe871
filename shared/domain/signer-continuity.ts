import { type SigningService } from './sast-roles.ts';

/** A certificate as far as it is known; `null` = not known. Digests and serial number in lower-case hex without separators. */
export interface KnownCertificate {
  readonly sha256: string | null;
  readonly sha1: string | null;
  readonly serialNumber: string | null;
  /** Whose key it certifies by its name alone: a service of the publisher, or somebody else. Asked only where no digest is known. */
  readonly owner: SigningService | 'other' | null;
}

/** What decides whether phones take the next file. */
export interface ContinuityFacts {
  /** Certificate with whose key the next file is signed. */
  readonly signer: KnownCertificate;
  /** Certificates of the SASTs of each CTL file that phones may hold; `null` = such a file was not read. Empty: phones hold none. */
  readonly held: readonly (readonly KnownCertificate[] | null)[];
  /** Whether the Trust Verification Service may vouch for the signer, as far as can be seen. */
  readonly tvsMayVouch: boolean;
}

/**
 * Whether phones take the next file: `sast` = its signer is a SAST of the file they hold, or they hold none; `tvs` = they have to ask the Trust Verification
 * Service, which some models cannot; `visits` = nobody is known to vouch, so phones may need a visit each; `unknown` = the same, and what they hold is not known.
 */
export type ContinuityVerdict = 'sast' | 'tvs' | 'visits' | 'unknown';

/** The first evidence that is known of both decides; serial numbers that are equal prove nothing, since every issuer counts for itself. `null` = nobody can say. */
function isSame(one: KnownCertificate, other: KnownCertificate): boolean | null {
  if (one.sha256 !== null && other.sha256 !== null) return one.sha256 === other.sha256;
  if (one.sha1 !== null && other.sha1 !== null) return one.sha1 === other.sha1;
  if (one.serialNumber !== null && other.serialNumber !== null && one.serialNumber !== other.serialNumber) return false;
  return one.owner === null || other.owner === null ? null : one.owner === other.owner;
}

function isAmong(signer: KnownCertificate, sasts: readonly KnownCertificate[] | null): boolean | null {
  const answers = sasts?.map((sast) => isSame(signer, sast)) ?? [null];
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

/**
 * Rule SIGNER-CONTINUITY, of both routes: phones take a file only from a SAST of the file they hold, or when TVS vouches (Cisco documents 118892
 * and 118893). A phone without any file takes the first it gets.
 */
export function signerContinuity({ signer, held, tvsMayVouch }: ContinuityFacts): ContinuityVerdict {
  const answers = held.map((sasts) => isAmong(signer, sasts));
  if (answers.every((answer) => answer === true)) return 'sast';
  if (tvsMayVouch) return 'tvs';
  return answers.includes(false) ? 'visits' : 'unknown';
}
