import { type Cluster } from '../../core/ports/cluster.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import { type ClusterFacts, type ServiceCertificate } from '../../shared/domain/server.ts';

interface HeldHere {
  file: Uint8Array | null;
  staged: Uint8Array | null;
  capfSha256: string | null;
}

/** What a cluster in memory holds; a test may change it while a change runs. */
export interface ClusterWorld {
  facts: ClusterFacts;
  readonly servers: Map<string, HeldHere>;
}

const hashOf = (bytes: Uint8Array | null): string | null => (bytes === null ? null : sha256Hex(bytes));

/** A cluster that does what it is told and checks nothing, so that only the client's own checks can find what is wrong. */
export function memoryCluster(facts: ClusterFacts, file: Uint8Array): { readonly world: ClusterWorld; readonly cluster: Cluster } {
  const world: ClusterWorld = { facts, servers: new Map(facts.servers.map(({ name }) => [name, { file, staged: null, capfSha256: null }])) };
  const heldBy = (server: string): HeldHere => {
    const found = world.servers.get(server);
    if (found === undefined) throw new Error(`no server ${server}`);
    return found;
  };
  const cluster: Cluster = {
    facts: () => Promise.resolve(ok(world.facts)),
    state: (server) => {
      const { file: held, staged, capfSha256 } = heldBy(server);
      const by = staged === null ? { stagedBy: null, stagedAt: null, stagedHere: null } : { stagedBy: 'admin', stagedAt: '2026-01-01T00:00:00.000Z', stagedHere: true };
      return Promise.resolve(ok({ ctlSha256: hashOf(held), stagedSha256: hashOf(staged), ...by, capfSha256 }));
    },
    ctlFile: (server) => {
      const { file: bytes } = heldBy(server);
      return Promise.resolve(ok(bytes === null ? null : { bytes, sha256: sha256Hex(bytes), lastModified: '2026-01-01T00:00:00.000Z' }));
    },
    stage: (server, bytes) => {
      heldBy(server).staged = bytes;
      return Promise.resolve(ok(sha256Hex(bytes)));
    },
    discard: (server) => {
      heldBy(server).staged = null;
      return Promise.resolve(ok(undefined));
    },
    commit: (server) => {
      const held = heldBy(server);
      if (held.staged === null) return Promise.resolve(fail('provider.nothing-staged', server, { expected: 'from the server' }));
      Object.assign(held, { file: held.staged, staged: null });
      return Promise.resolve(ok(undefined));
    },
    storeCapfCertificate: (server, der) => {
      heldBy(server).capfSha256 = sha256Hex(der);
      return Promise.resolve(ok(undefined));
    },
    trustToken: (der) => {
      const trusted: ServiceCertificate = { server: world.facts.servers[0]?.name ?? '', role: 'Phone-SAST-trust', der };
      world.facts = { ...world.facts, certificates: [...world.facts.certificates, trusted] };
      return Promise.resolve(ok(undefined));
    },
    setMode: (mode) => {
      world.facts = { ...world.facts, mode };
      return Promise.resolve(ok(undefined));
    },
    clockSkew: () => 0,
    close: () => Promise.resolve(),
  };
  return { world, cluster };
}
