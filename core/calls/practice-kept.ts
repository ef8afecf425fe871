import { type ChangeRecord, isOf } from '../../shared/domain/change-record.ts';
import { type KeptPractice, type PracticeCluster } from '../ports/practice.ts';
import { type Workbench } from './workbench.ts';

type PracticeBench = Pick<Workbench, 'options' | 'open'>;

/** The records of the changes that are open, newest first. */
export const openRecords = async ({ open }: Pick<Workbench, 'open'>): Promise<readonly ChangeRecord[]> =>
  (await open.read()).flatMap(({ record }) => record ?? []);

/** Ends a practice cluster. One with an open change stays in the data folder, to be started again; nothing is left of any other. */
export async function endPractice(bench: PracticeBench, cluster: PracticeCluster | null): Promise<void> {
  if (cluster === null) return;
  const keys = cluster.keys();
  await ((await openRecords(bench)).some((record) => isOf(record, keys)) ? cluster.leave() : cluster.close());
}

/** Removes the practice clusters of programs that were killed, save those with an open change. What fails is tried again at the next start. */
export async function clearPractice(bench: PracticeBench): Promise<void> {
  let open: Promise<readonly ChangeRecord[]> | null = null;
  // Most data folders hold no practice cluster: then no journal is read for it.
  const isOpen = async ({ keys }: KeptPractice): Promise<boolean> => (await (open ??= openRecords(bench))).some((record) => isOf(record, keys));
  await bench.options.practiceClusters.clear(isOpen).catch(() => undefined);
}

/** The practice cluster of a change; `null` = its files are gone, or it is none of practice. */
export async function practiceOf({ options }: PracticeBench, record: ChangeRecord): Promise<KeptPractice | null> {
  if (record.practice === null) return null;
  return (await options.practiceClusters.kept()).find(({ keys }) => isOf(record, keys)) ?? null;
}
