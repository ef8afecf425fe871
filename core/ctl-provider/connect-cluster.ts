import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { type MessageOutput } from '../../shared/provider/messages.ts';
import { type ServerError } from '../ports/cluster.ts';
import { type Secret } from '../ports/secret.ts';
import { type CallOptions } from '../ports/call-options.ts';
import { providerCluster, type ProviderCluster } from './cluster.ts';
import { type Carrier } from '../network/dial.ts';
import { TLS_CARRIER } from '../network/tls-carrier.ts';
import { ProviderLink } from './link.ts';

export interface ConnectRequest extends CallOptions {
  /** The publisher, as a person wrote it. */
  readonly host: string;
  readonly port: number;
  /** SHA-256 of the certificate that the person accepted (see `probeProvider`), lower-case hex. */
  readonly expectedSha256: string;
  readonly username: string;
  /** See {@link newClientNumber}; each sign-in ends the older sessions of the same number on its server. */
  readonly client: string;
  /** Used once, for one attempt on each server; empty afterwards. */
  readonly password: Secret;
}

/**
 * Signs in to the publisher, reads its list of servers, and signs in to all others with the same name and password, one
 * attempt each. Certificates of the others are those that the publisher named. A server that cannot be reached or refuses is
 * told by {@link ProviderCluster.signIns}; only the publisher must answer. `deadline` is for each server, default 15 s.
 */
export function connectCluster(target: ConnectRequest, carrier: Carrier = TLS_CARRIER): Promise<Result<ProviderCluster, ServerError>> {
  const { host, port, username, client } = target;
  return target.password.use(async (bytes) => {
    const password = new TextDecoder().decode(bytes);
    const publisher = new ProviderLink({ host, port, where: host, certificateSha256: target.expectedSha256, role: 'publisher', name: undefined, client }, carrier);
    const signedIn = await publisher.signIn(username, password, target);
    if (!signedIn.ok) return signedIn;
    const cluster = await publisher.call('cluster', {}, target);
    const problem = cluster.ok ? listProblem(cluster.value, signedIn.value, target.expectedSha256) : undefined;
    if (!cluster.ok || problem !== undefined) {
      await publisher.close();
      return cluster.ok ? fail('protocol.violation', host, { detail: problem ?? '' }) : cluster;
    }
    const { servers } = cluster.value;
    const signIns = new Map<string, Result<void, ServerError>>([[signedIn.value, ok(undefined)]]);
    const links = new Map<string, ProviderLink>([[signedIn.value, publisher]]);
    await Promise.all(
      servers
        .filter((server) => server.name !== signedIn.value)
        .map(async (server) => {
          const link = new ProviderLink({ ...server, where: server.name, client }, carrier);
          links.set(server.name, link);
          const outcome = await link.signIn(username, password, target);
          signIns.set(server.name, outcome.ok ? ok(undefined) : outcome);
        }),
    );
    return ok(providerCluster({ client, publisher: signedIn.value, servers, links, signIns }));
  });
}

/** What contradicts itself in the publisher's list; a schema cannot see it. */
function listProblem({ servers }: MessageOutput<'cluster'>, publisher: string, certificateSha256: string): string | undefined {
  if (new Set(servers.map((server) => server.name)).size !== servers.length) return 'a server is listed twice';
  const publishers = servers.filter((server) => server.role === 'publisher');
  const [own] = publishers;
  if (publishers.length !== 1 || own?.name !== publisher) return 'the list must hold the answering server as its only publisher';
  return own.certificateSha256 === certificateSha256 ? undefined : 'the list names another certificate for the publisher';
}
