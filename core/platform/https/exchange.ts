import { request, type IncomingMessage } from 'node:http';
import { type Socket } from 'node:net';
import { clockSkewInSeconds } from '../../../shared/domain/clock-skew.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type Limit } from '../../network/deadline.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { limitEnded, socketError, type NodeAddress } from '../reach.ts';
import { isCertificateWanted } from './pinned.ts';

export interface HttpQuestion {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Bytes of the answer's body that are read at most; a longer one is `platform.answer-unusable`. */
  readonly maxBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Milliseconds that the server's clock is ahead at least (negative: behind), by its header Date; `null` = it sent none, or none that can be read. */
  readonly clockSkew: number | null;
  readonly body: Buffer;
}

/** The form in which all servers have to send it (RFC 9110, 5.6.7); a server with a clock sends it with every answer (6.6.1). */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

function skewBy(date: string | undefined, took: number): number | null {
  const time = date !== undefined && HTTP_DATE.test(date) ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? null : clockSkewInSeconds(new Date(time).toISOString(), new Date(), took);
}

/**
 * One request and its answer over a connection that is already open and trusted.
 * @param keep gets the connection where it can take another request; left out, the connection ends with this one.
 */
export function exchange(socket: Socket, address: NodeAddress, question: HttpQuestion, limit: Limit, keep?: (socket: Socket) => void): Promise<Result<HttpAnswer, PlatformError>> {
  const { host, port } = address;
  const { method, path, headers, body, maxBytes } = question;
  const unusable = (detail: string) => fail('platform.answer-unusable', host, { detail });
  return new Promise((resolve) => {
    const over = (result: Result<HttpAnswer, PlatformError>): void => {
      limit.signal.removeEventListener('abort', onAbort);
      resolve(result);
    };
    const settle = (result: Result<HttpAnswer, PlatformError>): void => {
      socket.destroy();
      over(result);
    };
    let isWhole = false;
    const onAbort = () => settle(limitEnded(address, limit));
    limit.signal.addEventListener('abort', onAbort, { once: true });
    if (limit.signal.aborted) {
      onAbort();
      return;
    }
    const onError = (error: NodeJS.ErrnoException): void => {
      if (isCertificateWanted(error)) settle(fail('platform.client-certificate', host));
      else settle(error.code?.startsWith('HPE_') === true ? unusable(error.code) : socketError(address, error, limit));
    };
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const connection = keep === undefined ? {} : { connection: 'keep-alive' };
    const asked = performance.now();
    const sent = request({ createConnection: () => socket, host, port, method, path, headers: { ...headers, ...length, ...connection } });
    sent.on('error', onError);
    // Another protocol than was asked for.
    sent.on('upgrade', ({ statusCode }) => settle(unusable(`HTTP ${statusCode ?? 0}`)));
    sent.on('response', (answer) => {
      const clockSkew = skewBy(answer.headers.date, performance.now() - asked);
      const chunks: Buffer[] = [];
      let total = 0;
      answer.on('data', (chunk: Buffer) => {
        total += chunk.length;
        if (total > maxBytes) settle(unusable(`more than ${maxBytes} bytes`));
        else chunks.push(chunk);
      });
      answer.on('error', onError);
      answer.on('end', () => {
        isWhole = answer.complete;
        const whole = ok({ status: answer.statusCode ?? 0, headers: answer.headers, clockSkew, body: Buffer.concat(chunks) });
        if (keep === undefined || !isWhole) {
          settle(whole);
          return;
        }
        // Told by the request once the connection is free; where the server ends it, it never is.
        socket.once('free', () => keep(socket));
        over(whole);
      });
      answer.on('close', () => {
        if (!isWhole || keep === undefined) settle(fail('connect.lost', host, { detail: 'the answer was cut off' }));
      });
    });
    sent.end(body);
  });
}
