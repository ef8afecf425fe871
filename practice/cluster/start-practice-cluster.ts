import { type PracticeCluster } from '../../core/ports/practice-port.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { type Provider, startProvider } from '../../provider/start-provider.ts';
import { hashPassword } from '../../provider/passwords.ts';
import { type ClusterServer, type ServiceCertificate } from '../../shared/domain/server.ts';
import { identityPem } from '../identities/certificate-recipe.ts';
import { type PracticeIdentities, type PracticeServerIdentity, createPracticeIdentities } from '../identities/practice-identities.ts';
import { createPracticePhones } from '../phones/practice-phones.ts';
import { createPracticeTokens, type PracticeTokens } from '../tokens/practice-tokens.ts';
import { PRACTICE_PIN } from '../tokens/practice-token.ts';
import { practiceCtlFile } from './practice-ctl-file.ts';
import { fillNodeFolder, makeNodeFolder, practicePassword, removeNodeFolder, servedCtlFile } from './practice-node.ts';

/** CUCM release of Cisco document 118892. */
const RELEASE = '10.0.1.11900-2';
const LOOPBACK = '127.0.0.1';
const USERNAME = 'admin';

export interface PracticeClusterOptions {
  /** DER certificate of a real token that shall be a SAST of the practice CTL file too. */
  readonly extraSast: Uint8Array | null;
}

/** A practice cluster with what only its starter may see. */
export interface StartedPracticeCluster extends PracticeCluster {
  readonly servers: readonly ClusterServer[];
  /** The folder of each server's provider, by name. */
  readonly folders: ReadonlyMap<string, string>;
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

function moveToken(tokens: PracticeTokens, serial: string, inserted: boolean): void {
  if (!inserted) tokens.remove(serial);
  else if (tokens.isOnTable(serial)) tokens.insert(serial);
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
 */
export async function startPracticeCluster({ extraSast }: PracticeClusterOptions): Promise<StartedPracticeCluster> {
  const identities = await createPracticeIdentities();
  const password = practicePassword();
  const users = [{ name: USERNAME, passwordHash: await hashPassword(password) }];
  const ctlFile = practiceCtlFile(identities, extraSast, new Date());
  const nodes: PracticeNode[] = await Promise.all(
    identities.servers.map(async (identity) => ({ identity, folder: await makeNodeFolder() })),
  );
  const running: Provider[] = [];
  const closeAll = async (): Promise<void> => {
    await Promise.all(running.map((provider) => provider.close()));
    await Promise.all(nodes.map(({ folder }) => removeNodeFolder(folder)));
  };
  const start = async ({ identity, folder }: PracticeNode, others: readonly ClusterServer[]): Promise<ClusterServer> => {
    await fillNodeFolder(folder, identity.role, ctlFile, 'mixed');
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
              release: RELEASE,
              autoRegistration: false,
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
    const tokens = createPracticeTokens(identities.tokens, { inserted: [] });
    const phones = createPracticePhones({
      servers: [...folders.keys()],
      ctlFile,
      served: (server) => servedCtlFile(folders.get(server) ?? ''),
    });
    return {
      host: LOOPBACK,
      port: publisher.port,
      username: USERNAME,
      password,
      certificateSha256: publisher.certificateSha256,
      tokens,
      pin: PRACTICE_PIN,
      servers: [publisher, ...subscribers],
      folders,
      tokensOnTable: () => identities.tokens.map(({ serial, label }) => ({ serial, label, inserted: tokens.isInserted(serial) })),
      moveToken: (serial, inserted) => moveToken(tokens, serial, inserted),
      phones: () => phones.states(),
      restartPhones: () => phones.restart(),
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
