import { type CallInput } from '../../../shared/contract/calls.ts';
import { type ChangeReport } from '../../../shared/domain/report.ts';
import { consentsIn, refusalIn } from '../../../shared/domain/rules/rule.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { ChangeFolder } from '../../change/folder.ts';
import { type ChangeEnd, runChange } from '../../change/with-token/run.ts';
import { type ChangePlan } from '../../change/with-token/plan.ts';
import { Secret } from '../../ports/secret.ts';
import { lockCluster, releaseQuietly } from '../../data-folder/lock.ts';
import { stopLook } from '../tokens/look.ts';
import { readCluster } from './sign-in.ts';
import { type Workbench } from '../workbench.ts';

/** Begins the change; its progress and report arrive in the view state. */
export function apply(bench: Workbench, { planId, pin, consents = [] }: CallInput<'apply'>): Promise<Result<null>> {
  const { plan } = bench;
  if (plan === null || plan.view.id !== planId || bench.cluster === null || bench.tokens === null) return Promise.resolve(fail('plan.outdated'));
  const { findings } = plan.view;
  const refusal = refusalIn(findings);
  if (refusal !== undefined) return Promise.resolve(fail('plan.refused', '', { rule: refusal.rule }));
  const missing = consentsIn(findings).filter((rule) => !consents.includes(rule));
  if (missing.length > 0) return Promise.resolve(fail('plan.consent-missing', '', { rules: missing.join(', ') }));
  // Busy from this moment on: no other call may come between the lock and the change.
  bench.store.dispatch({ type: 'job-began', id: planId });
  stopLook(bench);
  bench.job = runJob(bench, plan, new Secret(pin));
  return Promise.resolve(ok(null));
}

/** The publisher's certificate, and what the cluster calls it. */
function publisherNames({ cluster, store }: Workbench): readonly string[] {
  const publisher = cluster?.servers.find(({ role }) => role === 'publisher');
  return [store.state().cluster?.id ?? '', publisher?.name ?? '', ...(publisher?.addresses ?? [])];
}

async function runJob(bench: Workbench, plan: ChangePlan, pin: Secret): Promise<void> {
  const { store, options } = bench;
  try {
    const lock = await lockCluster(bench.options, publisherNames(bench));
    if (!lock.ok) {
      store.dispatch({ type: 'not-signed', error: lock.error });
      return;
    }
    const end = await change(bench, plan, pin).finally(() => releaseQuietly(bench.options, lock.value));
    await finish(bench, end);
  } catch (error) {
    // A bug, but one that must not leave the wizard on a screen without an end.
    const detail = error instanceof Error ? error.message : 'unknown';
    options.log.error('the change ended with a fault', { detail });
    store.dispatch({ type: 'not-signed', error: fail('program.fault', '', { detail }).error });
  } finally {
    pin.wipe();
    bench.job = null;
  }
}

function change(bench: Workbench, plan: ChangePlan, pin: Secret): Promise<ChangeEnd> {
  const { options, store, cluster, tokens, abort } = bench;
  if (cluster === null || tokens === null) throw new Error('checked by apply');
  const { files, clock, dataDir } = options;
  return runChange({
    plan,
    cluster,
    tokens,
    pin,
    clock,
    folder: new ChangeFolder(files, clock, dataDir, plan.view.id),
    signal: abort.signal,
    observer: {
      stepChanged: (id, status, error) => store.dispatch({ type: 'step-changed', id, status, error }),
      commitBegan: () => store.dispatch({ type: 'commit-began' }),
    },
  });
}

async function finish(bench: Workbench, end: ChangeEnd): Promise<void> {
  if (end.kind === 'not-signed') {
    bench.store.dispatch({ type: 'not-signed', error: end.error });
    return;
  }
  bench.plan = null;
  bench.abort = new AbortController();
  const report = await withPhones(bench, end.report);
  const cluster = await readCluster(bench);
  bench.store.dispatch({ type: 'reported', report, cluster: cluster.ok ? cluster.value : null });
}

/** On the practice cluster the phones are restarted too: their end state is part of the proof. */
async function withPhones(bench: Workbench, report: ChangeReport): Promise<ChangeReport> {
  const { practice } = bench;
  if (practice === null || !bench.store.state().atPractice) return report;
  const phones = await practice.restartPhones().catch(() => null);
  // Without an answer of the phones the report says nothing of them.
  if (phones === null) return report;
  bench.store.dispatch({ type: 'phones-restarted', phones });
  return { ...report, phones };
}

/** Ends what is under way as long as nothing is being written; after that it is without effect. */
export function cancel(bench: Workbench): Promise<Result<null>> {
  const { job } = bench.store.state();
  if (bench.job === null || job?.cancellable === true) bench.abort.abort();
  return Promise.resolve(ok(null));
}
