import { createServer, type Socket } from 'node:net';
import { listen, type Listener } from '../../../practice/nodes/listen.ts';

/** A server that speaks the first, unencrypted part of SSH byte by byte, as wrongly as a test wants it. */
export const startHostile = (play: (socket: Socket) => void): Promise<Listener> => listen(createServer((socket) => play(socket.on('error', () => undefined))));

export const IDENT = 'SSH-2.0-OpenSSH_5.3\r\n';

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

export const sshString = (value: string | Uint8Array): Buffer => Buffer.concat([uint32(Buffer.from(value).length), Buffer.from(value)]);

/** A packet before encryption begins (RFC 4253, 6). */
export function packet(type: number, ...payload: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat([Buffer.from([type]), ...payload]);
  const short = 8 - ((body.length + 5) % 8);
  const padding = short < 4 ? short + 8 : short;
  return Buffer.concat([uint32(body.length + padding + 1), Buffer.from([padding]), body, Buffer.alloc(padding)]);
}

export interface Lists {
  readonly kex: string;
  readonly hostKey?: string;
  readonly cipher?: string;
  readonly mac?: string;
}

export const kexInit = ({ kex, hostKey = 'rsa-sha2-256', cipher = 'aes128-ctr', mac = 'hmac-sha2-256' }: Lists): Buffer =>
  packet(20, Buffer.alloc(16, 7), ...[kex, hostKey, cipher, cipher, mac, mac, 'none', 'none', '', ''].map(sshString), Buffer.from([0]), uint32(0));

export const IGNORE = packet(2, sshString('x'));
export const DEBUG = packet(4, Buffer.from([1]), sshString('debug'), sshString(''));

/** SSH_MSG_KEX_DH_GEX_GROUP (RFC 4419, 3). */
export const group = (prime: Uint8Array): Buffer => packet(31, sshString(prime), sshString(Uint8Array.of(2)));

/** Writes the same again and again, as fast as it is taken, until the other side has had enough. */
export function flood(socket: Socket, bytes: Uint8Array): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(bytes));
  };
  socket.on('drain', more);
  more();
}
