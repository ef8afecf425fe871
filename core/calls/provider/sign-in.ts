import { leaveDesk } from '../rollout/desk.ts';
import { type CallInput } from '../../../shared/contract/calls.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { newClientNumber } from '../../ctl-provider/client-number.ts';
import { type ProviderCluster } from '../../ctl-provider/cluster.ts';
import { connectCluster } from '../../ctl-provider/connect-cluster.ts';
import { readSnapshot } from '../../change/with-token/snapshot.ts';
import { Secret } from '../../ports/secret.ts';
import { seeServer } from './certificate-standing.ts';
import { lookForOpen } from '../changes/check.ts';
import { openChangeOf } from '../changes/unfinished.ts';
import { endLook } from '../look/desk.ts';
import { leavePlatform } from '../platform/desk.ts';
import { type RuleFinding } from '../../../shared/domain/rules/rule.ts';
import { foundStaged } from './staged.ts';
import { type ClusterView } from '../../../shared/session/view-state.ts';
import { clusterView } from './views.ts';
import { type Workbench } from '../workbench.ts';
import { type ProbedServer, leaveCluster, refusedServers } from './desk.ts';
import { closeModule } from '../tokens/desk.ts';

/** Shakes hands with the server and says what we know of its certificate. */
export async function probe(bench: Workbench, address: CallInput<'probe'>): Promise<Result<null>> {
  bench.store.dispatch({ type: 'began', busy: 'probing' });
  bench.provider.probed = null;
  await endLook(bench.look);
  const seen = await seeServer(bench, address);
  if (!seen.ok) return seen;
  bench.provider.probed = seen.value.probed;
  bench.store.dispatch({ type: 'probed', certificate: seen.value.view });
  return ok(null);
}

/** On the sign-in screen it is about the publisher, on the preview about a TFTP server that is to be added. */
export async function acceptCertificate(bench: Workbench, { sha256, replace }: CallInput<'acceptCertificate'>): Promise<Result<null>> {
  const { step, signIn: { certificate }, tftpServer } = bench.store.state();
  const forPublisher = step === 'sign-in';
  const probed = forPublisher ? bench.provider.probed : bench.provider.probedTftp;
  const shown = forPublisher ? certificate : tftpServer;
  if (probed === null || shown === null || probed.sha256 !== sha256) return fail('contract.not-now', '', { call: 'acceptCertificate' });
  if (probed.standing === 'changed' && !replace) return changedError(probed, shown.acceptedSha256);
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  if (probed.standing !== 'known') {
    const kept = await bench.trusted.accept(probed.host, probed.port, sha256, bench.options.clock.now());
    if (!kept.ok) return kept;
  }
  const known = { ...probed, standing: 'known' } as const;
  if (forPublisher) bench.provider.probed = known;
  else bench.provider.probedTftp = known;
  bench.store.dispatch({ type: forPublisher ? 'probed' : 'tftp-server-probed', certificate: { ...shown, standing: 'known', acceptedSha256: '' } });
  return ok(null);
}

const changedError = (probed: ProbedServer, expected: string): Result<null> =>
  fail('trust.certificate-changed', probed.host, { sha256: probed.sha256, expected });

export async function signIn(bench: Workbench, { username, password }: CallInput<'signIn'>): Promise<Result<null>> {
  const { probed } = bench.provider;
  if (probed === null) return fail('contract.not-now', '', { call: 'signIn' });
  if (probed.standing === 'changed') return changedError(probed, bench.store.state().signIn.certificate?.acceptedSha256 ?? '');
  if (probed.standing === 'unknown') return fail('trust.certificate-unknown', probed.host, { sha256: probed.sha256 });
  bench.store.dispatch({ type: 'began', busy: 'signing-in' });
  await leaveCluster(bench.provider);
  const { host, port, sha256 } = probed;
  const secret = new Secret(password);
  // An open change goes on under the number that its staged files belong to.
  const open = await openChangeOf(bench, sha256);
  const client = open?.record?.route === 'with-token' ? open.record.client : newClientNumber();
  const connected = await connectCluster({ host, port, expectedSha256: sha256, username, client, password: secret, signal: bench.abort.signal }, bench.options);
  if (!connected.ok) return connected;
  bench.provider.cluster = connected.value;
  bench.provider.client = client;
  const read = await readCluster(bench);
  if (!read.ok) {
    await leaveCluster(bench.provider);
    return read;
  }
  // The practice cluster has another port each time.
  if (!bench.store.state().atPractice) {
    const kept = await bench.recent.keep({ host, port });
    // A list that cannot be written spoils no sign-in.
    if (!kept.ok) bench.options.log.error('the list of recent servers could not be written', { detail: kept.error.code });
  }
  return showCluster(bench, username, connected.value, read.value);
}

