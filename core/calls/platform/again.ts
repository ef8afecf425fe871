import { type CallInput } from '../../../shared/contract/calls.ts';
import { type PhoneState } from '../../../shared/domain/phone.ts';
import { leftAfterRestart } from '../../../shared/domain/left-to-do.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type NodeLink, type PlatformLinks, publisherOf } from '../../change/by-command/links.ts';
import { notSignedIn } from '../../change/by-command/read-node.ts';
import { reportAgain } from '../../change/by-command/run.ts';
import { behindTheCommand } from '../../change/by-command/truth.ts';
import { Secret } from '../../ports/secret.ts';
import { keepPhones, keptReport, tellTicks } from '../changes/report.ts';
import { planAgain, rereadPlatform } from './change.ts';
import { signInTo } from './nodes.ts';
import { practicePlatform, restartPractice } from './practice.ts';
import { platformClusterView } from './views.ts';
import { watchSessions } from './watch-sessions.ts';
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
  if (commands?.isOpen() !== true) return false;
  return (await commands.read('show-version')).ok;
}

type AgainBench = Pick<Workbench, 'platform' | 'abort' | 'ssh' | 'store'>;

/** Signs in anew, once, where no session answers any more. A node with an administrator of its own is asked about by itself. */
async function reconnect(bench: AgainBench, { nodes, locate, osUsername }: PlatformLinks, password: string): Promise<void> {
  await Promise.all(
    nodes.map(async (link) => {
      if (link.hostKeySha256 === null || (await answers(link))) return;
      if (link.username !== osUsername) {
        // The password that was given belongs to the cluster's administrator.
        if (link.commands !== null) Object.assign(link, { commands: null, error: fail('login.refused', link.node.address).error });
        return;
      }
      // A node that allows one session only wants the old one gone first.
      await link.commands?.close();
      await signInTo(bench, link, locate, osUsername, new Secret(password));
    }),
  );
}

/** The session that acts, anew where it is over: the publisher has one that reads by now, which does both where it is the only one to be had. */
async function reconnectAct(bench: AgainBench, links: PlatformLinks, password: string): Promise<PlatformLinks> {
  const publisher = publisherOf(links);
  if (links.act.isOpen() || publisher.commands === null) return links;
  const second: NodeLink = { ...publisher, commands: null, error: null };
  await signInTo(bench, second, links.locate, links.osUsername, new Secret(password));
  // The new one may have taken the place of the other.
  if (second.commands !== null && !publisher.commands.isOpen()) publisher.commands = second.commands;
  return { ...links, act: second.commands ?? publisher.commands };
}

/**
 * After a node has ended a session, e.g. while somebody read the plan: signs in anew, once a node, reads everything, and makes the plan of
 * the same change again. One that says the same stays, with its consents; another one is shown in its place.
 */
export async function signInPlatformAgain(bench: Workbench, { osPassword }: CallInput<'signInPlatformAgain'>): Promise<Result<null>> {
  const { platform, store } = bench;
  const { links, plan, reading: before } = platform;
  if (links === null || before === null) return fail('contract.not-now', '', { call: 'signInPlatformAgain' });
  store.dispatch({ type: 'began', busy: 'signing-in' });
  const secret = new Secret(osPassword);
  const opened = await secret.use(async (bytes) => {
    const password = new TextDecoder().decode(bytes);
    await reconnect(bench, links, password);
    return reconnectAct(bench, links, password);
  });
  const { commands, error } = publisherOf(opened);
  if (commands?.isOpen() !== true) return error === null ? fail('connect.lost', '', { detail: 'closed' }) : { ok: false, error };
  platform.links = opened;
  watchSessions(bench, opened);
  const reading = await rereadPlatform(bench);
  if (!reading.ok) return reading;
  store.dispatch({ type: 'platform-signed-in-again', cluster: platformClusterView(reading.value) });
  return plan === null ? ok(null) : planAgain(bench, plan, before);
}

/** @param phones what practice phones did at their restart; `undefined` = they were not restarted. */
async function readAgain(bench: Pick<Workbench, 'options' | 'language' | 'reports' | 'store' | 'platform'>, phones: readonly PhoneState[] | undefined): Promise<Result<null>> {
  const { change } = bench.platform;
  const report = bench.store.state().platform?.report ?? null;
  if (change === null || report === null) return fail('contract.not-now', '', { call: 'readPlatformAgain' });
  const next = await reportAgain(change, report);
  const shown = phones === undefined ? next : { ...next, phones, leftToDo: leftAfterRestart(next.leftToDo, phones, 'services-and-phones') };
  await keepPhones(bench, shown);
  bench.store.dispatch({ type: 'platform-reported', report: shown });
  // What is no longer left has lost its tick.
  const kept = await keptReport(bench, shown.id);
  if (kept !== null) tellTicks(bench, kept);
  return ok(null);
}

/** Why the publisher cannot be asked: then the report stays as it was read, instead of calling everything unknown. */
async function unreadable(links: PlatformLinks): Promise<Result<never> | null> {
  const publisher = publisherOf(links);
  if (publisher.commands === null) return notSignedIn(publisher);
  const asked = await publisher.commands.read('show-version');
  return asked.ok ? null : { ok: false, error: behindTheCommand(asked.error) };
}

/** What is true now, into the report of the change; what a password is needed for is done once with the one given. */
export async function readPlatformAgain(bench: Workbench, { osPassword }: CallInput<'readPlatformAgain'>): Promise<Result<null>> {
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  return readOver(bench, osPassword, bench.store.state().platform?.report?.phones);
}

async function readOver(bench: Workbench, password: string, phones: readonly PhoneState[] | undefined): Promise<Result<null>> {
  const { links } = bench.platform;
  if (links !== null && password !== '') {
    const secret = new Secret(password);
    await secret.use((bytes) => reconnect(bench, links, new TextDecoder().decode(bytes)));
  }
  return (links === null ? null : await unreadable(links)) ?? readAgain(bench, phones);
}

/** On the practice cluster: the restarts that a change leaves to a person, then the same reading. The phones' answers join the report. */
export async function restartPracticeServices(bench: Workbench): Promise<Result<null>> {
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  const restarted = await restartPractice(bench);
  if (!restarted.ok) return restarted;
  // Its password is no secret: sessions may have ended meanwhile, as on a real cluster.
  return readOver(bench, practicePlatform(bench)?.osAdmin.password ?? '', bench.store.state().practice?.phones);
}
