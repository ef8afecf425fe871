import { isIP } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { withLimit, type Limit } from '../../network/deadline.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { NO_RENEGOTIATION } from '../../network/no-renegotiation.ts';
import { SECURITY_LEVEL_0 } from '../../network/older-tls.ts';
import { type PresentedCertificate, presentedCertificate } from '../../network/presented-certificate.ts';
import { limitEnded, reach, type NodeAddress } from '../reach.ts';

export interface HttpsAddress extends NodeAddress {
  /** Also allows TLS 1.0 with AES-SHA, which nodes of older releases need; off by default. */
  readonly olderNode?: boolean;
}

export interface PinnedAddress extends HttpsAddress {
  /** SHA-256 of the accepted certificate, lower-case hex; any other gets no byte of ours. */
  readonly expectedSha256: string;
}

const OLDER: ConnectionOptions = {
  minVersion: 'TLSv1',
  ciphers: `ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-GCM-SHA256:AES256-SHA:AES128-SHA${SECURITY_LEVEL_0}`,
};
const CURRENT: ConnectionOptions = { minVersion: 'TLSv1.2' };

/** How a server ends a handshake, or what follows it, where it wanted a certificate: TLS 1.2 (two ways) and TLS 1.3. */
const WANTS_CERTIFICATE = ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'];

/** In TLS 1.3 the client is through with its handshake before the server can say so. */
export const isCertificateWanted = ({ code = '' }: NodeJS.ErrnoException): boolean => code === 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED';

interface Secured {
  readonly socket: TLSSocket;
  readonly certificate: PresentedCertificate;
}

/** Asks a node for the certificate of one of its HTTPS ports: handshake only. Default deadline 10 s. */
export function probeHttps(target: HttpsAddress & CallOptions): Promise<Result<PresentedCertificate, PlatformError>> {
  return withLimit(target, 10_000, async (limit) => {
    const secured = await handshake(target, limit);
    if (!secured.ok) return secured;
    secured.value.socket.destroy();
    return ok(secured.value.certificate);
  });
}

/** A TLS connection to exactly the server whose certificate was accepted. Authorities are not asked: nodes sign their own certificates. */
export async function connectPinned(target: PinnedAddress, limit: Limit): Promise<Result<TLSSocket, PlatformError>> {
  const secured = await handshake(target, limit, target.expectedSha256);
  if (!secured.ok) return secured;
  const { socket, certificate } = secured.value;
  if (certificate.sha256 === target.expectedSha256) return ok(socket);
  socket.destroy();
  return fail('trust.certificate-changed', target.host, { sha256: certificate.sha256, expected: target.expectedSha256 });
}

/** @param expectedSha256 the accepted certificate; a server that shows another one has no say in what follows. */
async function handshake(target: HttpsAddress, limit: Limit, expectedSha256 = ''): Promise<Result<Secured, PlatformError>> {
  const reached = await reach(target, limit);
  if (!reached.ok) return reached;
  const { host } = target;
  return new Promise((resolve) => {
    const socket = connect({
      socket: reached.value,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(target.olderNode === true ? OLDER : CURRENT),
      rejectUnauthorized: false,
      ...NO_RENEGOTIATION,
    });
    const settle = (result: Result<Secured, PlatformError>): void => {
      limit.signal.removeEventListener('abort', onAbort);
      if (!result.ok) socket.destroy();
      resolve(result);
    };
    const onAbort = () => settle(limitEnded(target, limit));
    limit.signal.addEventListener('abort', onAbort, { once: true });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // Where both sides have no algorithm in common the server has not shown its certificate yet.
      const shown = WANTS_CERTIFICATE.includes(error.code ?? '') ? presentedCertificate(socket) : undefined;
      if (shown === undefined) settle(fail('platform.tls-failed', host, { detail: error.code ?? error.message.slice(0, 200) }));
      else if (expectedSha256 !== '' && shown.sha256 !== expectedSha256) settle(fail('trust.certificate-changed', host, { sha256: shown.sha256, expected: expectedSha256 }));
      else settle(fail('platform.client-certificate', host));
    });
    socket.once('secureConnect', () => {
      const certificate = presentedCertificate(socket);
      settle(certificate === undefined ? fail('platform.tls-failed', host, { detail: 'no readable certificate' }) : ok({ socket, certificate }));
    });
  });
}