/** The screen of the cluster, with nothing chosen yet. */
async function showCluster(bench: Workbench, username: string, cluster: ProviderCluster, read: ClusterView): Promise<Result<null>> {
  const staged = await foundStaged(cluster, bench.abort.signal);
  await lookForOpen(bench, 'with-token');
  bench.store.dispatch({ type: 'signed-in', username, cluster: withFindings(read, staged) });
  return ok(null);
}

/** From the report of a change to the cluster that it was made on, read anew over the sign-ins that there are. */
export async function goOnWithToken(bench: Workbench): Promise<Result<null>> {
  const { cluster } = bench.provider;
  const read = await readCluster(bench);
  if (!read.ok) return read;
  if (cluster === null) return fail('contract.not-now', '', { call: 'goOn' });
  await closeModule(bench.tokens, bench.practice);
  bench.provider.signer = null;
  return showCluster(bench, bench.store.state().signIn.username, cluster, read.value);
}

export async function signInServer(bench: Workbench, { server, username, password }: CallInput<'signInServer'>): Promise<Result<null>> {
  if (bench.provider.cluster === null) return fail('contract.not-now', '', { call: 'signInServer' });
  bench.store.dispatch({ type: 'began', busy: 'signing-in' });
  const signedIn = await bench.provider.cluster.signIn(server, username, new Secret(password), { signal: bench.abort.signal });
  return signedIn.ok ? refreshCluster(bench) : signedIn;
}

export async function refreshCluster(bench: Workbench): Promise<Result<null>> {
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  const read = await readCluster(bench);
  if (!read.ok) return read;
  const staged = bench.provider.cluster === null ? [] : await foundStaged(bench.provider.cluster, bench.abort.signal);
  await lookForOpen(bench, 'with-token');
  bench.store.dispatch({ type: 'cluster-read', cluster: withFindings(read.value, staged) });
  return ok(null);
}

const withFindings = <C extends { readonly findings: readonly RuleFinding[] }>(cluster: C, found: readonly RuleFinding[]): C => ({ ...cluster, findings: [...found, ...cluster.findings] });

/** Reads everything again into the workbench and gives its view. */
export async function readCluster(bench: Pick<Workbench, 'provider' | 'abort'>): Promise<Result<ReturnType<typeof clusterView>>> {
  const { cluster } = bench.provider;
  if (cluster === null) return fail('contract.not-now', '', { call: 'read' });
  const refused = refusedServers(cluster);
  const snapshot = await readSnapshot(cluster, refused, { signal: bench.abort.signal });
  if (!snapshot.ok) return snapshot;
  bench.provider.snapshot = snapshot.value;
  const publisher = cluster.servers.find((server) => server.role === 'publisher');
  return ok(clusterView(publisher?.certificateSha256 ?? '', snapshot.value, refused));
}

export async function signOut(bench: Workbench): Promise<Result<null>> {
  await closeModule(bench.tokens, bench.practice);
  await leaveDesk(bench.rollout);
  await Promise.all([leaveCluster(bench.provider), leavePlatform(bench.platform)]);
  bench.provider.probed = null;
  bench.store.dispatch({ type: 'signed-out' });
  return ok(null);
}
