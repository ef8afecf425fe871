import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sha256Hex } from '../../core/trust/digests.ts';
import { identityPem, type PracticeIdentity } from '../../practice/identities/recipe.ts';
import { createPracticeIdentities } from '../../practice/identities/issue.ts';
import { type Bounds, type ProviderConfig, type ProviderUser } from '../../provider/config.ts';
import { type ProviderEvent } from '../../provider/events.ts';
import { hashPassword } from '../../provider/passwords.ts';
import { type Provider, startProvider } from '../../provider/start.ts';
import { type ClusterServer, type ServerRole } from '../../shared/domain/server.ts';
import { foundingParts, mixedFile, nonSecureFile, signFile } from '../helpers/founding-document.ts';

export const ADMIN = { name: 'admin', password: 'Ciscö 123' } as const;
export const OTHER = { name: 'other', password: 'another password' } as const;
export const PUB = '10.48.47.153';
export const SUB = '10.48.47.154';

const identities = await createPracticeIdentities();
const parts = foundingParts();
const hashes = await Promise.all([ADMIN, OTHER].map(async ({ name, password }) => ({ name, passwordHash: await hashPassword(password) })));

export const USERS: readonly ProviderUser[] = hashes;
export const PUB_TLS = tlsIdentity('publisher');
export const SUB_TLS = tlsIdentity('subscriber');
export const CAPF_DER = identities.capf.certificate;

/** Three CTL files with right signatures. */
export const FILES = {
  first: mixedFile(parts).bytes,
  second: nonSecureFile(parts).bytes,
  third: signFile(parts.records, parts.records[1], parts.tokens[1], 1_424_800_000).bytes,
};
export const HASH = { first: sha256Hex(FILES.first), second: sha256Hex(FILES.second), third: sha256Hex(FILES.third) };

function tlsIdentity(role: ServerRole): PracticeIdentity {
  const server = identities.servers.find((one) => one.role === role);
  if (server === undefined) throw new Error(`no ${role}`);
  return server.provider;
}

export const sha256Of = (identity: PracticeIdentity): string => sha256Hex(identity.certificate);

/** One running server of a test cluster. */
export interface TestServer {
  readonly config: ProviderConfig;
  readonly events: readonly ProviderEvent[];
  provider: Provider;
  /** Starts it again on the same port, with changes to its configuration. */
  restart(changes?: Partial<ProviderConfig>): Promise<void>;
  /** Calls `action` synchronously inside the next event that fits. */
  at(kind: ProviderEvent['kind'], name: string, action: () => void): void;
}

export interface TestCluster {
  readonly pub: TestServer;
  readonly sub: TestServer;
  close(): Promise<void>;
}

export interface TestOptions {
  readonly bounds?: Partial<Bounds>;
  readonly subUsers?: readonly ProviderUser[];
}

/** A folder below the system's temporary folder, and its removal. */
export async function temporaryFolder(): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'provider-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export function serverEntry(name: string, role: ServerRole, port: number): ClusterServer {
  return { name, addresses: [name], role, host: '127.0.0.1', port, certificateSha256: sha256Of(role === 'publisher' ? PUB_TLS : SUB_TLS) };
}

export function tlsOf(identity: PracticeIdentity): ProviderConfig['tls'] {
  const { cert, key } = identityPem(identity);
  return { certificate: cert, key };
}

/** A publisher and a subscriber on loopback, in this process, with empty folders. */
export async function startTestCluster({ bounds = {}, subUsers = USERS }: TestOptions = {}): Promise<TestCluster> {
  const { folder, remove } = await temporaryFolder();
  const common = { host: '127.0.0.1', port: 0, bounds } as const;
  const sub = await startServer({ ...common, name: SUB, role: 'subscriber', dataFolder: path.join(folder, 'sub'), tls: tlsOf(SUB_TLS), users: subUsers });
  const pub = await startServer({
    ...common,
    name: PUB,
    role: 'publisher',
    dataFolder: path.join(folder, 'pub'),
    tls: tlsOf(PUB_TLS),
    users: USERS,
    cluster: {
      release: '10.0.1.11900-2',
      autoRegistration: true,
      servers: [serverEntry(PUB, 'publisher', 0), serverEntry(SUB, 'subscriber', sub.provider.port)],
      certificates: [{ server: PUB, role: 'CAPF', der: CAPF_DER }],
    },
  });
  return {
    pub,
    sub,
    async close() {
      await Promise.all([pub.provider.close(), sub.provider.close()]);
      await remove();
    },
  };
}

async function startServer(config: ProviderConfig): Promise<TestServer> {
  const events: ProviderEvent[] = [];
  const actions: { readonly kind: string; readonly name: string; readonly action: () => void }[] = [];
  const onEvent = (event: ProviderEvent): void => {
    events.push(event);
    const at = actions.findIndex((one) => one.kind === event.kind && 'name' in event && one.name === event.name);
    if (at >= 0) actions.splice(at, 1)[0]?.action();
  };
  const server: TestServer = {
    config,
    events,
    provider: await startProvider(config, { onEvent }),
    async restart(changes = {}) {
      const { port } = server.provider;
      await server.provider.close();
      server.provider = await startProvider({ ...config, ...changes, port }, { onEvent });
    },
    at: (kind, name, action) => void actions.push({ kind, name, action }),
  };
  return server;
}

/** How often a message was received. */
export const countOf = (server: TestServer, name: string): number => server.events.filter((event) => event.kind === 'request' && event.name === name).length;

/** Resolves when `condition` holds, looked at after each turn of the event loop. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('the condition never held');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
