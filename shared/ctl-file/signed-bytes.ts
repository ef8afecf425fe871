import { joinBytes } from './elements.ts';
import { type CtlFile } from './model.ts';

/** Tag and length in front of a value. */
const ELEMENT_HEAD = 3;

/**
 * What the signature is made over: the whole file without the SIGNATURE element (tag, length and value), the rest joined.
 * Files that CUCM wrote verify in this way only.
 */
export function signedBytes(file: CtlFile): Uint8Array {
  const { signatureOffset, signature } = file.header;
  return joinBytes([file.bytes.subarray(0, signatureOffset), file.bytes.subarray(signatureOffset + ELEMENT_HEAD + signature.length)]);
}
