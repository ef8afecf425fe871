import { type CallInput } from '../../../shared/contract/calls.ts';
import { type PhoneState } from '../../../shared/domain/phone.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type NodeLink, type PlatformLinks } from '../../change/by-command/links.ts';
import { reportAgain } from '../../change/by-command/run.ts';
import { Secret } from '../../ports/secret.ts';
import { rereadPlatform } from './change.ts';
import { signInTo } from './nodes.ts';
import { restartPractice } from './practice.ts';
import { platformClusterView } from './views.ts';
import { type Workbench } from '../workbench.ts';

/** Signs in to one node that refused the cluster's credentials, and reads everything again. */
export async function signInNode(bench: Workbench, { node, username, password }: CallInput<'signInNode'>): Promise<Result<null>> {
  const { links } = bench.platform;
  const link = links?.nodes.find((one) => one.node.address === node);
  if (links === null || link === undefined || link.commands !== null) return fail('contract.not-now', '', { call: 'signInNode' });
  bench.store.dispatch({ type: 'began', busy: 'signing-in' });
  await signInTo(bench, link, links.locate, username, new Secret(password));
  if (link.error !== null) return { ok: false, error: link.error };
  const reading = await rereadPlatform(bench);
  if (!reading.ok) return reading;
  bench.store.dispatch({ type: 'platform-read', cluster: platformClusterView(reading.value) });
  return ok(null);
}

/** Whether the node still answers on the session that is open. */
async function answers({ commands }: NodeLink): Promise<boolean> {
  if (commands === null) return false;
  return (await commands.read('show-version')).ok;
}

/** Signs in anew, once, where no session answers any more. */
async function reconnect(bench: Pick<Workbench, 'platform' | 'abort' | 'ssh'>, { nodes, locate, osUsername }: PlatformLinks, password: string): Promise<void> {
  await Promise.all(
    nodes.map(async (link) => {
      // The password that was given belongs to the cluster's administrator.
      if (link.hostKeySha256 === null || link.username !== osUsername || (await answers(link))) return;
      await link.commands?.close();
      await signInTo(bench, link, locate, osUsername, new Secret(password));
    }),
  );
}

/** @param phones what practice phones did at their restart; `undefined` = they were not restarted. */
async function readAgain(bench: Pick<Workbench, 'store' | 'platform'>, phones: readonly PhoneState[] | undefined): Promise<Result<null>> {
  const { change } = bench.platform;
  const report = bench.store.state().platform?.report ?? null;
  if (change === null || report === null) return fail('contract.not-now', '', { call: 'readPlatformAgain' });
  const next = await reportAgain(change, report);
  bench.store.dispatch({ type: 'platform-reported', report: phones === undefined ? next : { ...next, phones } });
  return ok(null);
}

/** What is true now, into the report of the change; what a password is needed for is done once with the one given. */
export async function readPlatformAgain(bench: Workbench, { osPassword }: CallInput<'readPlatformAgain'>): Promise<Result<null>> {
  const { links } = bench.platform;
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  if (links !== null && osPassword !== '') {
    const secret = new Secret(osPassword);
    await secret.use((bytes) => reconnect(bench, links, new TextDecoder().decode(bytes)));
  }
  return readAgain(bench, bench.store.state().platform?.report?.phones);
}

/** On the practice cluster: the restarts that a change leaves to a person, then the same reading. The phones' answers join the report. */
export async function restartPracticeServices(bench: Workbench): Promise<Result<null>> {
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  const restarted = await restartPractice(bench);
  if (!restarted.ok) return restarted;
  return readAgain(bench, bench.store.state().practice?.phones);
}
