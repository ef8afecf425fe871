import { offeredNames } from '../platform/ssh/algorithms.ts';

/** What a server of SSH says before anybody signs in. */
export interface SshAnswer {
  /** The software in its identification, e.g. `OpenSSH_5.3`. */
  readonly software: string;
  /** Whether this program has all of the kinds of algorithms in common with it: with current ones, only with those of older nodes, not at all. */
  readonly common: 'current' | 'older' | 'none';
}

/** Identification with the lines before it, and one packet (RFC 4253, 4.2 and 6.1). */
const MAX_GREETING = 65_536;
const MAX_PACKET = 35_000;
export const MAX_SSH_HELLO = MAX_GREETING + MAX_PACKET;
const KEXINIT = 20;
/** Lists of algorithms that both sides must share: key exchange, host key, and cipher and integrity each way. */
const LISTS = 6;

export const SSH_HELLO: Buffer = Buffer.from('SSH-2.0-OpenCTLClient\r\n', 'latin1');

/** Ciphers that bring their own integrity. */
const isSealed = (cipher: string): boolean => cipher.includes('gcm') || cipher.includes('poly1305');

/** The first of ours that the other side has too, as RFC 4253, 7.1 chooses. */
const chosen = (ours: readonly string[], theirs: readonly string[]): string | undefined => ours.find((name) => theirs.includes(name));

function isEnough(lists: readonly (readonly string[])[], olderNode: boolean): boolean {
  const [kex = [], key = [], ...ways] = lists;
  return [false, true].some((groupExchange) => {
    const ours = offeredNames({ olderNode, sha1HostKey: false, groupExchange });
    const [ciphersOut = [], ciphersIn = [], macsOut = [], macsIn = []] = ways;
    const way = (ciphers: readonly string[], macs: readonly string[]): boolean => {
      const cipher = chosen(ours.cipher, ciphers);
      return cipher !== undefined && (isSealed(cipher) || chosen(ours.hmac, macs) !== undefined);
    };
    // A host key that is proved with SHA-1 is offered without being asked for.
    const keyFits = chosen([...ours.serverHostKey, 'ssh-rsa'], key) !== undefined;
    return keyFits && chosen(ours.kex, kex) !== undefined && way(ciphersOut, macsOut) && way(ciphersIn, macsIn);
  });
}

/** `undefined` = not whole yet; `null` = this is not SSH 2. */
export function readSshAnswer(bytes: Buffer): SshAnswer | null | undefined {
  for (let start = 0; start < bytes.length && start <= MAX_GREETING; ) {
    const end = bytes.indexOf(10, start);
    if (end < 0) return bytes.length > MAX_GREETING ? null : undefined;
    const line = bytes.subarray(start, end).toString('latin1').trimEnd();
    start = end + 1;
    if (!line.startsWith('SSH-')) continue;
    const [, software] = /^SSH-(?:2\.0|1\.99)-(\S{1,64})/.exec(line) ?? [];
    return software === undefined ? null : readKexInit(bytes.subarray(start), software.replace(/[^\x21-\x7e]/g, '?'));
  }
  return bytes.length > MAX_GREETING ? null : undefined;
}

function readKexInit(packet: Buffer, software: string): SshAnswer | null | undefined {
  if (packet.length < 6) return undefined;
  const length = packet.readUInt32BE(0);
  if (length < 2 || length > MAX_PACKET || packet[5] !== KEXINIT) return null;
  if (packet.length < 4 + length) return undefined;
  const lists: (readonly string[])[] = [];
  // Length, padding, kind, cookie.
  for (let at = 4 + 1 + 1 + 16; lists.length < LISTS; ) {
    if (at + 4 > 4 + length) return null;
    const size = packet.readUInt32BE(at);
    if (at + 4 + size > 4 + length) return null;
    lists.push(packet.subarray(at + 4, at + 4 + size).toString('latin1').split(','));
    at += 4 + size;
  }
  return { software, common: isEnough(lists, false) ? 'current' : isEnough(lists, true) ? 'older' : 'none' };
}
