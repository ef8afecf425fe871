import { createVerify } from 'node:crypto';
import { sameBytes, valueOf } from '../../shared/ctl-file/elements.ts';
import { type CtlFile, type CtlRecord } from '../../shared/ctl-file/model.ts';
import { signedParts } from '../../shared/ctl-file/signed-bytes.ts';
import { DIGEST_ALGORITHM, FUNCTION_CODE, HEADER, MODULUS_CODE, RECORD, SIGNATURE_ALGORITHM } from '../../shared/ctl-file/tags.ts';
import { type BadReason, type NotCheckedReason } from '../../shared/domain/verdict.ts';
import { publicKeyOf } from './public-key.ts';

/** `signer` is the record of the file that the header names. */
export type SignatureVerdict =
  | { readonly kind: 'verified'; readonly signer: CtlRecord }
  | { readonly kind: 'bad'; readonly signer: CtlRecord; readonly reason: BadReason }
  | { readonly kind: 'not-checked'; readonly signer?: CtlRecord; readonly reason: NotCheckedReason };

const DIGEST_NAME: Readonly<Record<number, string>> = { [DIGEST_ALGORITHM.SHA1]: 'sha1', [DIGEST_ALGORITHM.SHA512]: 'sha512' };

const MODULUS_CODES: ReadonlySet<number> = new Set(Object.values(MODULUS_CODE));

/**
 * Checks the signature of a CTL file with the certificate in the signer's record: RSASSA-PKCS1-v1_5 (RFC 8017, 8.2.2)
 * with SHA-1 or SHA-512 and 128, 256 or 512 bytes. It says that the file is what this signer wrote, not that
 * anybody should trust the signer; validity dates are not looked at.
 *
 * The order of the checks is the rule: first all that would make the answer `not-checked`, then what makes it `bad`.
 */
export function verifyCtlFile(file: CtlFile): SignatureVerdict {
  const { header } = file;
  const signer = findSigner(file);
  if (signer === undefined) return { kind: 'not-checked', reason: 'signer-absent' };
  const notChecked = (reason: NotCheckedReason): SignatureVerdict => ({ kind: 'not-checked', signer, reason });

  const digest = DIGEST_NAME[header.digestAlgorithm];
  if (digest === undefined) return notChecked('digest');
  if (header.signatureAlgorithm !== SIGNATURE_ALGORITHM.RSA) return notChecked('algorithm');
  if (!MODULUS_CODES.has(header.signatureModulus)) return notChecked('modulus-code');
  if (signer.certificate === undefined) return notChecked('certificate-absent');
  const key = publicKeyOf(signer.certificate);
  if (key === undefined) return notChecked('certificate-unreadable');
  if (key.asymmetricKeyType !== 'rsa') return notChecked('key-type');
  const [before, behind] = signedParts(file);
  const fits = createVerify(digest).update(before).update(behind).verify(key, header.signature);
  // A signature that fits is as long as the key (RFC 8017, 8.2.2): only otherwise must the key tell its length, which takes long.
  const bytes = fits ? header.signature.length : Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
  const modulusCode = MODULUS_CODE[8 * bytes];
  if (modulusCode === undefined) return notChecked('key-length');
  if (modulusCode !== header.signatureModulus) return { kind: 'bad', signer, reason: 'key-length-differs' };
  return fits ? { kind: 'verified', signer } : { kind: 'bad', signer, reason: 'signature' };
}

/**
 * The record whose ISSUERNAME and SERIALNUMBER are those of the header, byte for byte (a writer copies them from there,
 * in whatever order of bytes); one with FUNCTION 0 (SAST) before others.
 */
function findSigner(file: CtlFile): CtlRecord | undefined {
  const issuer = valueOf(file.header.elements, HEADER.CANAME);
  const { serialNumber } = file.header;
  const named = file.records.filter(
    (record) => same(valueOf(record.elements, RECORD.ISSUERNAME), issuer) && same(record.serialNumber, serialNumber),
  );
  return named.find((record) => record.function === FUNCTION_CODE.SAST) ?? named[0];
}

const same = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean => a !== undefined && b !== undefined && sameBytes(a, b);
