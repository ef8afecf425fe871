import { encodeElement, joinBytes, valueOf } from './elements.ts';
import { done, LIMITS, problemAt, refuse, type CtlResult } from './errors.ts';
import { type CtlRecord } from './model.ts';
import { rsaModulusBits } from './rsa-key.ts';
import { DIGEST_ALGORITHM, HEADER, MODULUS_CODE, RECORD, SIGNATURE_ALGORITHM } from './tags.ts';
import { writeText } from './text.ts';

export interface DraftInput {
  /** In the order of the file; the signer's record is one of them. */
  readonly records: readonly CtlRecord[];
  readonly signer: CtlRecord;
  /** Seconds since 1970-01-01 UTC, 32 bits. */
  readonly timestamp: number;
  /** `CTLFile.tlv` when left out. */
  readonly fileName?: string;
}

/** A file that lacks its signature only. */
export interface CtlDraft {
  /** What the token signs: RSASSA-PKCS1-v1_5 with SHA-1 over these bytes. */
  readonly signedBytes: Uint8Array;
  /** Bytes of the whole file, signature included. */
  readonly length: number;
  /** Bytes of the signature that the file has room for: the signer's key length. */
  readonly signatureLength: number;
  /**
   * The file with this signature.
   * @throws RangeError when the signature has another length than the signer's key.
   */
  complete(signature: Uint8Array): Uint8Array;
}

/** Header length must be a multiple of it; the padding fills up. */
const ALIGNMENT = 4;
const FILE_NAME = 'CTLFile.tlv';

/**
 * Lays out a file of version 1.2 in the order in which CUCM writes it. The signer's name, issuer and serial number are
 * those of its record, byte for byte. Problems: `signer-incomplete`, `signer-key`, `too-many-records`, `too-large`.
 * @throws RangeError for a time that does not fit in 32 bits, or a signer that is not among the records.
 */
export function draftCtlFile(input: DraftInput): CtlResult<CtlDraft> {
  const { records, signer, timestamp, fileName = FILE_NAME } = input;
  if (!Number.isInteger(timestamp) || timestamp < 0 || timestamp > 0xffff_ffff) throw new RangeError('a time that does not fit');
  if (!records.includes(signer)) throw new RangeError('a signer that is not among the records');
  if (records.length > LIMITS.records) return refuse(problemAt('too-many-records', 0));
  const subject = valueOf(signer.elements, RECORD.SUBJECTNAME);
  const issuer = valueOf(signer.elements, RECORD.ISSUERNAME);
  const { serialNumber, publicKey } = signer;
  if (subject === undefined || issuer === undefined || serialNumber === undefined || publicKey === undefined) {
    return refuse(problemAt('signer-incomplete', signer.offset));
  }
  const bits = rsaModulusBits(publicKey) ?? 0;
  const modulusCode = MODULUS_CODE[bits];
  if (modulusCode === undefined) return refuse(problemAt('signer-key', signer.offset, RECORD.PUBLICKEY));

  const signerId = joinBytes([
    encodeElement(HEADER.SIGNERNAME, subject),
    encodeElement(HEADER.SERIALNUMBER, serialNumber),
    encodeElement(HEADER.CANAME, issuer),
  ]);
  const beforeSignature = [encodeElement(HEADER.SIGNERID, signerId), encodeElement(HEADER.SIGNATUREINFO, signatureInfo(modulusCode))];
  const afterSignature = [
    encodeElement(HEADER.FILENAME, writeText(fileName)),
    encodeElement(HEADER.TIMESTAMP, uint32(timestamp)),
  ];
  const signatureLength = bits / 8;
  return assemble(beforeSignature, afterSignature, records, signatureLength);
}

function assemble(
  beforeSignature: readonly Uint8Array[],
  afterSignature: readonly Uint8Array[],
  records: readonly CtlRecord[],
  signatureLength: number,
): CtlResult<CtlDraft> {
  const firstElements = (length: number): Uint8Array =>
    joinBytes([encodeElement(HEADER.VERSION, Uint8Array.of(1, 2)), encodeElement(HEADER.HEADERLENGTH, Uint8Array.of(length >> 8, length & 0xff))]);
  const unpadded = joinBytes([firstElements(0), ...beforeSignature, new Uint8Array(3 + signatureLength), ...afterSignature]).length;
  const headerLength = Math.ceil(unpadded / ALIGNMENT) * ALIGNMENT;
  const padding = new Uint8Array(headerLength - unpadded).fill(HEADER.PADDING);
  const before = joinBytes([firstElements(headerLength), ...beforeSignature]);
  const after = joinBytes([...afterSignature, padding, ...records.map((record) => record.bytes)]);
  const length = before.length + 3 + signatureLength + after.length;
  if (length > LIMITS.file) return refuse(problemAt('too-large', LIMITS.file));
  return done({
    signedBytes: joinBytes([before, after]),
    length,
    signatureLength,
    complete(signature) {
      if (signature.length !== signatureLength) throw new RangeError(`a signature with ${signature.length} bytes`);
      return joinBytes([before, encodeElement(HEADER.SIGNATURE, signature), after]);
    },
  });
}

const signatureInfo = (modulusCode: number): Uint8Array =>
  joinBytes([
    encodeElement(HEADER.DIGESTALGORITHM, Uint8Array.of(DIGEST_ALGORITHM.SHA1)),
    encodeElement(
      HEADER.SIGNATUREALGOINFO,
      joinBytes([
        encodeElement(HEADER.SIGNATUREALGORITHM, Uint8Array.of(SIGNATURE_ALGORITHM.RSA)),
        encodeElement(HEADER.SIGNATUREMODULUS, Uint8Array.of(modulusCode)),
      ]),
    ),
  ]);

const uint32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
