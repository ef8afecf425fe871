import { type KeyObject, X509Certificate } from 'node:crypto';
import { isOneDerSequence } from './der.ts';
import { remembered } from './remembered.ts';

/** The kind of key of a certificate, `unknown` of bytes that are none. */
export function keyOf(der: Uint8Array): 'rsa' | 'other' | 'unknown' {
  const key = publicKeyOf(der);
  if (key === undefined) return 'unknown';
  return key.asymmetricKeyType === 'rsa' ? 'rsa' : 'other';
}

const read = remembered((certificate) => {
  try {
    return new X509Certificate(certificate).publicKey;
  } catch {
    return undefined;
  }
});

/** The key of a certificate, `undefined` for bytes that are not one DER certificate. Node would read PEM and ignore bytes behind the DER, too. */
export const publicKeyOf = (certificate: Uint8Array): KeyObject | undefined => (isOneDerSequence(certificate) ? read(certificate) : undefined);
