/**
 * Tags of the header, by name. Numbers and spellings: `show ctl` of CUCM as printed in Cisco documents 118892 and
 * 118893 (column BYTEPOS is the tag); version, header length and padding from files that CUCM wrote.
 */
export const HEADER = {
  VERSION: 1,
  HEADERLENGTH: 2,
  SIGNERID: 3,
  SIGNERNAME: 4,
  SERIALNUMBER: 5,
  CANAME: 6,
  SIGNATUREINFO: 7,
  DIGESTALGORITHM: 8,
  SIGNATUREALGOINFO: 9,
  SIGNATUREALGORITHM: 10,
  SIGNATUREMODULUS: 11,
  SIGNATURE: 12,
  PADDING: 13,
  FILENAME: 14,
  TIMESTAMP: 15,
  SIGNERVERSION: 28,
} as const;

/** Tags of a record, by name. A number means something else here than in the header. */
export const RECORD = {
  RECORDLENGTH: 1,
  DNSNAME: 2,
  SUBJECTNAME: 3,
  FUNCTION: 4,
  ISSUERNAME: 5,
  SERIALNUMBER: 6,
  PUBLICKEY: 7,
  SIGNATURE: 8,
  CERTIFICATE: 9,
  IPADDRESS: 10,
  CERTHASH: 11,
  HASHALGORITHM: 12,
} as const;

/** Names of header tags as `show ctl` prints them; the two misspellings are CUCM's. What it calls tag 28 is not known. */
export const HEADER_TAG: Readonly<Record<number, string>> = {
  1: 'Version',
  2: 'HeaderLength',
  3: 'SIGNERID',
  4: 'SIGNERNAME',
  5: 'SERIALNUMBER',
  6: 'CANAME',
  7: 'SIGNATUREINFO',
  8: 'DIGESTALGORTITHM',
  9: 'SIGNATUREALGOINFO',
  10: 'SIGNATUREALGORTITHM',
  11: 'SIGNATUREMODULUS',
  12: 'SIGNATURE',
  13: 'PADDING',
  14: 'FILENAME',
  15: 'TIMESTAMP',
  28: 'SIGNERVERSION',
};

/** Names of record tags as `show ctl` prints them. 11 and 12 were seen in trust lists with hashes only. */
export const RECORD_TAG: Readonly<Record<number, string>> = {
  1: 'RECORDLENGTH',
  2: 'DNSNAME',
  3: 'SUBJECTNAME',
  4: 'FUNCTION',
  5: 'ISSUERNAME',
  6: 'SERIALNUMBER',
  7: 'PUBLICKEY',
  8: 'SIGNATURE',
  9: 'CERTIFICATE',
  10: 'IPADDRESS',
  11: 'CERTHASH',
  12: 'HASH ALGORITHM',
};

/**
 * Values of FUNCTION. SAST, CCM+TFTP and CAPF were read from a file that CUCM wrote; the others are the numbers that
 * phones accept in files of other makers.
 */
export const FUNCTION_CODE = { SAST: 0, CCM: 1, CCM_TFTP: 2, TFTP: 3, CAPF: 4, SRST: 5, HTTPS: 7, TVS: 21 } as const;

const FUNCTION_NAME: Readonly<Record<number, string>> = {
  0: 'System Administrator Security Token',
  1: 'CCM',
  2: 'CCM+TFTP',
  3: 'TFTP',
  4: 'CAPF',
  5: 'SRST',
  7: 'HTTPS',
  21: 'TVS',
};

/** The role of a record as `show ctl` prints it; `Unknown (n)` for numbers that no source names. */
export const functionName = (code: number): string => FUNCTION_NAME[code] ?? `Unknown (${code})`;

/** DIGESTALGORTITHM. 1 was read from CUCM's files; 3 is what phones accept from other makers. */
export const DIGEST_ALGORITHM = { SHA1: 1, SHA256: 2, SHA512: 3 } as const;

/** SIGNATUREALGORTITHM: RSASSA-PKCS1-v1_5 is the only one known. */
export const SIGNATURE_ALGORITHM = { RSA: 0 } as const;

/** SIGNATUREMODULUS for an RSA key length in bits: 512 bits shifted left by the code. */
export const MODULUS_CODE: Readonly<Record<number, number>> = { 1024: 1, 2048: 2, 4096: 3 };
