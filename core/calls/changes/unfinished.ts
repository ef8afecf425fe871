import { type PastChange } from '../../../shared/domain/past-change.ts';
import { type AppError, type Result, fail } from '../../../shared/domain/result.ts';
import { type FoundChange } from '../../../shared/domain/unfinished.ts';
import { type Workbench } from '../workbench.ts';

type UnfinishedBench = Pick<Workbench, 'open' | 'store'>;

/** Most open changes that the view state names; more are in the list. */
const MAX_SHOWN = 4;

/** The view state is sent whole again and again: what a window does not show stays behind; of the servers it names the publisher. */
const shown = (change: PastChange): PastChange =>
  change.record === null ? change : { ...change, record: { ...change.record, choices: null, cluster: { ...change.record.cluster, places: change.record.cluster.places.slice(0, 1), certificates: [] } } };

/** The newest open change of a cluster. @param keySha256 of its publisher: certificate of the CTL Provider, or host key. */
export const openChangeOf = async ({ open }: Pick<Workbench, 'open'>, keySha256: string): Promise<PastChange | null> =>
  (await open.read()).find(({ record }) => record?.cluster.keySha256 === keySha256) ?? null;

/**
 * Carries out a new change unless one is open there by the folders as they are now: another program may have begun one and been killed since the sign-in.
 * Under the lock of the cluster, so that nobody begins one meanwhile.
 */
export async function unlessOpen<E>(bench: Pick<Workbench, 'open'>, keySha256: string, run: () => Promise<E>): Promise<E | { readonly kind: 'not-begun'; readonly error: AppError }> {
  const open = await openChangeOf(bench, keySha256);
  return open === null ? run() : { kind: 'not-begun', error: fail('change.unfinished', '', { id: open.id }).error };
}

/** Puts the changes that are open, as their folders tell, into the view state; the one that is `here` first. */
export async function tellUnfinished(bench: UnfinishedBench): Promise<void> {
  const open = await bench.open.read();
  const { unfinished } = bench.store.state();
  if (open.length === 0 && unfinished.changes.length === 0) return;
  const here = open.some(({ id }) => id === unfinished.here?.id) ? unfinished.here : null;
  const hereFirst = [...open.filter(({ id }) => id === here?.id), ...open.filter(({ id }) => id !== here?.id)];
  bench.store.dispatch({ type: 'unfinished', unfinished: { changes: hereFirst.slice(0, MAX_SHOWN).map(shown), here } });
}

/** Shows what was read of an open change of the cluster that is signed in to. */
export async function tellHere(bench: UnfinishedBench, id: string, found: FoundChange | null): Promise<void> {
  const { unfinished } = bench.store.state();
  bench.store.dispatch({ type: 'unfinished', unfinished: { ...unfinished, here: { id, found } } });
  await tellUnfinished(bench);
}

/** Why no other change may be begun on the cluster that is signed in to; `null` = none is open there. */
export function openChange({ store }: Pick<Workbench, 'store'>): Result<never> | null {
  const { here } = store.state().unfinished;
  return here === null ? null : fail('change.unfinished', '', { id: here.id });
}
