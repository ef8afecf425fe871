import { type RuleFinding } from '../../../shared/domain/rules/rule.ts';
import { stagedFindings } from '../../../shared/domain/rules/staged.ts';
import { type ProviderCluster } from '../../ctl-provider/cluster.ts';
import { refusedServers } from './desk.ts';

/** How long a person waits for it, ms: it is worth knowing, and holds nothing up. */
const DEADLINE_MS = 5_000;

/** Files that lie written aside on servers and belong to another client: another administrator, or another computer. A server that does not say is left out. */
export async function foundStaged(cluster: ProviderCluster, signal: AbortSignal): Promise<readonly RuleFinding[]> {
  const refused = refusedServers(cluster);
  const states = await Promise.all(
    cluster.servers
      .filter(({ name }) => !refused.has(name))
      .map(async ({ name }) => ({ name, state: await cluster.state(name, { signal, deadline: DEADLINE_MS }) })),
  );
  return stagedFindings(states.flatMap(({ name, state }) => (state.ok && state.value.stagedSha256 !== null && state.value.stagedHere === false ? [{ server: name, user: state.value.stagedBy, since: state.value.stagedAt }] : [])));
}
