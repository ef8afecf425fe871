import { type Algorithms } from 'ssh2';

/** What one handshake offers beyond current algorithms. */
export interface Offer {
  /** SHA-1 in key exchange and integrity, and AES in CBC mode: what nodes of older releases need. Only where a person allowed it. */
  readonly olderNode: boolean;
  /** A host key that is proved with SHA-1 (`ssh-rsa`): the key itself is as good, and a person compares it. */
  readonly sha1HostKey: boolean;
  /**
   * Groups that the node chooses (RFC 4419), instead of fixed ones. Node.js then checks whether the number is a prime, in one piece: seconds
   * for one of 3072 bits, 40 s for 8192. So only where a node has nothing else, and in a process of its own.
   */
  readonly groupExchange: boolean;
}

/**
 * In order of preference. CUCM knows no curve25519; NIST curves and fixed groups are in its lists (Security Guide 12.5(1) SU6, "Cipher
 * Management"). The order is fixed, so a node always shows the same host key.
 */
const CURRENT = {
  kex: ['ecdh-sha2-nistp521', 'ecdh-sha2-nistp384', 'ecdh-sha2-nistp256', 'diffie-hellman-group14-sha256', 'diffie-hellman-group16-sha512'],
  serverHostKey: ['rsa-sha2-512', 'rsa-sha2-256', 'ecdsa-sha2-nistp521', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp256', 'ssh-ed25519'],
  cipher: ['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com', 'aes256-ctr', 'aes192-ctr', 'aes128-ctr'],
  hmac: ['hmac-sha2-512-etm@openssh.com', 'hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512', 'hmac-sha2-256'],
} as const;

const OLDER = {
  kex: ['diffie-hellman-group14-sha1', 'diffie-hellman-group1-sha1'],
  cipher: ['aes256-cbc', 'aes192-cbc', 'aes128-cbc'],
  hmac: ['hmac-sha1'],
} as const;

/** The group that is asked for is as strong as the longest key: with AES-128 it has 3072 bits, with AES-256 8192 (RFC 4419, 3). */
const GROUP_EXCHANGE = {
  kex: ['diffie-hellman-group-exchange-sha256'],
  cipher: ['aes128-gcm@openssh.com', 'aes128-ctr'],
  olderKex: ['diffie-hellman-group-exchange-sha1'],
  olderCipher: ['aes128-cbc'],
} as const;

/** The lists of one handshake. */
function offered({ olderNode, sha1HostKey, groupExchange }: Offer) {
  const { kex, olderKex, cipher, olderCipher } = groupExchange ? GROUP_EXCHANGE : { ...CURRENT, olderKex: OLDER.kex, olderCipher: OLDER.cipher };
  return {
    kex: [...kex, ...(olderNode ? olderKex : [])],
    serverHostKey: sha1HostKey ? ['ssh-rsa' as const] : [...CURRENT.serverHostKey],
    cipher: [...cipher, ...(olderNode ? olderCipher : [])],
    hmac: [...CURRENT.hmac, ...(olderNode ? OLDER.hmac : [])],
    compress: ['none' as const],
  };
}

export const algorithms = (offer: Offer): Algorithms => offered(offer);

/** The same lists as mere names, to be compared with those of another side. */
export const offeredNames = (offer: Offer): Readonly<Record<'kex' | 'serverHostKey' | 'cipher' | 'hmac', readonly string[]>> => offered(offer);
