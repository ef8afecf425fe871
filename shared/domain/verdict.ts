/** Why a signature was not checked: something lies outside of what is known, so neither yes nor no would be true. */
export type NotCheckedReason =
  /** No record has the issuer and the serial number that the header names. */
  | 'signer-absent'
  /** A digest other than SHA-1 and SHA-512. */
  | 'digest'
  /** A signature algorithm other than RSA. */
  | 'algorithm'
  /** A key length code without known meaning. */
  | 'modulus-code'
  /** The signer's record has no certificate. */
  | 'certificate-absent'
  /** The certificate in the signer's record cannot be read. */
  | 'certificate-unreadable'
  /** The signer's key is not an RSA key. */
  | 'key-type'
  /** The signer's key has not 1024, 2048 or 4096 bits. */
  | 'key-length';

/** Why a signature is bad: everything is known and does not fit together. */
export type BadReason =
  /** The header states another key length than the signer's certificate has. */
  | 'key-length-differs'
  /** The signature is not one of the signer's key over these bytes. */
  | 'signature';
