import { type AppError } from '../../../shared/domain/result.ts';
import { type ChangePlan } from '../../change/with-token/plan.ts';
import { type ClusterSnapshot } from '../../change/with-token/snapshot.ts';
import { type ProviderCluster } from '../../ctl-provider/cluster.ts';

/** A server whose certificate was seen and is trusted or not. */
export interface ProbedServer {
  readonly host: string;
  readonly port: number;
  readonly sha256: string;
  readonly standing: 'known' | 'unknown' | 'changed';
}

/** Whose key shall sign. */
export interface ChosenSigner {
  readonly serial: string;
  /** DER. */
  readonly certificate: Uint8Array;
}

/** The live objects of the route over the Open CTL Provider. Never leaves the engine. */
export interface ProviderDesk {
  probed: ProbedServer | null;
  /** A TFTP server outside of the cluster. */
  probedTftp: ProbedServer | null;
  cluster: ProviderCluster | null;
  /** The number by which the servers know this program since the sign-in, 32 hex digits. */
  client: string;
  snapshot: ClusterSnapshot | null;
  plan: ChangePlan | null;
  /** The token chosen on its screen; `null` = none yet. */
  signer: ChosenSigner | null;
}

export const createProviderDesk = (): ProviderDesk => ({ probed: null, probedTftp: null, cluster: null, client: '', snapshot: null, plan: null, signer: null });

/** The servers that did not let us in, with the reason. */
export function refusedServers(cluster: ProviderCluster): ReadonlyMap<string, AppError> {
  const refused = new Map<string, AppError>();
  for (const [server, result] of cluster.signIns) if (!result.ok) refused.set(server, result.error);
  return refused;
}

/** Leaves the cluster; what was probed and accepted stays. */
export async function leaveCluster(desk: ProviderDesk): Promise<void> {
  const { cluster } = desk;
  Object.assign(desk, { cluster: null, client: '', snapshot: null, plan: null, signer: null, probedTftp: null } satisfies Partial<ProviderDesk>);
  await cluster?.close();
}
