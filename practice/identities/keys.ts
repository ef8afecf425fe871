import { createPrivateKey, generateKeyPair, type KeyObject, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

/** Where private keys come from. A name is asked for once in a start, e.g. `tomcat 10.48.47.153`. */
export interface KeySource {
  rsa(name: string, bits: number): Promise<KeyObject>;
}

/** Makes an RSA key on the thread pool, so that many are made side by side. */
export async function makeRsaKey(bits: number): Promise<KeyObject> {
  return (await promisify(generateKeyPair)('rsa', { modulusLength: bits, publicExponent: 0x10001 })).privateKey;
}

/** A new one each time. */
export const freshKeys: KeySource = { rsa: (_name, bits) => makeRsaKey(bits) };

const fromBase64Url = (text = ''): bigint => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex') || '0'}`);

function toBase64Url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
}

/** The inverse of `value` modulo `modulus`; `undefined` = it has none. Extended Euclid. */
function inverse(value: bigint, modulus: bigint): bigint | undefined {
  let [rest, next, factor, nextFactor] = [modulus, value % modulus, 0n, 1n];
  while (next !== 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return rest === 1n ? ((factor % modulus) + modulus) % modulus : undefined;
}

/**
 * Another RSA key with the same primes: only its public exponent is drawn anew (RFC 8017, 3.1). It is another key for everybody who compares keys, and made in no time. For
 * practice only, where a key protects nothing.
 */
export function withOtherExponent(key: KeyObject): KeyObject {
  const { p, q, n } = key.export({ format: 'jwk' });
  const [prime, other] = [fromBase64Url(p), fromBase64Url(q)];
  for (;;) {
    const exponent = BigInt((randomBytes(4).readUInt32BE() | 1) >>> 0);
    const d = exponent > 0x1_0001n ? inverse(exponent, (prime - 1n) * (other - 1n)) : undefined;
    const qi = inverse(other, prime);
    if (d === undefined || qi === undefined || p === undefined || q === undefined || n === undefined) continue;
    const jwk = { kty: 'RSA', n, e: toBase64Url(exponent), d: toBase64Url(d), p, q, dp: toBase64Url(d % (prime - 1n)), dq: toBase64Url(d % (other - 1n)), qi: toBase64Url(qi) };
    return createPrivateKey({ key: jwk, format: 'jwk' });
  }
}
