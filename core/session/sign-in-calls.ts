import { type CallInput } from '../../shared/contract/contract.ts';
import { isScenarioOf, PRACTICE_SCENARIOS } from '../../shared/domain/practice-scenario.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { connectCluster } from '../cluster/ctl-provider/connect-cluster.ts';
import { probeProvider } from '../cluster/ctl-provider/probe.ts';
import { readSnapshot } from '../plan/snapshot.ts';
import { Secret } from '../ports/secret.ts';
import { clusterView, practicePlatformView } from './views.ts';
import { type ProbedServer, type Workbench, closeModule, leaveCluster, refusedServers } from './workbench.ts';

/** Shakes hands with the server and says what we know of its certificate. */
export async function probe(bench: Workbench, { host, port }: CallInput<'probe'>): Promise<Result<null>> {
  bench.store.dispatch({ type: 'began', busy: 'probing' });
  bench.probed = null;
  const presented = await probeProvider({ host, port, signal: bench.abort.signal });
  if (!presented.ok) return presented;
  const accepted = await acceptedFor(bench, host, port);
  if (!accepted.ok) return accepted;
  const standing = accepted.value === null ? 'unknown' : accepted.value === presented.value.sha256 ? 'known' : 'changed';
  bench.probed = { host, port, sha256: presented.value.sha256, standing };
  const { sha256, subject, issuer, validFrom, validTo } = presented.value;
  bench.store.dispatch({
    type: 'probed',
    certificate: {
      host,
      port,
      sha256,
      subject,
      issuer,
      validFrom,
      validTo,
      standing,
      acceptedSha256: standing === 'changed' ? (accepted.value ?? '') : '',
    },
  });
  return ok(null);
}

/** The practice cluster's certificate was made in this process, so it needs no question. */
async function acceptedFor(bench: Workbench, host: string, port: number): Promise<Result<string | null>> {
  const { practice } = bench;
  if (practice !== null && practice.host === host && practice.port === port) return ok(practice.certificateSha256);
  return bench.trusted.accepted(host, port);
}

export async function acceptCertificate(bench: Workbench, { sha256, replace }: CallInput<'acceptCertificate'>): Promise<Result<null>> {
  const { probed } = bench;
  const shown = bench.store.state().signIn.certificate;
  if (probed === null || shown === null || probed.sha256 !== sha256) return fail('contract.not-now', '', { call: 'acceptCertificate' });
  if (probed.standing === 'changed' && !replace) return changedError(probed, shown.acceptedSha256);
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  if (probed.standing !== 'known') {
    const kept = await bench.trusted.accept(probed.host, probed.port, sha256, bench.options.clock.now());
    if (!kept.ok) return kept;
  }
  bench.probed = { ...probed, standing: 'known' };
  bench.store.dispatch({ type: 'probed', certificate: { ...shown, standing: 'known', acceptedSha256: '' } });
  return ok(null);
}

const changedError = (probed: ProbedServer, expected: string): Result<null> =>
  fail('trust.certificate-changed', probed.host, { sha256: probed.sha256, expected });

export async function startPractice(bench: Workbench, { connection = 'ctl-provider', scenario = PRACTICE_SCENARIOS[connection][0] }: CallInput<'startPractice'>): Promise<Result<null>> {
  const name: string = scenario;
  if (!isScenarioOf(connection, name)) return fail('usage.wrong', '', { detail: `${connection}: ${name}` });
  // What was probed before is not the practice cluster: nothing may be sent there by mistake.
  bench.probed = null;
  const running = bench.store.state().practice;
  if (bench.practice === null || running?.connection !== connection || running.scenario !== scenario) {
    bench.store.dispatch({ type: 'began', busy: 'starting-practice' });
    await bench.practice?.close();
    bench.practice = null;
    const starting = bench.options.startPractice({ connection, scenario });
    bench.practiceStarting = starting.catch(() => null);
    bench.practice = await starting;
  }
  const { host, port, username, password, pin, platform } = bench.practice;
  const [tokens, phones] = [bench.practice.tokensOnTable(), bench.practice.phones()];
  bench.store.dispatch({ type: 'practice-started', practice: { connection, scenario, host, port, username, password, pin, tokens, phones, platform: platform === null ? null : practicePlatformView(platform) } });
  return ok(null);
}

