import { ok, type Result } from '../../shared/domain/result.ts';
import { type Limit, withLimit } from '../network/deadline.ts';
import { type ServerError } from '../ports/cluster.ts';
import { type CallOptions } from '../ports/call-options.ts';
import { type Carrier } from '../network/dial.ts';
import { TLS_CARRIER } from '../network/tls-carrier.ts';
import { type PresentedCertificate } from '../network/presented-certificate.ts';

/**
 * Asks a server for its certificate only, so that a person can compare it before any password leaves this computer:
 * TLS handshake, then the connection ends; no application byte is sent. Default deadline 10 s.
 */
export function probeProvider(
  target: { readonly host: string; readonly port: number } & CallOptions,
  { dial, clock }: Carrier = TLS_CARRIER,
): Promise<Result<PresentedCertificate, ServerError>> {
  const { host, port } = target;
  const ask = async (limit: Limit): Promise<Result<PresentedCertificate, ServerError>> => {
    const connected = await dial({ host, port, where: host }, limit);
    if (!connected.ok) return connected;
    connected.value.stream.destroy();
    return ok(connected.value.certificate);
  };
  return withLimit(target, 10_000, ask, clock);
}
