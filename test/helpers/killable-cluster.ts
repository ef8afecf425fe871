import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type PracticeCluster } from '../../core/ports/practice.ts';
import { identityPem } from '../../practice/identities/recipe.ts';
import { createPracticeIdentities, type PracticeIdentities } from '../../practice/identities/issue.ts';
import { practiceCtlFile } from '../../practice/ctl-files/with-tokens.ts';
import { fillNodeFolder } from '../../practice/nodes/folder.ts';
import { createPracticeTokens } from '../../practice/tokens/port.ts';
import { hashPassword } from '../../provider/passwords.ts';
import { type ProviderConfig } from '../../provider/config.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { type ClusterServer, type ServerRole } from '../../shared/domain/server.ts';
import { plainPractice } from './plain-practice.ts';
import { type CountedProvider, startCountedProvider, startDyingProvider } from './provider-process.ts';

export const PASSWORD = 'correct horse';

/** What all clusters of a test run share, because it takes long to make. */
export interface ClusterKit {
  readonly program: string;
  readonly identities: PracticeIdentities;
  readonly passwordHash: string;
  readonly ctlFile: Uint8Array;
}

export async function makeKit(program: string): Promise<ClusterKit> {
  const identities = await createPracticeIdentities();
  return { program, identities, passwordHash: await hashPassword(PASSWORD), ctlFile: practiceCtlFile(identities, null, new Date('2015-02-24T15:00:00Z')) };
}

/** Which provider dies, at which of its requests and replies, and whether it comes back. */
export interface Death {
  readonly role: ServerRole;
  readonly at: number;
  readonly restart: boolean;
}

export interface KillableCluster {
  readonly publisher: CountedProvider;
  readonly subscriber: CountedProvider;
  readonly certificateSha256: string;
  readonly folders: Readonly<Record<ServerRole, string>>;
  readonly names: Readonly<Record<ServerRole, string>>;
  close(): Promise<void>;
}

/** A publisher and a subscriber in mixed mode, each with its own folder; the one that dies is a process of its own. */
export async function startKillableCluster(kit: ClusterKit, death: Death | null): Promise<KillableCluster> {
  const byRole = (role: ServerRole) => {
    const identity = kit.identities.servers.find((server) => server.role === role);
    if (identity === undefined) throw new Error(`no ${role}`);
    return identity;
  };
  const newFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'open-ctl-practice-'));
  const folders = { publisher: await newFolder(), subscriber: await newFolder() };
  const serverOf = (role: ServerRole, port: number): ClusterServer => {
    const { name, provider } = byRole(role);
    return { name, addresses: [name], role, host: '127.0.0.1', port, certificateSha256: sha256Hex(provider.certificate) };
  };
  const start = async (role: ServerRole, others: readonly ClusterServer[]): Promise<CountedProvider> => {
    await fillNodeFolder(folders[role], role, kit.ctlFile, 'mixed');
    const { cert, key } = identityPem(byRole(role).provider);
    const config: ProviderConfig = {
      name: byRole(role).name,
      role,
      host: '127.0.0.1',
      port: 0,
      dataFolder: folders[role],
      tls: { certificate: cert, key },
      users: [{ name: 'admin', passwordHash: kit.passwordHash }],
      ...(role === 'publisher' ? { cluster: { release: '10.0.1', autoRegistration: false, servers: [serverOf(role, 0), ...others], certificates: [] } } : {}),
    };
    return death?.role === role ? startDyingProvider({ program: kit.program, config, dieAt: death.at, restart: death.restart }) : startCountedProvider(config);
  };
  const subscriber = await start('subscriber', []);
  const publisher = await start('publisher', [serverOf('subscriber', subscriber.port)]);
  return {
    publisher,
    subscriber,
    certificateSha256: serverOf('publisher', 0).certificateSha256,
    folders,
    names: { publisher: byRole('publisher').name, subscriber: byRole('subscriber').name },
    close: async () => {
      await Promise.all([publisher.stop(), subscriber.stop()]);
      await Promise.all(Object.values(folders).map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

/** The cluster to practise on, with the tokens of its kit. */
export const practiceWith = ({ identities }: ClusterKit, { publisher, certificateSha256 }: KillableCluster): PracticeCluster =>
  plainPractice({ host: '127.0.0.1', port: publisher.port, username: 'admin', password: PASSWORD, certificateSha256, tokens: createPracticeTokens(identities.tokens) });
