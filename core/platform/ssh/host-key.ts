import { createHash } from 'node:crypto';
import { type HostKey } from '../../ports/platform/ssh.ts';

const KEY_TYPE = /^[a-z0-9@.-]{1,64}$/;

/** @param key public key blob: a string with its type (length in 4 bytes, big-endian) comes first. */
export function hostKey(key: Uint8Array, provedBySha1: boolean): HostKey {
  const length = key.length < 4 ? 0 : new DataView(key.buffer, key.byteOffset, key.length).getUint32(0);
  const type = new TextDecoder('latin1').decode(key.subarray(4, 4 + Math.min(length, 64)));
  const digest = createHash('sha256').update(key).digest();
  return {
    sha256: digest.toString('hex'),
    type: KEY_TYPE.test(type) ? type : 'unknown',
    fingerprint: `SHA256:${digest.toString('base64').replace(/=+$/, '')}`,
    provedBySha1,
  };
}
