/**
 * One element: tag, 2-byte length, value. `value` is a view of the bytes read. Of a container (SIGNERID, SIGNATUREINFO,
 * SIGNATUREALGOINFO) it spans the children, which follow as elements of their own; of a padding byte it is empty.
 */
export interface CtlElement {
  readonly tag: number;
  /** Of the tag byte: in the file, or in the record when it was built and not read. */
  readonly offset: number;
  readonly value: Uint8Array;
}

export interface CtlHeader {
  readonly bytes: Uint8Array;
  /** In the order of the file, children of containers included. */
  readonly elements: readonly CtlElement[];
  readonly version: { readonly major: number; readonly minor: number };
  /** Tag 28; absent in the files of CUCM that are known. */
  readonly signerVersion?: { readonly major: number; readonly minor: number } | undefined;
  /** Subject of the signing certificate. */
  readonly signerName: string;
  /** Serial number of the signing certificate, in the byte order of its record. */
  readonly serialNumber: Uint8Array;
  /** Issuer of the signing certificate. */
  readonly caName: string;
  readonly digestAlgorithm: number;
  readonly signatureAlgorithm: number;
  /** Key length code: 512 bits shifted left by it. */
  readonly signatureModulus: number;
  readonly signature: Uint8Array;
  /** Of the SIGNATURE element, not of its value. */
  readonly signatureOffset: number;
  readonly fileName: string;
  /** Seconds since 1970-01-01 UTC. */
  readonly timestamp: number;
}

/** One entry of the list. A field is `undefined` when its element is absent. */
export interface CtlRecord {
  readonly bytes: Uint8Array;
  /** In the file; 0 for a record that was built. */
  readonly offset: number;
  readonly elements: readonly CtlElement[];
  /** A {@link FUNCTION_CODE}, or a number nobody has named. */
  readonly function: number;
  readonly dnsName?: string | undefined;
  readonly subjectName?: string | undefined;
  readonly issuerName?: string | undefined;
  readonly serialNumber?: Uint8Array | undefined;
  /** RSA: DER of PKCS#1 RSAPublicKey (RFC 8017, A.1.1). */
  readonly publicKey?: Uint8Array | undefined;
  /** The certificate's own signature value, bare. The Windows client leaves it out. */
  readonly signature?: Uint8Array | undefined;
  /** DER. */
  readonly certificate?: Uint8Array | undefined;
  /** Dotted; eight groups of hexadecimal digits if the element has 16 bytes. */
  readonly ipAddress?: string | undefined;
  /** SHA-1 of a certificate that is not in the record. */
  readonly certHash?: Uint8Array | undefined;
  readonly hashAlgorithm?: number | undefined;
}

/** A trust list of version 1.2: a header, then records, nothing between or after them. */
export interface CtlFile {
  readonly bytes: Uint8Array;
  readonly header: CtlHeader;
  readonly records: readonly CtlRecord[];
}
