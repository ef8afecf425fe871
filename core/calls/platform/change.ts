import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { type CommandKind } from '../../../shared/domain/change-kind.ts';
import { PLATFORM_PORTS } from '../../../shared/domain/connection.ts';
import { type PlatformPlan } from '../../../shared/domain/platform/plan.ts';
import { isAboutClocks } from '../../../shared/domain/rules/clocks.ts';
import { isTyped, objectionTo, typedConsentsIn } from '../../../shared/domain/rules/consent.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { diskSha1, servedSha1 } from '../../change/by-command/held-files.ts';
import { makePlatformPlan } from '../../change/by-command/make-plan.ts';
import { type PlatformLinks, publisherNames, publisherOf } from '../../change/by-command/links.ts';
import { type PlatformReading, readPlatform } from '../../change/by-command/read-cluster.ts';
import { runPlatformChange } from '../../change/by-command/run.ts';
import { recordByCommand } from '../../change/by-command/record.ts';
import { type ChangeMaker } from '../../change/maker.ts';
import { changeId } from '../../change/id.ts';
import { openChange, unlessOpen } from '../changes/unfinished.ts';
import { beginJob } from '../job.ts';
import { changeMaker } from '../maker.ts';
import { practicePlatform } from './practice.ts';
import { type PlatformNamed } from './desk.ts';
import { platformClusterView } from './views.ts';
import { type Workbench } from '../workbench.ts';

/** Reads everything again into the workbench. */
export async function rereadPlatform(bench: Pick<Workbench, 'platform' | 'abort'>): Promise<Result<PlatformReading>> {
  const { links, axl } = bench.platform;
  if (links === null || axl === null) return fail('contract.not-now', '', { call: 'read' });
  const reading = await readPlatform(links, axl, { signal: bench.abort.signal });
  if (reading.ok) bench.platform.reading = reading.value;
  return reading;
}

/** A refusal blocks until it is answered: who reads again instead of giving other credentials goes on without that node. */
export async function refreshPlatform(bench: Workbench): Promise<Result<null>> {
  for (const link of bench.platform.links?.nodes ?? []) if (link.error?.code === 'login.refused') link.error = null;
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  const reading = await rereadPlatform(bench);
  if (!reading.ok) return reading;
  bench.store.dispatch({ type: 'platform-read', cluster: platformClusterView(reading.value) });
  return ok(null);
}

function makePlan(bench: Workbench, kind: CommandKind, reading: PlatformReading, named: PlatformNamed): Result<PlatformPlan> {
  // Practice phones tell what they hold.
  const practicePhones = practicePlatform(bench) === null ? null : (bench.practice?.phones() ?? null);
  const olderNode = named.olderNode || bench.platform.sha1HostKey;
  return makePlatformPlan({ id: changeId(bench.options.clock.now()), kind, reading, olderNode, practicePhones });
}

function showPlan(bench: Workbench, plan: PlatformPlan, replaces: boolean): Result<null> {
  bench.platform.plan = plan;
  bench.store.dispatch({ type: 'platform-planned', plan, replaces });
  return ok(null);
}

export async function choosePlatformChange(bench: Workbench, { kind }: CallInput<'choosePlatformChange'>): Promise<Result<null>> {
  const open = await openChange(bench, 'by-command');
  if (open !== null) return open;
  const { reading, named } = bench.platform;
  if (reading === null || named === null) return fail('contract.not-now', '', { call: 'choosePlatformChange' });
  const plan = makePlan(bench, kind, reading, named);
  return plan.ok ? showPlan(bench, plan.value, false) : plan;
}

/** The files of all nodes, as they were read. */
const filesOf = ({ nodes }: PlatformReading): string => JSON.stringify(nodes.map((node) => [node.link.node.address, diskSha1(node), servedSha1(node)]));

/** A difference of clocks is measured anew with each reading, so it alone makes no other plan. */
const apartFromClocks = (plan: PlatformPlan): string => JSON.stringify({ ...plan, findings: plan.findings.filter((one) => !isAboutClocks(one)) });

