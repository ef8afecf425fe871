import { type PracticeCluster } from '../../core/ports/practice-port.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { startProvider } from '../../provider/start-provider.ts';
import { hashPassword } from '../../provider/passwords.ts';
import { isAtLeast, RELEASES } from '../../shared/domain/release.ts';
import { type ClusterServer, type ServiceCertificate } from '../../shared/domain/server.ts';
import { identityPem } from '../identities/certificate-recipe.ts';
import { type PracticeIdentities, type PracticeServerIdentity, createPracticeIdentities } from '../identities/practice-identities.ts';
import { createPracticePhones } from '../phones/practice-phones.ts';
import { deadPort, LOOPBACK } from '../platform/listen.ts';
import { scenarioOf } from '../platform/scenarios.ts';
import { startingFile } from '../platform/starting-file.ts';
import { type PlatformGround, type PlatformOptions, type PracticePlatform } from '../platform/start-practice-platform.ts';
import { layPracticeTable } from '../tokens/practice-table.ts';
import { PRACTICE_PIN } from '../tokens/practice-token.ts';
import { fillNodeFolder, makeNodeFolder, practicePassword, removeNodeFolder, servedCtlFile } from './practice-node.ts';

const USERNAME = 'admin';

export interface PracticeClusterOptions {
  /** DER certificate of a real token that shall be a SAST of the practice CTL file too. */
  readonly extraSast: Uint8Array | null;
  /** Adds CLI, AXL and file services over the same folders; none when left out. */
  readonly platform?: PlatformOptions;
}

/** A practice cluster with what only its starter may see. */
export interface StartedPracticeCluster extends PracticeCluster {
  readonly servers: readonly ClusterServer[];
  /** The folder of each server's provider, by name. */
  readonly folders: ReadonlyMap<string, string>;
  /** `null` when it was not asked for. With it, phones load what Cisco Tftp serves: the file as of that service's last restart. */
  readonly platform: PracticePlatform | null;
}

interface PracticeNode {
  readonly identity: PracticeServerIdentity;
  readonly folder: string;
}

const serverOf = ({ name, role, provider }: PracticeServerIdentity, port: number): ClusterServer => ({
  name,
  addresses: [name],
  role,
  host: LOOPBACK,
  port,
  certificateSha256: sha256Hex(provider.certificate),
});

/** Loaded when asked for: SSH and XML are of no use to others. */
async function layPlatform(ground: PlatformGround, options: PlatformOptions): Promise<PracticePlatform> {
  const loaded = await import('../platform/start-practice-platform.ts');
  return await loaded.layPlatform(ground, options);
}

function certificatesOf(identities: PracticeIdentities): readonly ServiceCertificate[] {
  const publisher = identities.servers.find(({ role }) => role === 'publisher')?.name ?? '';
  return [
    ...identities.servers.map(({ name, callManager }): ServiceCertificate => ({ server: name, role: 'CallManager', der: callManager.certificate })),
    { server: publisher, role: 'CAPF', der: identities.capf.certificate },
    { server: publisher, role: 'ITLRecovery', der: identities.itlRecovery.certificate },
  ];
}

/**
 * Starts the cluster of Cisco document 118892 on this computer: a publisher and a subscriber in mixed mode, each a real
 * CTL Provider on a free loopback port with a folder of its own, two tokens, phones. Everything is fresh and goes with `close`.
 * With a platform, its scenario says what release, mode and CTL file there are; from 14SU3 on no CTL Provider listens.
 */
export async function startPracticeCluster({ extraSast, platform: platformOptions }: PracticeClusterOptions): Promise<StartedPracticeCluster> {
  const identities = await createPracticeIdentities();
  const password = practicePassword();
  const users = [{ name: USERNAME, passwordHash: await hashPassword(password) }];
  const scenario = scenarioOf(platformOptions?.scenario ?? 'founding-document');
  const ctlFile = startingFile(identities, scenario, extraSast, new Date());
  const nodes: PracticeNode[] = await Promise.all(
    identities.servers.map(async (identity) => ({ identity, folder: await makeNodeFolder() })),
  );
  const running: { close(): Promise<void> }[] = [];
  const closeAll = async (): Promise<void> => {
    await Promise.all(running.map((part) => part.close()));
    await Promise.all(nodes.map(({ folder }) => removeNodeFolder(folder)));
  };
  const start = async ({ identity, folder }: PracticeNode, others: readonly ClusterServer[]): Promise<ClusterServer> => {
    await fillNodeFolder(folder, identity.role, ctlFile, scenario.mode);
    if (isAtLeast(scenario.release, RELEASES.noCtlProvider)) return serverOf(identity, await deadPort());
    const { cert, key } = identityPem(identity.provider);
    const provider = await startProvider({
      name: identity.name,
      role: identity.role,
      host: LOOPBACK,
      port: 0,
      dataFolder: folder,
      tls: { certificate: cert, key },
      users,
      ...(identity.role === 'publisher'
        ? {
            cluster: {
              release: scenario.release,
              autoRegistration: scenario.autoRegistration,
              servers: [serverOf(identity, 0), ...others],
              certificates: certificatesOf(identities),
            },
          }
        : {}),
    });
    running.push(provider);
    return serverOf(identity, provider.port);
  };
  try {
    const subscribers = await Promise.all(nodes.filter(({ identity }) => identity.role === 'subscriber').map((node) => start(node, [])));
    const publisherNode = nodes.find(({ identity }) => identity.role === 'publisher');
    if (publisherNode === undefined) throw new Error('the practice has a publisher');
    const publisher = await start(publisherNode, subscribers);
    const folders = new Map(nodes.map(({ identity, folder }) => [identity.name, folder]));
    const table = layPracticeTable(identities);
    const platform = platformOptions === undefined ? null : await layPlatform({ identities, folders, ctlFile }, platformOptions);
    if (platform !== null) running.push(platform);
    const served = (server: string): Promise<Uint8Array | null> => servedCtlFile(folders.get(server) ?? '');
    const phones = platform?.phones ?? createPracticePhones({ servers: [...folders.keys()], ctlFile, served });
    return {
      host: LOOPBACK,
      port: publisher.port,
      username: USERNAME,
      password,
      certificateSha256: publisher.certificateSha256,
      tokens: table.tokens,
      pin: PRACTICE_PIN,
      servers: [publisher, ...subscribers],
      folders,
      platform,
      tokensOnTable: () => table.view(),
      moveToken: (serial, inserted) => table.move(serial, inserted),
      setTries: (serial, left) => table.setTries(serial, left),
      phones: () => phones.states(),
      restartPhones: () => phones.restart(),
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
