import { gzipSync } from 'node:zlib';
import { type Random } from '../random.ts';

/** How an HTTP answer goes over the wire. */
export interface BentAnswer {
  readonly pieces: readonly Buffer[];
  /** What comes behind them again and again, until the other side has had enough. */
  readonly endless: Buffer | null;
  /** The connection stays open behind it. */
  readonly staysOpen: boolean;
  /** Its body as RFC 9112 reads it; `null` = it has none that may be used. */
  readonly body: Buffer | null;
  readonly status: number;
}

const CRLF = '\r\n';
const chunk = (bytes: Buffer, more = ''): Buffer => Buffer.concat([Buffer.from(`${bytes.length.toString(16)}${more}${CRLF}`), bytes, Buffer.from(CRLF)]);
/** Ten megabytes of blanks in ten kilobytes. */
const BOMB = gzipSync(Buffer.alloc(10_000_000, ' '));

/** An answer with this body by seed: half of them honest, with another status now and then; the others lie about where it ends, never end, or are no HTTP. */
export function bendHttp(body: Buffer, random: Random): BentAnswer {
  const status = random.chance(5) ? random.pick([100, 199, 204, 206, 301, 304, 400, 401, 403, 404, 418, 500, 503, 599, 999]) : 200;
  const head = (headers: readonly string[], line = `HTTP/1.1 ${status} x`): Buffer => Buffer.from([line, 'Content-Type: text/xml', ...headers, '', ''].join(CRLF));
  const whole = (pieces: readonly Buffer[], read: Buffer | null = body): BentAnswer => ({ pieces, endless: null, staysOpen: false, body: read, status });
  const length = (count: number | string): string => `Content-Length: ${count}`;
  const half = body.subarray(0, Math.ceil(body.length / 2));
  const chunked = 'Transfer-Encoding: chunked';
  if (random.chance(2)) return whole([head([length(body.length)]), body]);
  switch (random.below(16)) {
    case 0:
      return whole([head([chunked]), chunk(half), chunk(body.subarray(half.length), ';x=y'), Buffer.from(`0${CRLF}${CRLF}`)]);
    case 1:
      return whole([head(['Connection: close']), body]);
    case 2:
      return whole([head([length(body.length + 10)]), body], null);
    case 3:
      // What stands behind the length is no part of it.
      return whole([head([length(half.length)]), body], half);
    case 4:
      return { ...whole([head([chunked]), chunk(body)], null), endless: chunk(Buffer.alloc(65_536, ' ')) };
    case 5:
      return { ...whole([head(['Connection: close']), body], null), endless: Buffer.alloc(65_536, '<a/>') };
    case 6:
      return { ...whole([head([length(body.length)])], null), staysOpen: true };
    case 7:
      return whole([head([length(body.length), chunked]), chunk(body), Buffer.from(`0${CRLF}${CRLF}`)], null);
    case 8:
      return whole([head([length(half.length), length(body.length)]), body], null);
    case 9:
      return whole([head([length(random.pick(['-1', '1e3', '0x10', '99999999999999999999', 'a', '+5']))]), body], null);
    case 10:
      return whole([head([`X: ${'y'.repeat(70_000)}`, length(body.length)]), body], null);
    case 11:
      return { ...whole([], null), endless: Buffer.from(`HTTP/1.1 103 Early Hints${CRLF}Link: </x>${CRLF}${CRLF}`.repeat(200)) };
    case 12:
      return whole([head(['Content-Encoding: gzip', length(BOMB.length)]), BOMB], BOMB);
    case 13:
      return whole([Buffer.from(random.pick(['HTTP/9.9 200 OK\r\n\r\n', 'SSH-2.0-x\r\n', '\u0000\u0001', '<a/>', 'HTTP/1.1 2000 x\r\n\r\n', 'HTTP/1.1\r\n\r\n'])), body], null);
    case 14:
      return whole([head([chunked]), Buffer.from(`${random.pick(['zz', '-1', 'ffffffffffffffffff', '5', ''])}${CRLF}`), body], null);
    default:
      return whole([head([length(body.length)]).subarray(0, random.below(40))], null);
  }
}

interface Sink {
  readonly destroyed: boolean;
  write(bytes: Buffer): boolean;
  end(): void;
  once(event: 'drain', listener: () => void): unknown;
}

/** Sends it. */
export function sendBent(socket: Sink, { pieces, endless, staysOpen }: BentAnswer): void {
  for (const piece of pieces) socket.write(piece);
  if (endless === null) {
    if (!staysOpen) socket.end();
    return;
  }
  const more = (): void => {
    // A turn between two pieces, so that who reads in this process has its own.
    if (!socket.destroyed) setImmediate(() => (socket.write(endless) ? more() : socket.once('drain', more)));
  };
  more();
}
