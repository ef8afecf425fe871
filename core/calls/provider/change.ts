import { type CallInput } from '../../../shared/contract/calls.ts';
import { leftAfterRestart } from '../../../shared/domain/left-to-do.ts';
import { type ChangeReport } from '../../../shared/domain/report.ts';
import { objectionTo, typedConsentsIn } from '../../../shared/domain/rules/consent.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { changeId } from '../../change/id.ts';
import { type ChangeMaker } from '../../change/maker.ts';
import { recordWithToken } from '../../change/with-token/record.ts';
import { runChange } from '../../change/with-token/run.ts';
import { type ProviderCluster } from '../../ctl-provider/cluster.ts';
import { Secret } from '../../ports/secret.ts';
import { lookForOpen } from '../changes/check.ts';
import { unlessOpen } from '../changes/unfinished.ts';
import { keepPhones } from '../changes/report.ts';
import { beginJob } from '../job.ts';
import { changeMaker } from '../maker.ts';
import { stopLook } from '../tokens/look.ts';
import { readCluster } from './sign-in.ts';
import { type Workbench } from '../workbench.ts';

/** Begins the change; its progress and report arrive in the view state. */
export function apply(bench: Workbench, { planId, pin, consents = [], typed = '' }: CallInput<'apply'>): Promise<Result<null>> {
  const { plan, cluster } = bench.provider;
  const { port: tokens } = bench.tokens;
  if (plan === null || plan.view.id !== planId || cluster === null || tokens === null) return Promise.resolve(fail('plan.outdated'));
  const objection = objectionTo(plan.view, { rules: consents, typed });
  if (objection !== null) return Promise.resolve({ ok: false, error: objection });
  stopLook(bench.tokens);
  const secret = new Secret(pin);
  const record = recordWithToken(changeId(bench.options.clock.now()), plan, makerOf(bench, [...new Set([...consents, ...typedConsentsIn(plan.view.findings)])]));
  beginJob(bench, {
    id: record.id,
    publisherNames: publisherNames(cluster, bench.store.state().cluster?.id ?? ''),
    run: (parts) => unlessOpen(bench, { route: record.route, keySha256: record.cluster.keySha256 }, () => runChange({ plan, record, cluster, tokens, pin: secret, ...parts })).finally(() => secret.wipe()),
    forgetPlan: () => {
      bench.provider.plan = null;
    },
    show: (report) => showReport(bench, report),
  });
  return Promise.resolve(ok(null));
}

function makerOf(bench: Workbench, consents: readonly string[]): ChangeMaker {
  const { signIn, cluster } = bench.store.state();
  const { host, port, username } = signIn;
  return changeMaker(bench, { host, port, username, keySha256: cluster?.id ?? '', client: bench.provider.client, consents });
}

/** The publisher's certificate, and what the cluster calls it. */
export function publisherNames({ servers }: ProviderCluster, certificateSha256: string): readonly string[] {
  const publisher = servers.find(({ role }) => role === 'publisher');
  return [certificateSha256, publisher?.name ?? '', ...(publisher?.addresses ?? [])];
}

type ShowBench = Pick<Workbench, 'options' | 'open' | 'language' | 'reports' | 'store' | 'practice' | 'provider' | 'platform' | 'abort'>;

/** Shows how a change ended; where it stays open, what can be done with it. */
export async function showReport(bench: ShowBench, report: ChangeReport): Promise<void> {
  const shown = await withPhones(bench, report);
  const cluster = await readCluster(bench);
  await lookForOpen(bench, 'with-token');
  bench.store.dispatch({ type: 'reported', report: shown, cluster: cluster.ok ? cluster.value : null });
}

/** On the practice cluster the phones are restarted too: their end state is part of the proof. */
async function withPhones(bench: ShowBench, report: ChangeReport): Promise<ChangeReport> {
  const { practice } = bench;
  if (practice === null || !bench.store.state().atPractice) return report;
  const phones = await practice.restartPhones().catch(() => null);
  // Without an answer of the phones the report says nothing of them.
  if (phones === null) return report;
  bench.store.dispatch({ type: 'phones-restarted', phones });
  const shown = { ...report, phones, leftToDo: leftAfterRestart(report.leftToDo, phones, 'phones') };
  await keepPhones(bench, shown);
  return shown;
}

/** Ends what is under way as long as nothing is being written; after that it is without effect. */
export function cancel(bench: Workbench): Promise<Result<null>> {
  const { job } = bench.store.state();
  if (bench.job === null || job?.cancellable === true) bench.abort.abort();
  return Promise.resolve(ok(null));
}
