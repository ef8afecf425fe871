import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { isOpenRollout, isPractisedRollout, type ListedRollout, openPhonesOf } from '../../../shared/domain/rollout/report.ts';
import { type OpenRolloutView } from '../../../shared/session/rollout-view.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { publisherOf } from '../../change/by-command/links.ts';
import { rolloutFolderPath } from '../../rollout/folder.ts';
import { readListedRollout, readPhones, readRollout, rolloutsPage } from '../../rollout/past.ts';
import { RolloutWork } from '../../rollout/work.ts';
import { isOfGonePractice } from '../practice-kept.ts';
import { type Workbench } from '../workbench.ts';
import { forgetBehind } from './behind.ts';
import { createRolloutDesk, leaveDesk, letGo } from './desk.ts';
import { showRollout } from './show.ts';
import { folderOf } from './page.ts';

type RolloutBench = Pick<Workbench, 'options' | 'language' | 'rollout' | 'store' | 'openRollouts'>;

/** Most open rollouts that the view state names; how many more there are it says, and the list has them. */
const MAX_SHOWN = 4;

const shown = ({ id, folder, startedAt, restartsDone, record, damagedFrom }: ListedRollout): readonly OpenRolloutView[] => {
  if (record === null) return [];
  const { practice, cluster, restarts } = record;
  const publisher = practice === null ? undefined : cluster.places[0];
  return [{ id, folder, startedAt, restartsDone, damagedFrom, cluster: publisher?.hostName ?? cluster.host, keySha256: cluster.keySha256, practice: practice?.scenario ?? null, restarts: restarts.length }];
};

type TellingBench = Pick<Workbench, 'openRollouts' | 'store'>;

const clusterHere = ({ store }: Pick<Workbench, 'store'>): string | null => store.state().platform?.cluster?.keySha256 ?? null;

/** Puts the rollouts that can go on, as their folders tell, into the view state: those of the cluster that is signed in to over the platform, else all. */
export async function tellOpenRollouts(bench: TellingBench): Promise<void> {
  const { openRollouts, store } = bench;
  const all = await openRollouts.read();
  if (all.length === 0 && store.state().openRollouts.rollouts.length === 0) return;
  const of = clusterHere(bench);
  const open = all.flatMap(shown).filter(({ keySha256 }) => of === null || keySha256 === of);
  store.dispatch({ type: 'rollouts-open', open: { of, rollouts: open.slice(0, MAX_SHOWN), more: Math.max(0, open.length - MAX_SHOWN) } });
}

/** Tells them anew whenever another cluster is signed in to, or none. */
export function tellWithCluster(bench: TellingBench): void {
  let last = clusterHere(bench);
  bench.store.subscribe(() => {
    const now = clusterHere(bench);
    if (now === last) return;
    last = now;
    void tellOpenRollouts(bench);
  });
}

export async function rollouts(bench: Workbench, { practice, ...page }: CallInput<'rollouts'>): Promise<Result<CallOutput<'rollouts'>>> {
  const { found, more } = await rolloutsPage(bench.options, page, (one) => practice === undefined || practice === isPractisedRollout(one));
  const all: ListedRollout[] = [];
  for (const one of found) {
    const report = one.hasReport ? await folderOf(bench, one.id).readReport() : null;
    all.push({ ...one, openPhones: report === null ? null : openPhonesOf(report) });
  }
  return ok({ rollouts: all, more });
}

/** Shows an open rollout of the cluster that is signed in to, paused where its folder has it. */
export async function openRollout(bench: Workbench, { id }: CallInput<'openRollout'>): Promise<Result<null>> {
  const { options, platform, rollout: desk } = bench;
  const read = await readRollout(options, id);
  if (read === null || 'problem' in read) return fail('rollout.not-found', '', { id });
  const { progress } = read;
  const { links } = platform;
  if (links === null || publisherOf(links).hostKeySha256 !== progress.record.cluster.keySha256) return fail('rollout.other-cluster', '', { host: progress.record.cluster.host });
  await leaveDesk(desk);
  const folder = folderOf(bench, id);
  const table = await readPhones(options, progress.record);
  const report = await folder.readReport();
  desk.work = new RolloutWork({ progress, table, folder, clock: options.clock, tell: () => showRollout(bench) });
  desk.report = report;
  for (const { name, done } of report?.phones ?? []) if (done) desk.tickedPhones.add(name);
  for (const neighbour of report?.tickedNeighbours ?? []) desk.tickedNeighbours.add(neighbour);
  showRollout(bench);
  return ok(null);
}

/** Back to the screen before; one that is not over stays open in its folder. */
export async function leaveRollout(bench: RolloutBench): Promise<Result<null>> {
  const { rollout: desk, store } = bench;
  if (desk.isWorking) return fail('contract.not-now', '', { call: 'leaveRollout' });
  await letGo(desk);
  Object.assign(desk, createRolloutDesk());
  store.dispatch({ type: 'rollout', rollout: null });
  await tellOpenRollouts(bench);
  return ok(null);
}

export async function removeRollout(bench: Workbench, { id }: CallInput<'removeRollout'>): Promise<Result<null>> {
  const { files, dataDir } = bench.options;
  const listed = await readListedRollout(bench.options, id);
  const folder = rolloutFolderPath(dataDir, id);
  if (listed === null) return fail('rollout.not-found', '', { id });
  if (listed.problem === 'newer-version') return fail('file.unreadable', folder, { path: folder, detail: listed.problem });
  const isShown = bench.rollout.work?.progress.record.id === id;
  if (isShown || (isOpenRollout(listed) && !(await isOfGonePractice(bench, listed.record)))) return fail('rollout.not-over', '', { id });
  try {
    await files.removeFolder(folder);
  } catch (error) {
    return fail('file.not-written', folder, { path: folder, detail: error instanceof Error ? error.message : 'unknown' });
  }
  if (listed.record !== null) await forgetBehind(bench, listed.record);
  await tellOpenRollouts(bench);
  return ok(null);
}
