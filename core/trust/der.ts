import { DER_SEQUENCE, derElement } from '../../shared/ctl-file/der.ts';

/** Whether the bytes are exactly one DER SEQUENCE by its outer length; what is inside is not looked at. */
export function isOneDerSequence(bytes: Uint8Array): boolean {
  const element = derElement(bytes, 0);
  return element?.tag === DER_SEQUENCE && element.end === bytes.length;
}

/** Contents of the last element inside a DER SEQUENCE whose form was checked before. */
export function lastElement(sequence: Uint8Array): Uint8Array {
  let last = derElement(sequence, 0);
  let next = last === undefined ? undefined : derElement(sequence, last.start);
  while (next !== undefined) {
    last = next;
    next = derElement(sequence, next.end);
  }
  return sequence.subarray(last?.start ?? sequence.length);
}
