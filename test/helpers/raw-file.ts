import { sign } from 'node:crypto';
import { type TestIdentity } from './certificates.ts';

/**
 * A trust list as a tree that tests may bend as they like, and its bytes. Written apart from the product, so that a
 * mistake there does not hide here: lengths are made right when the bytes are made.
 */
export interface RawElement {
  readonly tag: number;
  readonly value: Uint8Array | readonly RawElement[];
}

export interface RawFile {
  /** Without version and header length, which {@link rawBytes} puts in front. */
  readonly header: readonly RawElement[];
  readonly padding: number;
  /** Without the record lengths. */
  readonly records: readonly (readonly RawElement[])[];
}

const SIGNATURE = 12;

export const text = (value: string): Uint8Array => Buffer.from(`${value}\0`);
export const element = (tag: number, value: RawElement['value']): RawElement => ({ tag, value });

const uint16 = (value: number): Buffer => Buffer.of((value >> 8) & 0xff, value & 0xff);

function encode({ tag, value }: RawElement): Buffer {
  const bytes = value instanceof Uint8Array ? Buffer.from(value) : Buffer.concat(value.map(encode));
  return Buffer.concat([Buffer.of(tag), uint16(bytes.length), bytes]);
}

function encodeFile(file: RawFile, withSignature: boolean): Uint8Array {
  const all = Buffer.concat(file.header.map(encode));
  const shown = Buffer.concat(file.header.filter((one) => withSignature || one.tag !== SIGNATURE).map(encode));
  const head = Buffer.concat([Buffer.of(1, 0, 2, 1, 2, 2, 0, 2), uint16(10 + all.length + file.padding)]);
  const records = file.records.map((elements) => {
    const body = Buffer.concat(elements.map(encode));
    return Buffer.concat([Buffer.of(1, 0, 2), uint16(5 + body.length), body]);
  });
  return new Uint8Array(Buffer.concat([head, shown, Buffer.alloc(file.padding, 13), ...records]));
}

export const rawBytes = (file: RawFile): Uint8Array => encodeFile(file, true);

/** The file with a right signature in its first SIGNATURE element, whatever else it says. */
export function resign(file: RawFile, identity: TestIdentity, digest: 'sha1' | 'sha512'): RawFile {
  // The header length is signed and counts the signature: a placeholder of the right length comes first.
  const bits = identity.privateKey.asymmetricKeyDetails?.modulusLength ?? 0;
  const placed = withSignature(file, new Uint8Array(bits / 8));
  return withSignature(file, new Uint8Array(sign(digest, encodeFile(placed, false), identity.privateKey)));
}

const withSignature = (file: RawFile, signature: Uint8Array): RawFile => ({
  ...file,
  header: file.header.map((one) => (one.tag === SIGNATURE ? element(SIGNATURE, signature) : one)),
});

export interface RawSigner {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: Uint8Array;
}

export interface RawAlgorithms {
  readonly digest: number;
  readonly algorithm: number;
  readonly modulus: number;
}

/** The header in the order in which CUCM writes it, with a signature of zeros. */
export const rawHeader = (signer: RawSigner, codes: RawAlgorithms, signatureLength: number): readonly RawElement[] => [
  element(3, [element(4, text(signer.subject)), element(5, signer.serial), element(6, text(signer.issuer))]),
  element(7, [element(8, Buffer.of(codes.digest)), element(9, [element(10, Buffer.of(codes.algorithm)), element(11, Buffer.of(codes.modulus))])]),
  element(SIGNATURE, new Uint8Array(signatureLength)),
  element(14, text('CTLFile.tlv')),
  element(15, Buffer.of(0x55, 0x4a, 0xcd, 0x77)),
];

/** A record in ascending order of tags. */
export const rawRecord = (role: number, signer: RawSigner, certificate: Uint8Array): readonly RawElement[] => [
  element(2, text('')),
  element(3, text(signer.subject)),
  element(4, Buffer.of(role >> 8, role & 0xff)),
  element(5, text(signer.issuer)),
  element(6, signer.serial),
  element(9, certificate),
  element(10, Buffer.of(10, 0, 0, 1)),
];
