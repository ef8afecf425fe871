import { PLATFORM_PORTS } from '../../../shared/domain/connection.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { TFTP } from '../../change/by-command/read-node.ts';
import { type Locate } from '../../change/by-command/links.ts';
import { type PracticePlatformAccess } from '../../ports/practice.ts';
import { type PlatformNamed } from './desk.ts';
import { type Workbench } from '../workbench.ts';

/** The practice platform, when it is the cluster that was named. */
export const practicePlatform = ({ practice, store }: Pick<Workbench, 'practice' | 'store'>): PracticePlatformAccess | null =>
  store.state().atPractice ? (practice?.platform ?? null) : null;

/** A node's services on a real cluster; the ports of SSH and AXL are those that were named. */
export const realAddresses =
  ({ sshPort, axlPort }: PlatformNamed): Locate =>
  (node, service) => ({ host: node, port: { ...PLATFORM_PORTS, ssh: sshPort, axl: axlPort }[service] });

/** The same on a practice cluster, which has one address and a port for each. */
const practiceAddresses =
  ({ nodes }: PracticePlatformAccess): Locate =>
  (node, service) => {
    const found = nodes.find(({ name }) => name === node);
    const port = found === undefined ? null : { ssh: found.ports.ssh, axl: found.ports.axl, 'tftp-https': found.ports.https, 'tftp-http': found.ports.http }[service];
    return found === undefined || port === null ? null : { host: found.host, port };
  };

/** Names the cluster that the next calls are about. */
export function nameCluster(bench: Pick<Workbench, 'practice' | 'store' | 'platform'>, named: PlatformNamed): void {
  bench.platform.named = named;
  bench.platform.sha1HostKey = false;
  bench.store.dispatch({ type: 'platform-named', target: named });
  const practice = practicePlatform(bench);
  bench.platform.locate = practice === null ? realAddresses(named) : practiceAddresses(practice);
}

/** In the order in which the list of what is left to do names them. */
const RESTARTED = [TFTP, 'Cisco CallManager', 'Cisco CTIManager', 'Cisco HAProxy'];

/** What a person does after a change, on the practice cluster: the services on all nodes, then the phones. */
export async function restartPractice(bench: Pick<Workbench, 'practice' | 'store'>): Promise<Result<null>> {
  const access = practicePlatform(bench);
  if (access === null) return fail('contract.not-now', '', { call: 'restartPracticeServices' });
  for (const service of RESTARTED) for (const { name } of access.nodes) await access.restartService(name, service);
  const phones = (await bench.practice?.restartPhones()) ?? [];
  bench.store.dispatch({ type: 'phones-restarted', phones });
  return ok(null);
}
