import { type Algorithms } from 'ssh2';

/**
 * What we offer to a node, in order of preference. CUCM knows no curve25519; NIST curves and fixed groups are in its lists
 * (Security Guide 12.5(1) SU6, "Cipher Management"). The order is fixed, so a node always shows the same host key.
 */
const CURRENT = {
  kex: [
    'ecdh-sha2-nistp521',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp256',
    'diffie-hellman-group16-sha512',
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group-exchange-sha256',
  ],
  serverHostKey: ['rsa-sha2-512', 'rsa-sha2-256', 'ecdsa-sha2-nistp521', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp256', 'ssh-ed25519'],
  cipher: ['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com', 'aes256-ctr', 'aes192-ctr', 'aes128-ctr'],
  hmac: ['hmac-sha2-512-etm@openssh.com', 'hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512', 'hmac-sha2-256'],
} as const;

/** What only nodes of older releases need: SHA-1 in key exchange, host key and integrity, and AES in CBC mode. Off unless asked for. */
const OLDER = {
  kex: ['diffie-hellman-group14-sha1', 'diffie-hellman-group-exchange-sha1', 'diffie-hellman-group1-sha1'],
  serverHostKey: ['ssh-rsa'],
  cipher: ['aes256-cbc', 'aes192-cbc', 'aes128-cbc'],
  hmac: ['hmac-sha1'],
} as const;

/** @param olderNode adds the weak algorithms behind the others. */
export const algorithms = (olderNode: boolean): Algorithms => ({
  kex: [...CURRENT.kex, ...(olderNode ? OLDER.kex : [])],
  serverHostKey: [...CURRENT.serverHostKey, ...(olderNode ? OLDER.serverHostKey : [])],
  cipher: [...CURRENT.cipher, ...(olderNode ? OLDER.cipher : [])],
  hmac: [...CURRENT.hmac, ...(olderNode ? OLDER.hmac : [])],
  compress: ['none'],
});
