import { type ChangeRoute } from '../../../shared/domain/change-record.ts';
import { mayBeNamed } from '../../../shared/domain/other-route.ts';
import { type PastChange } from '../../../shared/domain/past-change.ts';
import { type AppError, type Result, fail } from '../../../shared/domain/result.ts';
import { type FoundChange } from '../../../shared/domain/unfinished.ts';
import { namesOf, publisherOf } from '../../change/by-command/links.ts';
import { type Workbench } from '../workbench.ts';

type UnfinishedBench = Pick<Workbench, 'open' | 'store'>;
type BlockingBench = Pick<Workbench, 'open' | 'store' | 'provider' | 'platform'>;

/** A cluster as a route knows it: by the certificate of the publisher's CTL Provider, or by its host key. */
interface OfRoute {
  readonly route: ChangeRoute;
  readonly keySha256: string;
}

type Refused = Result<never> & { readonly ok: false };

/** Most open changes that the view state names; more are in the list. */
const MAX_SHOWN = 4;

/** The view state is sent whole again and again: what a window does not show stays behind; of the servers it names the publisher. */
const shown = (change: PastChange): PastChange =>
  change.record === null ? change : { ...change, record: { ...change.record, choices: null, cluster: { ...change.record.cluster, places: change.record.cluster.places.slice(0, 1), certificates: [] } } };

/** The newest open change of a cluster. @param keySha256 of its publisher: certificate of the CTL Provider, or host key. */
export const openChangeOf = async ({ open }: Pick<Workbench, 'open'>, keySha256: string): Promise<PastChange | null> =>
  (await open.read()).find(({ record }) => record?.cluster.keySha256 === keySha256) ?? null;

/** What the publisher that is signed in to over this route is called: as it was entered, and by its cluster. */
function namesHere({ provider, platform }: Pick<Workbench, 'provider' | 'platform'>, route: ChangeRoute): readonly string[] {
  if (route === 'by-command') return platform.links === null ? [] : [platform.named?.host ?? '', ...namesOf(publisherOf(platform.links).node)];
  const publisher = provider.cluster?.servers.find(({ role }) => role === 'publisher');
  return publisher === undefined ? [] : [publisher.name, publisher.host, ...publisher.addresses];
}

/**
 * An open change of the other route whose publisher bears a name of the one that is signed in to: it is settled over the connection it was made by. Practice is left out, since each practice cluster is a
 * world of its own and has nothing to do with a real one.
 */
function otherRoute(bench: BlockingBench, open: readonly PastChange[], route: ChangeRoute): Refused | null {
  if (bench.store.state().atPractice) return null;
  const names = namesHere(bench, route);
  const other = open.find(({ record }) => record !== null && record.practice === null && record.route !== route && mayBeNamed(record, names));
  return other === undefined ? null : fail('change.unfinished-elsewhere', '', { id: other.id, connection: route === 'with-token' ? 'by-command' : 'with-token' });
}

/** What keeps a change from being begun by the folders as they are now, over whichever route it was left open. */
export async function blockedBy(bench: BlockingBench, { route, keySha256 }: OfRoute): Promise<Refused | null> {
  const open = await bench.open.read();
  const same = open.find(({ record }) => record?.cluster.keySha256 === keySha256);
  return same === undefined ? otherRoute(bench, open, route) : fail('change.unfinished', '', { id: same.id });
}

/**
 * Carries out a new change unless one is open there by the folders as they are now: another program may have begun one and been killed since the sign-in.
 * Under the lock of the cluster, so that nobody begins one meanwhile.
 */
export async function unlessOpen<E>(bench: BlockingBench, of: OfRoute, run: () => Promise<E>): Promise<E | { readonly kind: 'not-begun'; readonly error: AppError }> {
  const blocked = await blockedBy(bench, of);
  return blocked === null ? run() : { kind: 'not-begun', error: blocked.error };
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

/** Why no other change may be begun on the cluster that is signed in to over this route; `null` = none is open there. */
export async function openChange(bench: BlockingBench, route: ChangeRoute): Promise<Refused | null> {
  const { here } = bench.store.state().unfinished;
  return here === null ? otherRoute(bench, await bench.open.read(), route) : fail('change.unfinished', '', { id: here.id });
}
