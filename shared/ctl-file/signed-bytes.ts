import { joinBytes } from './elements.ts';
import { type CtlFile } from './model.ts';

/** Tag and length in front of a value. */
const ELEMENT_HEAD = 3;

/** {@link signedBytes} as views of the file: what stands before SIGNATURE, and what stands behind it. */
export function signedParts({ bytes, header: { signatureOffset, signature } }: CtlFile): readonly [Uint8Array, Uint8Array] {
  return [bytes.subarray(0, signatureOffset), bytes.subarray(signatureOffset + ELEMENT_HEAD + signature.length)];
}

/**
 * What the signature is made over: the whole file without the SIGNATURE element (tag, length and value), the rest joined.
 * Files that CUCM wrote verify in this way only.
 */
export const signedBytes = (file: CtlFile): Uint8Array => joinBytes(signedParts(file));
