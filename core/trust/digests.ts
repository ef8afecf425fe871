import { hash } from 'node:crypto';

const hex = (algorithm: string, bytes: Uint8Array): string => hash(algorithm, bytes, 'hex');

/** Digests as 32, 40 and 64 lower-case hexadecimal digits. MD5 and SHA-1 are what `show ctl` and the phones print. */
export const md5Hex = (bytes: Uint8Array): string => hex('md5', bytes);
export const sha1Hex = (bytes: Uint8Array): string => hex('sha1', bytes);
export const sha256Hex = (bytes: Uint8Array): string => hex('sha256', bytes);
