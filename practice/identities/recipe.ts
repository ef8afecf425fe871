import { type KeyObject } from 'node:crypto';

/** A key with its certificate. Made in memory at every start: nothing secret is shipped or kept. */
export interface PracticeIdentity {
  /** The certificate, DER. */
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
}

/** One part of a distinguished name: RFC 4519 short type and value, e.g. `['CN', 'CAPF-e9037b69']`. */
export type NamePart = readonly [type: 'CN' | 'OU' | 'O' | 'L' | 'ST' | 'C', value: string];

/** Everything about a certificate except its keys. */
export interface CertificateRecipe {
  /** In the order of the encoding. */
  readonly subject: readonly NamePart[];
  /** The serial number INTEGER, upper-case hex; the top bit must be clear, so that no 00 is put before it. */
  readonly serial: string;
  readonly keyBits: 1024 | 2048;
  readonly digest: 'sha1' | 'sha256';
  readonly use: 'ca' | 'signing' | 'server';
  /** Days that it is valid still, of five years; left out = ten years from yesterday on. */
  readonly daysLeft?: number;
  /** Addresses and names of a TLS server (subjectAltName). */
  readonly names?: readonly string[];
  /** The DER certificate gets exactly this many bytes: a comment extension fills it up. */
  readonly length?: number;
}

/** The identity as PEM, the form that TLS servers take. */
export function identityPem(identity: PracticeIdentity): { readonly cert: string; readonly key: string } {
  const base64 = Buffer.from(identity.certificate).toString('base64').replace(/.{1,64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64}-----END CERTIFICATE-----\n`,
    key: identity.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
