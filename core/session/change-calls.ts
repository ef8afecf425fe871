import path from 'node:path';
import { type CallInput } from '../../shared/contract/contract.ts';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { ChangeFolder } from '../apply/change-folder.ts';
import { type ChangeEnd, runChange } from '../apply/run-change.ts';
import { type ChangePlan } from '../plan/change-plan.ts';
import { Secret } from '../ports/secret.ts';
import { readCluster } from './sign-in-calls.ts';
import { type Workbench, isPractice } from './workbench.ts';

interface HeldLock {
  release(): Promise<void>;
}

/** One change at a time on a cluster, whichever window, page or command line of this computer makes it. */
async function lockCluster(bench: Workbench): Promise<Result<HeldLock>> {
  const { files, dataDir, holder, clock } = bench.options;
  const folder = path.join(dataDir, 'locks');
  const id = bench.store.state().cluster?.id ?? '';
  try {
    await files.makeFolder(folder);
    const lock = await files.lock(path.join(folder, `${id}.lock`), `${holder}, ${clock.now().toISOString()}`);
    return lock.held ? ok({ release: () => lock.release() }) : fail('apply.locked', '', { holder: lock.holder });
  } catch (error) {
    return fail('file.not-written', folder, { path: folder, detail: String(error) });
  }
}

/** Begins the change; its progress and report arrive in the view state. */
export async function apply(bench: Workbench, { planId, pin }: CallInput<'apply'>): Promise<Result<null>> {
  const secret = new Secret(pin);
  const { plan } = bench;
  if (plan === null || plan.view.id !== planId || bench.cluster === null || bench.tokens === null) {
    secret.wipe();
    return fail('plan.outdated');
  }
  const lock = await lockCluster(bench);
  if (!lock.ok) {
    secret.wipe();
    return lock;
  }
  bench.store.dispatch({ type: 'job-began', id: planId });
  bench.job = runJob(bench, plan, secret, lock.value).catch((error: unknown) => {
    // A bug, but one that must not leave the wizard on a screen without an end.
    bench.options.log.error('the change ended with a fault', { detail: String(error) });
    bench.store.dispatch({ type: 'not-signed', error: fail('program.fault', '', { detail: String(error) }).error });
  });
  return ok(null);
}

async function runJob(bench: Workbench, plan: ChangePlan, pin: Secret, lock: HeldLock): Promise<void> {
  try {
    const end = await change(bench, plan, pin);
    await finish(bench, end);
  } finally {
    await lock.release();
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
  if (practice === null || !isPractice(bench)) return report;
  const phones = await practice.restartPhones();
  bench.store.dispatch({ type: 'phones-restarted', phones });
  return { ...report, phones };
}

/** Ends what is under way as long as nothing is being written; after that it is without effect. */
export function cancel(bench: Workbench): Promise<Result<null>> {
  const { job } = bench.store.state();
  if (bench.job === null || job?.cancellable === true) bench.abort.abort();
  return Promise.resolve(ok(null));
}
