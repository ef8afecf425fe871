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

/** Contents of the last element inside a DER SEQUENCE whose form was checked before. */
export function lastElement(sequence: Uint8Array): Uint8Array {
  const headerEnd = (at: number): number => at + 2 + ((sequence[at + 1] ?? 0) < 0x80 ? 0 : (sequence[at + 1] ?? 0) & 0x7f);
  const lengthAt = (at: number): number => {
    const first = sequence[at + 1] ?? 0;
    return first < 0x80 ? first : sequence.subarray(at + 2, headerEnd(at)).reduce((sum, byte) => sum * 0x100 + byte, 0);
  };
  let at = headerEnd(0);
  for (let next = at; next < sequence.length; next = headerEnd(next) + lengthAt(next)) at = next;
  return sequence.subarray(headerEnd(at));
}
