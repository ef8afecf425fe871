/** Bounds of what is read, so that a hostile file costs little. The 32 entries that CUCM allows are a rule for writing. */
export const LIMITS = {
  /** Bytes of a file: 1 MiB, over a hundred times a usual one. */
  file: 1_048_576,
  records: 1024,
  /** Elements in the header or in one record. */
  elements: 64,
  /** Bytes of a string with its NUL. */
  text: 1024,
  /** Bytes of a serial number; RFC 5280 (4.1.2.2) allows 20. */
  serialNumber: 64,
  /** Bytes of a signature: RSA with 8192 bits. */
  signature: 1024,
} as const;

/** What can be wrong with a file, or with a wish to write one; the sentence says it to a developer. */
export const CTL_FILE_PROBLEMS = {
  'too-large': 'longer than 1 MiB',
  'not-a-ctl-file': 'does not begin with the version and the header length of a trust list',
  version: 'a version other than 1.2',
  truncated: 'ends inside an element, or a length points behind the end of what holds it',
  length: 'an element whose length its tag does not allow',
  text: 'a string without the NUL (or two) at its end, or with one before',
  duplicate: 'an element that may stand once stands twice',
  missing: 'a required element is not there',
  misplaced: 'an element stands outside its container or inside a foreign one',
  padding: 'more than three padding bytes, or padding anywhere but at the end of the header',
  'too-many-elements': 'more elements in the header or a record than allowed',
  'too-many-records': 'more than 1024 records',
  'signer-incomplete': 'the signer has no subject, issuer, serial number or public key',
  'signer-key': 'the signer has no RSA key of 1024, 2048 or 4096 bits',
} as const;

export type CtlFileProblem = keyof typeof CTL_FILE_PROBLEMS;

/** Why a file could not be read (or drafted), and where: `offset` in bytes from its beginning. */
export interface CtlFileError {
  readonly problem: CtlFileProblem;
  readonly offset: number;
  readonly tag?: number;
}

export type CtlResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CtlFileError };

export const done = <T>(value: T): CtlResult<T> => ({ ok: true, value });

export const refuse = (error: CtlFileError): { readonly ok: false; readonly error: CtlFileError } => ({ ok: false, error });

export const problemAt = (problem: CtlFileProblem, offset: number, tag?: number): CtlFileError =>
  tag === undefined ? { problem, offset } : { problem, offset, tag };
