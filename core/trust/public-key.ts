import { type KeyObject, X509Certificate } from 'node:crypto';
import { isOneDerSequence } from './der.ts';

/** The kind of key of a certificate, `unknown` of bytes that are none. */
export function keyOf(der: Uint8Array): 'rsa' | 'other' | 'unknown' {
  const key = publicKeyOf(der);
  if (key === undefined) return 'unknown';
  return key.asymmetricKeyType === 'rsa' ? 'rsa' : 'other';
}

/** The key of a certificate, `undefined` for bytes that are not one DER certificate. Node would read PEM and ignore bytes behind the DER, too. */
export function publicKeyOf(certificate: Uint8Array): KeyObject | undefined {
  if (!isOneDerSequence(certificate)) return undefined;
  try {
    return new X509Certificate(certificate).publicKey;
  } catch {
    return undefined;
  }
}
