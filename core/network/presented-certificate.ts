import { type TLSSocket } from 'node:tls';
import { readCertificate } from '../trust/certificate.ts';

/** The certificate that a server presented in the TLS handshake, in words a person can compare. */
export interface PresentedCertificate {
  /** SHA-256 of the DER, 64 lower-case hex digits. */
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  /** RFC 3339 UTC. */
  readonly validFrom: string;
  readonly validTo: string;
}

/** What the server has shown so far; `undefined` = nothing that can be read. */
export function presentedCertificate(socket: TLSSocket): PresentedCertificate | undefined {
  const x509 = socket.getPeerX509Certificate();
  const certificate = x509 === undefined ? undefined : readCertificate(x509.raw);
  if (certificate?.ok !== true) return undefined;
  const { sha256, subject, issuer, validFrom, validTo } = certificate.value;
  return { sha256, subject, issuer, validFrom, validTo };
}
