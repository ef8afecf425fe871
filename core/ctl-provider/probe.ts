import { ok, type Result } from '../../shared/domain/result.ts';
import { withLimit } from '../network/deadline.ts';
import { type ServerError } from '../ports/cluster.ts';
import { type CallOptions } from '../ports/call-options.ts';
import { connectTls } from '../network/tls-connect.ts';
import { type PresentedCertificate } from '../network/presented-certificate.ts';

/**
 * Asks a server for its certificate only, so that a person can compare it before any password leaves this computer:
 * TLS handshake, then the connection ends; no application byte is sent. Default deadline 10 s.
 */
export function probeProvider(target: { readonly host: string; readonly port: number } & CallOptions): Promise<Result<PresentedCertificate, ServerError>> {
  const { host, port } = target;
  return withLimit(target, 10_000, async (limit) => {
    const connected = await connectTls({ host, port, where: host }, limit);
    if (!connected.ok) return connected;
    connected.value.socket.destroy();
    return ok(connected.value.certificate);
  });
}
