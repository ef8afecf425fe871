import path from 'node:path';
import { type CallInput } from '../../shared/contract/calls.ts';
import { withTick } from '../../shared/domain/kept-report.ts';
import { type PhoneState } from '../../shared/domain/phone.ts';
import { PRACTICE_SCENARIOS, isScenarioOf } from '../../shared/domain/practice-scenario.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type PracticeCluster, type PracticeRequest } from '../ports/practice.ts';
import { amendReport } from './changes/report.ts';
import { keepInterrupted } from './practice-interrupted.ts';
import { endPractice } from './practice-kept.ts';
import { type SessionStore } from './store.ts';
import { practicePlatformView } from './provider/views.ts';
import { type Workbench } from './workbench.ts';

export async function startPractice(bench: Workbench, { connection = 'ctl-provider', scenario = PRACTICE_SCENARIOS[connection][0], seed }: CallInput<'startPractice'>): Promise<Result<null>> {
  const name: string = scenario;
  if (!isScenarioOf(connection, name)) return fail('usage.wrong', '', { detail: `${connection}: ${name}` });
  const shown = bench.store.state().practice;
  const same = shown?.connection === connection && shown.scenario === scenario && (seed ?? shown.seed) === shown.seed;
  const running = same ? bench.practice : null;
  const started = running === null ? await startAnother(bench, () => bench.options.practiceClusters.start({ connection, scenario, seed: seed ?? null }, (made, inAll) => bench.store.dispatch({ type: 'practice-keys', keys: { made, inAll } }))) : ok(running);
  if (!started.ok) return started;
  const cluster = started.value;
  tellPractice(bench, { connection, scenario }, cluster);
  const kept = running === null ? await keepInterrupted(bench, cluster) : ok(undefined);
  return kept.ok ? ok(null) : kept;
}

/** Shows the practice cluster that runs and fills in the sign-in screen. */
export function tellPractice({ provider, store }: Pick<Workbench, 'provider' | 'store'>, { connection, scenario }: Pick<PracticeRequest, 'connection' | 'scenario'>, cluster: PracticeCluster): void {
  // What was probed before is not the practice cluster: nothing may be sent there by mistake.
  provider.probed = null;
  const { seed, host, port, username, password, pin, platform, otherTftpServer } = cluster;
  const [tokens, phones] = [cluster.tokensOnTable(), cluster.phones()];
  store.dispatch({
    type: 'practice-started',
    practice: { connection, scenario, seed, keys: cluster.keys(), host, port, username, password, pin, tokens, phones, otherTftpServer, platform: platform === null ? null : practicePlatformView(platform) },
  });
}

/** Ends the practice cluster that runs and starts another one, which the engine's end waits for from this moment on. */
export async function startAnother<C extends PracticeCluster | null>(bench: Pick<Workbench, 'options' | 'open' | 'openRollouts' | 'store' | 'practice' | 'practiceStarting'>, start: () => Promise<C>): Promise<Result<C>> {
  bench.store.dispatch({ type: 'began', busy: 'starting-practice' });
  const starting = endPractice(bench, bench.practice).then(start);
  bench.practice = null;
  bench.practiceStarting = starting.catch(() => null);
  try {
    const cluster = await starting;
    bench.practice = cluster;
    return ok(cluster);
  } catch (error) {
    // A data folder that is full or may not be written; anything else is a bug.
    if (!(error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code)))) throw error;
    const folder = path.join(bench.options.dataDir, 'practice');
    return fail('file.not-written', folder, { path: folder, detail: error.message });
  }
}

const notRunning = (call: string): Promise<Result<null>> => Promise.resolve(fail('contract.not-now', '', { call }));

export async function movePracticeToken(bench: Workbench, { serial, inserted }: CallInput<'movePracticeToken'>): Promise<Result<null>> {
  const { practice } = bench;
  if (practice === null) return notRunning('movePracticeToken');
  await practice.moveToken(serial, inserted);
  bench.store.dispatch({ type: 'practice-tokens-moved', tokens: practice.tokensOnTable() });
  return ok(null);
}

export async function setPracticeTries(bench: Workbench, { serial, left }: CallInput<'setPracticeTries'>): Promise<Result<null>> {
  const { practice } = bench;
  if (practice === null) return notRunning('setPracticeTries');
  await practice.setTries(serial, left);
  bench.store.dispatch({ type: 'practice-tokens-moved', tokens: practice.tokensOnTable() });
  return ok(null);
}

const told = (store: SessionStore, phones: readonly PhoneState[]): Result<null> => {
  store.dispatch({ type: 'phones-restarted', phones });
  return ok(null);
};

export async function switchPracticePhone(bench: Workbench, { name, on }: CallInput<'switchPracticePhone'>): Promise<Result<null>> {
  const { practice } = bench;
  if (practice === null) return notRunning('switchPracticePhone');
  await practice.switchPhone(name, on);
  return told(bench.store, practice.phones());
}

export async function restartPracticePhones(bench: Workbench): Promise<Result<null>> {
  return bench.practice === null ? notRunning('restartPracticePhones') : told(bench.store, await bench.practice.restartPhones());
}

/** Ticking off is a person's word on a real phone; a practice phone is visited: its CTL file is deleted and it restarts. */
export async function tickPhone(bench: Workbench, { name, done }: CallInput<'tickPhone'>): Promise<Result<null>> {
  const { store } = bench;
  const practice = store.state().atPractice ? bench.practice : null;
  if (!store.state().visits.some((visit) => visit.name === name)) return fail('contract.not-now', '', { call: 'tickPhone' });
  if (done && practice !== null) told(bench.store, await practice.visitPhone(name));
  store.dispatch({ type: 'phone-ticked', name, done });
  const { report } = store.state();
  if (report !== null) await amendReport(bench, report.id, (kept) => withTick(kept, { left: null, neighbour: null, phone: name }, done));
  return ok(null);
}
