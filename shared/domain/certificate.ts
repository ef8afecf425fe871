/** A certificate as a person reads it. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** Lower-case hex. */
  readonly serialNumber: string;
  /** RFC 3339 UTC. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Kind and length, e.g. `RSA 2048`. */
  readonly key: string;
  /** SHA-1 and SHA-256 of the DER, lower-case hex. */
  readonly sha1: string;
  readonly sha256: string;
}
