import { sha256Hex } from '../../core/trust/digests.ts';
import { type ClusterConfig, type ProviderUser } from '../../provider/config.ts';
import { type Provider, startProvider } from '../../provider/start.ts';
import { type ClusterServer, type ServiceCertificate } from '../../shared/domain/server.ts';
import { type PracticeHome } from '../kept/home.ts';
import { type PracticePorts } from '../kept/ports.ts';
import { serverIdentity } from '../kept/schemas.ts';
import { identityPem } from '../identities/recipe.ts';
import { type PracticeIdentities, type PracticeServerIdentity, makeOtherTftpServer } from '../identities/issue.ts';
import { LOOPBACK, nobody } from '../nodes/listen.ts';
import { startVendorProvider } from './vendor-provider.ts';

/** A server of the practice and the folder of its provider. */
export interface PracticeNode {
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

/** What the publisher hands out; servers by the names they have now. */
export function certificatesOf({ capf, itlRecovery }: PracticeIdentities, nodes: readonly PracticeNode[]): readonly ServiceCertificate[] {
  const publisher = nodes.find(({ identity }) => identity.role === 'publisher')?.identity.name ?? '';
  return [
    ...nodes.map(({ identity: { name, callManager } }): ServiceCertificate => ({ server: name, role: 'CallManager', der: callManager.certificate })),
    { server: publisher, role: 'CAPF', der: capf.certificate },
    { server: publisher, role: 'ITLRecovery', der: itlRecovery.certificate },
  ];
}

interface NodeStart {
  readonly node: PracticeNode;
  readonly users: readonly ProviderUser[];
  /** The other servers of the cluster, for the publisher's list. */
  readonly others: readonly ClusterServer[];
  readonly facts: Omit<ClusterConfig, 'servers'>;
  /** What is on its port. */
  readonly listens: 'open-provider' | 'vendor-provider' | 'nobody';
  readonly ports: PracticePorts;
}

export interface StartedNode {
  readonly server: ClusterServer;
  /** `null` = it does not answer. */
  readonly provider: Pick<Provider, 'port' | 'close'> | null;
}

/** Starts the CTL Provider of one server over its folder. */
export async function startNode({ node: { identity, folder }, users, others, facts, listens, ports }: NodeStart): Promise<StartedNode> {
  if (listens === 'nobody') return { server: serverOf(identity, (await ports.listen('nobody', nobody)).port), provider: null };
  const { cert, key } = identityPem(identity.provider);
  const start = (port: number): Promise<Pick<Provider, 'port' | 'close'>> => {
    if (listens === 'vendor-provider') return startVendorProvider(identity.provider, port);
    return startProvider({
      name: identity.name,
      role: identity.role,
      host: LOOPBACK,
      port,
      dataFolder: folder,
      tls: { certificate: cert, key },
      users,
      ...(identity.role === 'publisher' ? { cluster: { ...facts, servers: [serverOf(identity, 0), ...others] } } : {}),
    });
  };
  const provider = await ports.listen(`ctl-provider ${identity.name}`, start);
  return { server: serverOf(identity, provider.port), provider };
}

/** Starts the publisher of another cluster: without CTL file, it only hands out its certificate. */
export async function startOtherTftpServer(home: PracticeHome, ports: PracticePorts, users: readonly ProviderUser[]): Promise<{ readonly port: number; close(): Promise<void> }> {
  const identity = await home.store.once('other TFTP server', serverIdentity, makeOtherTftpServer);
  const folder = await home.nodeFolder(identity.name);
  const certificates: readonly ServiceCertificate[] = [{ server: identity.name, role: 'CallManager', der: identity.callManager.certificate }];
  const facts = { release: '10.0.1.11900-2', autoRegistration: false, certificates };
  const { server, provider } = await startNode({ node: { identity, folder }, users, others: [], facts, listens: 'open-provider', ports });
  return { port: server.port, close: async () => await provider?.close() };
}
