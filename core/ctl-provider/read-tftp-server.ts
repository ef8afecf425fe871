import { isIPv4 } from 'node:net';
import { type AddedServer } from '../../shared/domain/choices.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { type ServerError } from '../ports/cluster.ts';
import { type Secret } from '../ports/secret.ts';
import { type CallOptions } from '../ports/call-options.ts';
import { type Carrier } from '../network/dial.ts';
import { TLS_CARRIER } from '../network/tls-carrier.ts';
import { newClientNumber } from './client-number.ts';
import { ProviderLink } from './link.ts';

export interface TftpServerRequest extends CallOptions {
  readonly host: string;
  readonly port: number;
  /** SHA-256 of the certificate that the person accepted, lower-case hex. */
  readonly expectedSha256: string;
  readonly username: string;
  /** Used once, for one attempt. */
  readonly password: Secret;
}

/**
 * Signs in to the publisher of another cluster, once, and reads what an entry for it needs: its IPv4 address and its CallManager
 * certificate. Nothing is written there. Default deadline of each call 15 s.
 */
export function readTftpServer(request: TftpServerRequest, carrier: Carrier = TLS_CARRIER): Promise<Result<AddedServer, ServerError>> {
  const { host, port, username } = request;
  const link = new ProviderLink({ host, port, where: host, certificateSha256: request.expectedSha256, role: 'publisher', name: undefined, client: newClientNumber() }, carrier);
  return request.password.use(async (bytes) => {
    const name = await link.signIn(username, new TextDecoder().decode(bytes), request);
    if (!name.ok) return name;
    try {
      return await entryOf(link, name.value, request);
    } finally {
      await link.close();
    }
  });
}

async function entryOf(link: ProviderLink, name: string, options: CallOptions): Promise<Result<AddedServer, ServerError>> {
  const cluster = await link.call('cluster', {}, options);
  if (!cluster.ok) return cluster;
  const certificates = await link.call('certificates', {}, options);
  if (!certificates.ok) return certificates;
  const server = cluster.value.servers.find((one) => one.name === name);
  const address = [...(server?.addresses ?? []), name].find((one) => isIPv4(one));
  const certificate = certificates.value.certificates.find((one) => one.server === name && one.role === 'CallManager')?.der;
  if (certificate === undefined || address === undefined) return fail('provider.certificate-missing', name, { name, role: 'CallManager' });
  return ok({ name, address, certificate });
}