/** Makes the plan that somebody read once more from what is read now: the same stays, with its consents; another takes its place. */
export function planAgain(bench: Workbench, plan: PlatformPlan, before: PlatformReading): Result<null> {
  const { reading, named } = bench.platform;
  if (reading === null || named === null) return fail('plan.outdated');
  const made = makePlan(bench, plan.kind, reading, named);
  if (!made.ok) return made;
  const isSame = filesOf(before) === filesOf(reading) && apartFromClocks({ ...made.value, id: plan.id }) === apartFromClocks(plan);
  return isSame ? ok(null) : showPlan(bench, made.value, true);
}

export function consentToVisits(bench: Workbench, { planId, typed }: CallInput<'consentToVisits'>): Promise<Result<null>> {
  const { plan } = bench.platform;
  if (plan === null || plan.id !== planId || plan.consent === null) return Promise.resolve(fail('plan.outdated'));
  if (!isTyped(typed, plan.consent)) return Promise.resolve(fail('apply.consent-missing', '', { wanted: plan.consent }));
  bench.store.dispatch({ type: 'platform-consented' });
  return Promise.resolve(ok(null));
}

/** Begins the change; its progress, transcript and report arrive in the view state. */
export function applyPlatform(bench: Workbench, { planId, consents = [] }: CallInput<'applyPlatform'>): Promise<Result<null>> {
  const { plan, links, reading } = bench.platform;
  if (plan === null || plan.id !== planId || links === null || reading === null) return Promise.resolve(fail('plan.outdated'));
  const isConsented = bench.store.state().platform?.consented === true;
  const objection = objectionTo(plan, { rules: consents, typed: isConsented ? (plan.consent ?? '') : '' });
  if (objection !== null) return Promise.resolve({ ok: false, error: objection });
  const { store } = bench;
  const record = recordByCommand(changeId(bench.options.clock.now()), plan, { links, ...reading }, platformMaker(bench, links, [...new Set([...consents, ...typedConsentsIn(plan.findings)])]));
  beginJob(bench, {
    id: record.id,
    publisherNames: publisherNames(links),
    run: (parts) =>
      unlessOpen(bench, { route: record.route, keySha256: record.cluster.keySha256 }, async () => {
        const stopTelling = links.act.subscribe((lines) => store.dispatch({ type: 'platform-lines', lines }));
        const { end, context } = await runPlatformChange({ plan, record, links, before: reading, ...parts }).finally(stopTelling);
        bench.platform.change = end.kind === 'reported' ? context : null;
        return end;
      }),
    forgetPlan: () => {
      bench.platform.plan = null;
    },
    show: (report) => {
      store.dispatch({ type: 'platform-reported', report });
      return Promise.resolve();
    },
  });
  return Promise.resolve(ok(null));
}

/** Who makes a change by command: the cluster is known by the host key of its publisher. */
export function platformMaker(bench: Pick<Workbench, 'options' | 'store' | 'platform'>, links: PlatformLinks, consents: readonly string[]): ChangeMaker {
  const { named } = bench.platform;
  return changeMaker(bench, {
    host: named?.host ?? '',
    port: named?.sshPort ?? PLATFORM_PORTS.ssh,
    username: links.osUsername,
    keySha256: publisherOf(links).hostKeySha256 ?? '',
    client: '',
    consents,
  });
}

export function platformTranscript(bench: Workbench): Promise<Result<CallOutput<'platformTranscript'>>> {
  const text = bench.platform.links?.act.transcript();
  return Promise.resolve(text === undefined ? fail('contract.not-now', '', { call: 'platformTranscript' }) : ok({ text }));
}

/** What `show ctl` printed on the node when it was read last: after a change by the change, else by the last reading. */
export function platformShowCtl(bench: Workbench, { node }: CallInput<'platformShowCtl'>): Promise<Result<CallOutput<'platformShowCtl'>>> {
  const { reading, change } = bench.platform;
  const at = reading?.nodes.findIndex(({ link }) => link.node.address === node) ?? -1;
  const files = change?.truth?.files[at] ?? reading?.nodes[at];
  if (files === undefined) return Promise.resolve(fail('provider.server-unknown', node, { name: node }));
  return Promise.resolve(files.disk.ok ? ok({ text: files.disk.value.text }) : files.disk);
}