export function movePracticeToken(bench: Workbench, { serial, inserted }: CallInput<'movePracticeToken'>): Promise<Result<null>> {
  const { practice } = bench;
  if (practice === null) return Promise.resolve(fail('contract.not-now', '', { call: 'movePracticeToken' }));
  practice.moveToken(serial, inserted);
  bench.store.dispatch({ type: 'practice-tokens-moved', tokens: practice.tokensOnTable() });
  return Promise.resolve(ok(null));
}

export function setPracticeTries(bench: Workbench, { serial, left }: CallInput<'setPracticeTries'>): Promise<Result<null>> {
  const { practice } = bench;
  if (practice === null) return Promise.resolve(fail('contract.not-now', '', { call: 'setPracticeTries' }));
  practice.setTries(serial, left);
  bench.store.dispatch({ type: 'practice-tokens-moved', tokens: practice.tokensOnTable() });
  return Promise.resolve(ok(null));
}

export async function signIn(bench: Workbench, { username, password }: CallInput<'signIn'>): Promise<Result<null>> {
  const { probed } = bench;
  if (probed === null) return fail('contract.not-now', '', { call: 'signIn' });
  if (probed.standing === 'changed') return changedError(probed, bench.store.state().signIn.certificate?.acceptedSha256 ?? '');
  if (probed.standing === 'unknown') return fail('trust.certificate-unknown', probed.host, { sha256: probed.sha256 });
  bench.store.dispatch({ type: 'began', busy: 'signing-in' });
  await leaveCluster(bench);
  const { host, port, sha256 } = probed;
  const secret = new Secret(password);
  const connected = await connectCluster({ host, port, expectedSha256: sha256, username, password: secret, signal: bench.abort.signal });
  if (!connected.ok) return connected;
  bench.cluster = connected.value;
  const read = await readCluster(bench);
  if (!read.ok) {
    await leaveCluster(bench);
    return read;
  }
  bench.store.dispatch({ type: 'signed-in', username, cluster: read.value });
  return ok(null);
}

export async function signInServer(bench: Workbench, { server, username, password }: CallInput<'signInServer'>): Promise<Result<null>> {
  if (bench.cluster === null) return fail('contract.not-now', '', { call: 'signInServer' });
  bench.store.dispatch({ type: 'began', busy: 'signing-in' });
  const signedIn = await bench.cluster.signIn(server, username, new Secret(password), { signal: bench.abort.signal });
  return signedIn.ok ? refreshCluster(bench) : signedIn;
}

export async function refreshCluster(bench: Workbench): Promise<Result<null>> {
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  const read = await readCluster(bench);
  if (!read.ok) return read;
  bench.store.dispatch({ type: 'cluster-read', cluster: read.value });
  return ok(null);
}

/** Reads everything again into the workbench and gives its view. */
export async function readCluster(bench: Workbench): Promise<Result<ReturnType<typeof clusterView>>> {
  const { cluster } = bench;
  if (cluster === null) return fail('contract.not-now');
  const refused = refusedServers(cluster);
  const snapshot = await readSnapshot(cluster, refused, { signal: bench.abort.signal });
  if (!snapshot.ok) return snapshot;
  bench.snapshot = snapshot.value;
  const publisher = cluster.servers.find((server) => server.role === 'publisher');
  return ok(clusterView(publisher?.certificateSha256 ?? '', snapshot.value, refused));
}

export async function signOut(bench: Workbench): Promise<Result<null>> {
  await closeModule(bench);
  await leaveCluster(bench);
  bench.probed = null;
  bench.store.dispatch({ type: 'signed-out' });
  return ok(null);
}
