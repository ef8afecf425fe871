import { type Algorithms } from 'ssh2';
import { type ReleaseFacts } from '../../scenarios/platform/releases.ts';
import { type ClusterModel } from '../model.ts';

export type SshAlgorithms = { readonly [K in 'kex' | 'serverHostKey' | 'cipher' | 'hmac' | 'compress']: Extract<NonNullable<Algorithms[K]>, readonly unknown[]> };

/** How the client's own servers name themselves and what they offer. */
export interface SshOffer {
  readonly ident: string;
  /** Whether there is an ECDSA host key beside the RSA one. */
  readonly ecdsa: boolean;
  /** Whether a client has to allow the weak algorithms of older nodes. */
  readonly older: boolean;
  readonly algorithms: SshAlgorithms;
}

/** Of servers that know SHA-2: key exchanges and ciphers in the security guide 12.5(1)SU6 ("Cipher Management"), where curve25519 is not among them. */
const SINCE_7: SshAlgorithms = {
  kex: ['ecdh-sha2-nistp521', 'ecdh-sha2-nistp384', 'ecdh-sha2-nistp256', 'diffie-hellman-group14-sha1', 'diffie-hellman-group16-sha512', 'diffie-hellman-group14-sha256'],
  serverHostKey: ['rsa-sha2-256', 'rsa-sha2-512', 'ssh-rsa'],
  cipher: ['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com', 'aes256-ctr', 'aes192-ctr', 'aes128-ctr'],
  hmac: ['hmac-sha2-512', 'hmac-sha2-256', 'hmac-sha1'],
  compress: ['none'],
};

/**
 * sshd_config(5) of OpenSSH 4.3 and 5.3, without what ssh2 lacks or does not serve: group-exchange, arcfour, umac, ripemd160. rsa-sha2-* came
 * with 7.2, and Red Hat 6 never got it. A real node of that kind would offer group-exchange before the fixed groups.
 */
const BEFORE_7: SshAlgorithms = {
  kex: ['diffie-hellman-group14-sha1', 'diffie-hellman-group1-sha1'],
  serverHostKey: ['ssh-rsa'],
  cipher: ['aes128-ctr', 'aes192-ctr', 'aes256-ctr', 'aes128-cbc', '3des-cbc', 'aes192-cbc', 'aes256-cbc'],
  hmac: ['hmac-md5', 'hmac-sha1'],
  compress: ['none'],
};

/** AES in CBC mode alone, as an administrator may have left it. */
const CBC_ALONE: SshAlgorithms = { ...BEFORE_7, cipher: ['aes128-cbc', 'aes256-cbc', '3des-cbc'], hmac: ['hmac-sha1'] };

/** The least that Cipher Management leaves (Troubleshooting Guide 15, security): AES-GCM and one curve. */
const REDUCED: SshAlgorithms = { ...SINCE_7, kex: ['ecdh-sha2-nistp256'], cipher: ['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com'] };

const BY_VERSION: Readonly<Record<ReleaseFacts['openSsh'], SshAlgorithms>> = { '4.3': BEFORE_7, '5.3': BEFORE_7, '7.4': SINCE_7, '8.0': SINCE_7 };

/** What the SSH of this cluster's nodes offers. */
export function sshOffer(model: ClusterModel): SshOffer {
  const { openSsh } = model.facts;
  const isOld = BY_VERSION[openSsh] === BEFORE_7;
  const ident = `OpenSSH_${openSsh}`;
  if (model.scenario.algorithms === 'older') return { ident, ecdsa: false, older: true, algorithms: CBC_ALONE };
  // Red Hat added ECDSA and hmac-sha2-* to 5.3 later; whether a node of 10.x or 11.x has them is not known.
  const ecdsa = openSsh === '5.3' && model.pick('ssh: ECDSA host key of OpenSSH 5.3', [false, true]);
  if (isOld) {
    const hmac: SshAlgorithms['hmac'] = openSsh === '5.3' && model.pick('ssh: HMAC with SHA-2 of OpenSSH 5.3', [false, true]) ? ['hmac-sha2-256', 'hmac-sha2-512'] : [];
    const serverHostKey: SshAlgorithms['serverHostKey'] = ecdsa ? ['ecdsa-sha2-nistp256', 'ssh-rsa'] : ['ssh-rsa'];
    return { ident, ecdsa, older: true, algorithms: { ...BEFORE_7, serverHostKey, hmac: [...BEFORE_7.hmac, ...hmac] } };
  }
  // An administrator may have used Cipher Management.
  return { ident, ecdsa, older: false, algorithms: model.pick('ssh: Cipher Management', [SINCE_7, REDUCED]) };
}
