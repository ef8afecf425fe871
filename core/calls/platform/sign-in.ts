import { type CallInput } from '../../../shared/contract/calls.ts';
import { PREFLIGHT_IDS } from '../../../shared/domain/preflight/rules.ts';
import { type NetworkNode } from '../../../shared/domain/platform/answers.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type PlatformTrustRow } from '../../../shared/session/platform/view.ts';
import { type AxlReading, readPlatform } from '../../change/by-command/read-cluster.ts';
import { readKnown } from '../../change/by-command/read-node.ts';
import { type PlatformCommands } from '../../ports/platform/commands.ts';
import { Secret } from '../../ports/secret.ts';
import { closeLinks, namesOf, type PlatformLinks } from '../../change/by-command/links.ts';
import { lookForOpen } from '../changes/check.ts';
import { askAxl } from './axl.ts';
import { leavePlatform } from './desk.ts';
import { runPreflight } from './preflight.ts';
import { askNodes, linkNodes, publisherOfList } from './nodes.ts';
import { showTrust, type TrustBench, trustProblem, trustSettled } from './trust.ts';
import { offersByRelease, platformClusterView } from './views.ts';
import { watchSessions } from './watch-sessions.ts';
import { type Workbench } from '../workbench.ts';

type Credentials = CallInput<'signInPlatform'>;

const rowOf = (rows: readonly PlatformTrustRow[], service: PlatformTrustRow['service']): PlatformTrustRow | undefined =>
  rows.find((row) => row.node === '' && row.service === service);

/** Signs in to the node that was named, and reads which nodes there are. */
async function openNamed(bench: Pick<Workbench, 'platform' | 'abort' | 'ssh'>, username: string, password: string): Promise<Result<{ readonly act: PlatformCommands; readonly list: readonly NetworkNode[] }>> {
  const { named, trust } = bench.platform;
  const row = rowOf(trust, 'ssh');
  if (named === null || row === undefined) return fail('contract.not-now', '', { call: 'signInPlatform' });
  const { host, sshPort: port, olderNode } = named;
  const act = await bench.ssh.connect({ host, port, olderNode, username, expectedSha256: row.sha256, password: new Secret(password), signal: bench.abort.signal });
  if (!act.ok) return act;
  const list = await readKnown(act.value, 'show-network-cluster', host, { signal: bench.abort.signal });
  if (list.ok) return ok({ act: act.value, list: list.value.value });
  await act.value.close();
  return list;
}

interface Opened {
  readonly links: PlatformLinks;
  readonly axl: AxlReading;
}

async function openCluster(bench: TrustBench, credentials: Credentials, password: string): Promise<Result<Opened>> {
  const opened = await openNamed(bench, credentials.osUsername, password);
  if (!opened.ok) return opened;
  const { act, list } = opened.value;
  const failed = async (result: Result<never>): Promise<Result<never>> => {
    await act.close();
    return result;
  };
  const asked = await askNodes(bench, list, credentials.axlUsername !== '');
  const publisher = publisherOfList(bench.platform, list, asked);
  if (!publisher.ok) return failed(publisher);
  const axl = await askAxl(bench, credentials, namesOf(publisher.value));
  const named = bench.platform.trust.filter(({ node }) => node === '').map((row) => ({ ...row, node: publisher.value.address }));
  const table = [...named, ...asked.flatMap(({ rows, node }) => (node === publisher.value ? [] : rows))];
  const waits = trustProblem(table) !== null;
  showTrust(bench, table, waits);
  const settled = waits ? await trustSettled(bench) : ok(undefined);
  if (!settled.ok) return failed(settled);
  const links = await linkNodes(bench, { act, list, asked, publisher: publisher.value, username: credentials.osUsername, password });
  return ok({ links, axl });
}

/**
 * Signs in to the publisher and AXL, once each, asks all nodes for their keys, waits where somebody has to accept them, and signs in to
 * the others. The passwords live for this one call, however long a person looks at the table.
 */
export async function signInPlatform(bench: Workbench, credentials: Credentials): Promise<Result<null>> {
  const { platform, store } = bench;
  // What a sign-in before has added to the table is asked again: nodes may have changed.
  platform.trust = platform.probed;
  const problem = trustProblem(platform.trust);
  if (problem !== null) return problem;
  store.dispatch({ type: 'began', busy: 'signing-in' });
  await leavePlatform(platform);
  const secret = new Secret(credentials.osPassword);
  const opened = await secret.use((bytes) => openCluster(bench, credentials, new TextDecoder().decode(bytes)));
  if (!opened.ok) {
    showTrust(bench, platform.probed, false);
    return opened;
  }
  const { links, axl } = opened.value;
  const reading = await readPlatform(links, axl, { signal: bench.abort.signal });
  if (!reading.ok) {
    await closeLinks(links);
    return reading;
  }
  Object.assign(platform, { links, axl, reading: reading.value });
  watchSessions(bench, links);
  await lookForOpen(bench, 'by-command');
  const offers = store.state().platform?.offers ?? null;
  if (offers === null) throw new Error('a sign-in follows a probe');
  const { osUsername, axlUsername, axlPassword, preflight = false } = credentials;
  const signedIn = { osUsername, axlUsername, cluster: platformClusterView(reading.value), offers: offersByRelease(offers, reading.value.release) };
  store.dispatch({ type: 'platform-signed-in', ...signedIn, ...(preflight ? { preflight: PREFLIGHT_IDS } : {}) });
  if (preflight) await runPreflight(bench, PREFLIGHT_IDS, { axlUsername, axlPassword });
  return ok(null);
}
