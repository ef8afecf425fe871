import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { type ClusterServer } from '../../shared/domain/server.ts';
import { type MessageInput, type MessageName, type MessageOutput } from '../../shared/provider/messages.ts';
import { type Cluster, type ServerError, type ServerState } from '../ports/cluster.ts';
import { type Secret } from '../ports/secret.ts';
import { type CallOptions } from '../ports/call-options.ts';
import { base64ToBytes, bytesToBase64 } from '../trust/base64.ts';
import { sha256Hex } from '../trust/digests.ts';
import { type ProviderLink } from './link.ts';

/** A cluster whose servers run the Open CTL Provider. Default deadline of each call 15 s, connecting again included. */
export interface ProviderCluster extends Cluster {
  /** The number under which its servers know this client: see {@link newClientNumber}. */
  readonly client: string;
  /** As the publisher listed them when the cluster was connected. */
  readonly servers: readonly ClusterServer[];
  /** How the latest sign-in to each server ended, by name. Calls to a server that refused are `login.required`. */
  readonly signIns: ReadonlyMap<string, Result<void, ServerError>>;
  /** Signs in to one server with a name and password of its own: one attempt. */
  signIn(server: string, username: string, password: Secret, options?: CallOptions): Promise<Result<void, ServerError>>;
}

export interface ClusterParts {
  readonly client: string;
  readonly publisher: string;
  readonly servers: readonly ClusterServer[];
  readonly links: ReadonlyMap<string, ProviderLink>;
  readonly signIns: Map<string, Result<void, ServerError>>;
}

/** The publisher was reached by the host that a person wrote; once it is part of a cluster its errors carry its name. */
const named = <T>(server: string, result: Result<T, ServerError>): Result<T, ServerError> => (result.ok ? result : { ok: false, error: { ...result.error, where: server } });
const nothing = <T>(result: Result<T, ServerError>): Result<void, ServerError> => (result.ok ? ok(undefined) : result);

/** Whether two lists name the same servers, whatever their order. */
function sameServers(a: readonly ClusterServer[], b: readonly ClusterServer[]): boolean {
  const lines = (list: readonly ClusterServer[]) => list.map((server) => JSON.stringify([server.name, server.role, server.host, server.port, server.certificateSha256, server.addresses])).sort();
  return JSON.stringify(lines(a)) === JSON.stringify(lines(b));
}

/** The cluster behind links that have been signed in. What servers claim about bytes is recomputed here from the bytes. */
export function providerCluster({ client, publisher, servers, links, signIns }: ClusterParts): ProviderCluster {
  const call = async <N extends MessageName>(server: string, name: N, input: MessageInput<N>, options?: CallOptions): Promise<Result<MessageOutput<N>, ServerError>> => {
    const link = links.get(server);
    return link === undefined ? fail('provider.server-unknown', server, { name: server }) : named(server, await link.call(name, input, options));
  };
  const violation = (server: string, detail: string) => fail('protocol.violation', server, { detail });

  return {
    client,
    servers,
    signIns,

    async signIn(server, username, password, options) {
      const link = links.get(server);
      if (link === undefined) {
        password.wipe();
        return fail('provider.server-unknown', server, { name: server });
      }
      const outcome = nothing(named(server, await password.use((bytes) => link.signIn(username, new TextDecoder().decode(bytes), options))));
      signIns.set(server, outcome);
      return outcome;
    },

    async facts(options) {
      const cluster = await call(publisher, 'cluster', {}, options);
      if (!cluster.ok) return cluster;
      const certificates = await call(publisher, 'certificates', {}, options);
      if (!certificates.ok) return certificates;
      // Links were made for the servers of the first list; with another list a server would be left out of a change unseen.
      if (!sameServers(cluster.value.servers, servers)) return fail('provider.servers-changed', publisher);
      const names = new Set(cluster.value.servers.map((server) => server.name));
      const stranger = certificates.value.certificates.find((certificate) => !names.has(certificate.server));
      if (stranger !== undefined) return violation(publisher, `certificate of ${stranger.server}, which is not in the cluster`);
      return ok({
        ...cluster.value,
        certificates: certificates.value.certificates.map(({ server, role, der }) => ({ server, role, der: base64ToBytes(der) })),
      });
    },

    async state(server, options) {
      const state = await call(server, 'state', {}, options);
      if (!state.ok) return state;
      const { ctlSha256, stagedSha256, stagedBy, stagedAt, stagedHere, mode, capfSha256 } = state.value;
      return ok<ServerState>({ ctlSha256, stagedSha256, stagedBy, stagedAt, stagedHere, ...(mode === undefined ? {} : { mode }), ...(capfSha256 === undefined ? {} : { capfSha256 }) });
    },

    async ctlFile(server, options) {
      const reply = await call(server, 'ctlFile', {}, options);
      if (!reply.ok) return reply;
      const { file } = reply.value;
      if (file === null) return ok(null);
      const bytes = base64ToBytes(file.bytes);
      if (sha256Hex(bytes) !== file.sha256) return violation(server, 'the CTL file is not what its SHA-256 says');
      return ok({ bytes, sha256: file.sha256, lastModified: file.lastModified });
    },

    clockSkew: (server) => links.get(server)?.clockSkew() ?? null,

    async stage(server, file, expectedSha256, options) {
      const staged = await call(server, 'stage', { file: bytesToBase64(file), expectedSha256 }, options);
      if (!staged.ok) return staged;
      return staged.value.sha256 === sha256Hex(file) ? ok(staged.value.sha256) : violation(server, 'the staged file is not the one that was sent');
    },

    async discard(server, hash, options) {
      return nothing(await call(server, 'discard', { sha256: hash }, options));
    },

    async commit(server, hash, options) {
      return nothing(await call(server, 'commit', { sha256: hash }, options));
    },

    async setMode(mode, fileSha256, options) {
      return nothing(await call(publisher, 'setMode', { mode, fileSha256 }, options));
    },

    async storeCapfCertificate(server, der, options) {
      return nothing(await call(server, 'capfCertificate', { der: bytesToBase64(der) }, options));
    },

    async trustToken(der, options) {
      return nothing(await call(publisher, 'trustToken', { der: bytesToBase64(der) }, options));
    },

    async close() {
      await Promise.all([...links.values()].map((link) => link.close()));
    },
  };
}
