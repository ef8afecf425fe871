import { isUnfinished, type PastChange } from '../../../shared/domain/past-change.ts';
import { type Result, fail } from '../../../shared/domain/result.ts';
import { readPastChanges } from '../../change/past.ts';
import { type Workbench } from '../workbench.ts';

type UnfinishedBench = Pick<Workbench, 'options' | 'store'>;

/** Most open changes that the view state names; more are in the list. */
const MAX_SHOWN = 4;

/** The view state is sent whole again and again: what a window does not show stays behind. */
const shown = (change: PastChange): PastChange =>
  change.record === null ? change : { ...change, record: { ...change.record, choices: null, cluster: { ...change.record.cluster, places: [], certificates: [] } } };

/** Puts the changes that are open, as their folders tell, into the view state. */
export async function tellUnfinished({ options, store }: UnfinishedBench): Promise<void> {
  const open = (await readPastChanges(options)).filter(isUnfinished).slice(0, MAX_SHOWN).map(shown);
  const { here } = store.state().unfinished;
  if (open.length === 0 && store.state().unfinished.changes.length === 0) return;
  store.dispatch({ type: 'unfinished', unfinished: { changes: open, here: open.some(({ id }) => id === here?.id) ? here : null } });
}

/** Why no other change may be begun on the cluster that is signed in to; `null` = none is open there. */
export function openChange({ store }: Pick<Workbench, 'store'>): Result<never> | null {
  const { here } = store.state().unfinished;
  return here === null ? null : fail('change.unfinished', '', { id: here.id });
}
