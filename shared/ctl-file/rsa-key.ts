/**
 * Length in bits of the modulus in a DER RSAPublicKey (RFC 8017, A.1.1: SEQUENCE of INTEGER n, INTEGER e), or
 * `undefined` when the bytes are something else, an EC point for instance.
 */
export function rsaModulusBits(publicKey: Uint8Array): number | undefined {
  const sequence = readDer(publicKey, 0, 0x30);
  if (sequence?.end !== publicKey.length) return undefined;
  const modulus = readDer(publicKey, sequence.start, 0x02);
  const exponent = modulus === undefined ? undefined : readDer(publicKey, modulus.end, 0x02);
  if (modulus === undefined || exponent?.end !== publicKey.length) return undefined;
  const digits = publicKey.subarray(modulus.start, modulus.end);
  const first = digits.findIndex((byte) => byte !== 0);
  const top = digits[first];
  return top === undefined ? undefined : 8 * (digits.length - first) - Math.clz32(top) + 24;
}

/** Where the value of the element at `offset` starts and should end; lengths of up to two bytes, definite (X.690, 8.1.3). */
function readDer(bytes: Uint8Array, offset: number, tag: number): { readonly start: number; readonly end: number } | undefined {
  const first = bytes[offset + 1] ?? 0xff;
  if (bytes[offset] !== tag || first > 0x82 || first === 0x80) return undefined;
  if (first < 0x80) return { start: offset + 2, end: offset + 2 + first };
  const start = offset + 2 + (first & 0x7f);
  let length = 0;
  for (let at = offset + 2; at < start; at += 1) length = length * 0x100 + (bytes[at] ?? 0xff);
  return { start, end: start + length };
}
