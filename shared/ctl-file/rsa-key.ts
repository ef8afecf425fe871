import { DER_INTEGER, DER_SEQUENCE, derElement } from './der.ts';

/**
 * Length in bits of the modulus in a DER RSAPublicKey (RFC 8017, A.1.1: SEQUENCE of INTEGER n, INTEGER e), or
 * `undefined` when the bytes are something else, an EC point for instance.
 */
export function rsaModulusBits(publicKey: Uint8Array): number | undefined {
  const sequence = derElement(publicKey, 0);
  if (sequence?.tag !== DER_SEQUENCE || sequence.end !== publicKey.length) return undefined;
  const modulus = derElement(publicKey, sequence.start);
  if (modulus?.tag !== DER_INTEGER) return undefined;
  const exponent = derElement(publicKey, modulus.end);
  if (exponent?.tag !== DER_INTEGER || exponent.end !== publicKey.length) return undefined;
  const digits = publicKey.subarray(modulus.start, modulus.end);
  const first = digits.findIndex((byte) => byte !== 0);
  const top = digits[first];
  return top === undefined ? undefined : 8 * (digits.length - first) - Math.clz32(top) + 24;
}
