/** Whether the bytes are exactly one DER SEQUENCE by its outer length (X.690, 8.1 and 10.1); what is inside is not looked at. */
export function isOneDerSequence(bytes: Uint8Array): boolean {
  const first = bytes[1] ?? 0;
  if (bytes[0] !== 0x30) return false;
  if (first < 0x80) return bytes.length === 2 + first;
  const count = first & 0x7f;
  if (count < 1 || count > 3 || bytes.length < 2 + count || bytes[2] === 0) return false;
  const length = bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 0x100 + byte, 0);
  return length >= 0x80 && bytes.length === 2 + count + length;
}
