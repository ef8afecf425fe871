import { X509Certificate } from 'node:crypto';
import { MODULUS_CODE } from '../../shared/ctl-file/tags.ts';
import { type CannotSign } from '../../shared/domain/cannot-sign.ts';
import { readCertificate } from './certificate.ts';

/** Whether one certificate was issued with the key of the other: then that stands beside it as its chain. */
function isIssuedBy(der: Uint8Array, ca: Uint8Array): boolean {
  try {
    const [one, issuer] = [new X509Certificate(der), new X509Certificate(ca)];
    return one.checkIssued(issuer) && one.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/**
 * Why a certificate in a token is none to sign a CTL file with; `null` = it may. No source says that phones or Cisco's client look at basicConstraints or keyUsage
 * of a token's certificate: a CA's certificate, as `openssl req -x509` makes it, may sign. What the present file names may sign whatever its certificate is for.
 * @param others every certificate in the token, DER.
 */
export function cannotSign(der: Uint8Array, others: readonly Uint8Array[], isInFile: boolean): CannotSign | null {
  const read = readCertificate(der);
  if (!read.ok) return 'unreadable';
  const { keyType, keyBits, isCa, maySignData } = read.value;
  if (keyType !== 'rsa') return 'key-not-rsa';
  if (MODULUS_CODE[keyBits] === undefined) return 'rsa-length';
  if (isInFile) return null;
  if (!maySignData) return 'key-usage';
  return isCa && others.some((other) => other !== der && isIssuedBy(other, der)) ? 'ca-of-another' : null;
}
