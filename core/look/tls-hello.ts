import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';

/** What a server answered to a hello of TLS. */
export interface TlsAnswer {
  /** As the two bytes of the protocol say; `0` = an alert came instead of a hello. */
  readonly version: number;
  /** The protocol that it selected; empty = none. */
  readonly alpn: string;
}

const HANDSHAKE = 22;
const ALERT = 21;
const SERVER_HELLO = 2;
const ALPN = 16;
const MAX_RECORD = 16_384 + 2048;
/** A hello of a server is some hundred bytes. */
export const MAX_SERVER_HELLO = 16_384;

/** Nothing is ever enciphered, so weak ones harm nobody: they make an old server answer. */
const CIPHERS = [0xc030, 0xc02f, 0xc02c, 0xc02b, 0x009d, 0x009c, 0xc014, 0xc013, 0x003d, 0x003c, 0x0035, 0x002f, 0x0084, 0x0041, 0x000a, 0x0005, 0x0004, 0x00ff];
/** x25519, P-256, P-384, P-521. */
const GROUPS = [0x001d, 0x0017, 0x0018, 0x0019];
const SIGNATURES = [0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0403, 0x0503, 0x0603, 0x0201, 0x0203];

const u16 = (value: number): Buffer => Buffer.from([(value >> 8) & 0xff, value & 0xff]);
const sized = (bytes: Uint8Array): Buffer => Buffer.concat([u16(bytes.length), bytes]);
const short = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from([bytes.length]), bytes]);
const list = (values: readonly number[]): Buffer => sized(Buffer.concat(values.map(u16)));
const extension = (type: number, body: Uint8Array): Buffer => Buffer.concat([u16(type), sized(body)]);
const record = (type: number, body: Uint8Array): Buffer => Buffer.concat([Buffer.from([type, 3, 1]), sized(body)]);

/**
 * A hello of TLS 1.2 at most, so that the answer is in the clear (RFC 5246, 7.4.1.2; RFC 7301). It is written here because no library says hello only, and because the current ones do not tell
 * an old server from one that is none.
 */
export function clientHello(host: string, protocols: readonly string[]): Buffer {
  const name = isIP(host) === 0 ? [extension(0, sized(Buffer.concat([Buffer.from([0]), sized(Buffer.from(host, 'latin1'))])))] : [];
  const extensions = Buffer.concat([
    ...name,
    extension(10, list(GROUPS)),
    extension(11, short(Buffer.from([0]))),
    extension(13, list(SIGNATURES)),
    extension(ALPN, sized(Buffer.concat(protocols.map((protocol) => short(Buffer.from(protocol, 'latin1')))))),
  ]);
  const body = Buffer.concat([u16(0x0303), randomBytes(32), Buffer.from([0]), list(CIPHERS), Buffer.from([1, 0]), sized(extensions)]);
  return record(HANDSHAKE, Buffer.concat([Buffer.from([1, 0]), sized(body)]));
}

/** `user_canceled`, then `close_notify`: this is how a handshake is left (RFC 5246, 7.2.2). */
export const FAREWELL: Buffer = Buffer.concat([record(ALERT, Buffer.from([1, 90])), record(ALERT, Buffer.from([1, 0]))]);

/** `undefined` = not whole yet; `null` = this is not TLS. */
export function readTlsAnswer(bytes: Buffer): TlsAnswer | null | undefined {
  let hello = Buffer.alloc(0);
  for (let at = 0; at < bytes.length; ) {
    const type = bytes[at];
    if ((type !== HANDSHAKE && type !== ALERT) || (bytes[at + 1] ?? 3) !== 3) return null;
    if (bytes.length < at + 5) return undefined;
    const length = bytes.readUInt16BE(at + 3);
    if (length === 0 || length > MAX_RECORD) return null;
    if (type === ALERT) return length === 2 ? { version: 0, alpn: '' } : null;
    hello = Buffer.concat([hello, bytes.subarray(at + 5, at + 5 + length)]);
    if (hello.length > 0 && hello[0] !== SERVER_HELLO) return null;
    if (hello.length >= 4 && hello.length >= 4 + hello.readUIntBE(1, 3)) return readServerHello(hello.subarray(4, 4 + hello.readUIntBE(1, 3)));
    at += 5 + length;
  }
  return undefined;
}

/** version, random, session, cipher, compression, then extensions where there are any. */
function readServerHello(body: Buffer): TlsAnswer | null {
  const session = body[34];
  if (session === undefined || session > 32 || body.length < 38 + session || body[0] !== 3) return null;
  const version = body.readUInt16BE(0);
  let at = 38 + session;
  if (at === body.length) return { version, alpn: '' };
  if (body.length < at + 2) return null;
  for (at += 2; at + 4 <= body.length; ) {
    const [type, length] = [body.readUInt16BE(at), body.readUInt16BE(at + 2)];
    const content = body.subarray(at + 4, at + 4 + length);
    // Length of the list, length of its only name, the name.
    if (type === ALPN && content.length === length && length > 3) return { version, alpn: content.subarray(3, 3 + (content[2] ?? 0)).toString('latin1') };
    at += 4 + length;
  }
  return { version, alpn: '' };
}
