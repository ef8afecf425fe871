import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { PROVIDER_LIMITS } from '../../shared/provider/limits.ts';
import { type Limit } from './deadline.ts';
import { type ServerError } from '../ports/cluster.ts';
import { UNREACHABLE_ERRORS } from './system-errors.ts';
import { type Address, type PeerConnection } from './dial.ts';
import { NO_RENEGOTIATION } from './no-renegotiation.ts';
import { presentedCertificate } from './presented-certificate.ts';

/** RSA key exchange is what port 2444 of a Cisco node offers (cipher table of the 12.5 compatibility matrix); ECDHE comes first where a peer has it. */
const CIPHERS = 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-GCM-SHA256';

const SYSTEM_ERRORS = { ...UNREACHABLE_ERRORS, ECONNREFUSED: 'connect.refused' } as const;

/**
 * Does the TLS handshake and sends no application byte. The peer must select our protocol by ALPN: one that does not is cut off.
 * Certificate authorities are not asked: servers of a cluster present self-signed certificates, and the caller compares
 * the SHA-256 of the certificate with the one it was told to expect, which is stricter than any chain.
 */
export function connectTls(address: Address, limit: Limit): Promise<Result<PeerConnection, ServerError>> {
  const { host, port, where } = address;
  return new Promise((resolve) => {
    if (limit.signal.aborted) {
      resolve(limitError(address, limit));
      return;
    }
    const socket = connect({
      host,
      port,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.2',
      ciphers: CIPHERS,
      ALPNProtocols: [PROVIDER_LIMITS.alpn],
      rejectUnauthorized: false,
      ...NO_RENEGOTIATION,
    });
    const settle = (result: Result<PeerConnection, ServerError>): void => {
      limit.signal.removeEventListener('abort', onAbort);
      if (!result.ok) socket.destroy();
      resolve(result);
    };
    const onAbort = () => settle(limitError(address, limit));
    limit.signal.addEventListener('abort', onAbort, { once: true });
    socket.on('error', (error: NodeJS.ErrnoException) => settle(handshakeError(address, error, limit)));
    socket.once('secureConnect', () => {
      const certificate = presentedCertificate(socket);
      if (socket.alpnProtocol !== PROVIDER_LIMITS.alpn) settle(fail('connect.not-open-provider', where, { host, port }));
      else if (certificate === undefined) settle(fail('connect.tls-failed', where, { detail: 'no readable certificate' }));
      else settle(ok({ stream: socket, certificate }));
    });
  });
}

/** The error of a call that its deadline or its caller ended. */
export function limitError({ host, port, where }: Address, limit: Limit): { readonly ok: false; readonly error: ServerError } {
  if (limit.ended() === 'cancelled') return fail('connect.cancelled', where);
  return fail('connect.timeout', where, { host, port, seconds: limit.seconds });
}

function handshakeError({ host, port, where }: Address, error: NodeJS.ErrnoException, limit: Limit): { readonly ok: false; readonly error: ServerError } {
  const code = error.code ?? '';
  if (code.includes('NO_APPLICATION_PROTOCOL')) return fail('connect.not-open-provider', where, { host, port });
  if (code === 'ETIMEDOUT') return fail('connect.timeout', where, { host, port, seconds: limit.seconds });
  if (isSystemError(code)) return fail(SYSTEM_ERRORS[code], where, { host, port, detail: code });
  return fail('connect.tls-failed', where, { detail: code === '' ? error.message.slice(0, 200) : code });
}

const isSystemError = (code: string): code is keyof typeof SYSTEM_ERRORS => Object.hasOwn(SYSTEM_ERRORS, code);
