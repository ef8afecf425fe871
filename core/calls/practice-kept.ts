import { type ChangeRecord, isOf, type OfCluster } from '../../shared/domain/change-record.ts';
import { type KeptPractice, type PracticeCluster } from '../ports/practice.ts';
import { type Workbench } from './workbench.ts';

type PracticeBench = Pick<Workbench, 'options' | 'open' | 'openRollouts'>;

/** What a change or a rollout knows its practice cluster by. */
export type PracticeRecord = OfCluster & Pick<ChangeRecord, 'practice'>;

/** The records of the changes that are open, newest first, then those of the rollouts. */
export const openRecords = async ({ open, openRollouts }: PracticeBench): Promise<readonly PracticeRecord[]> => {
  const [changes, rollouts] = await Promise.all([open.read(), openRollouts.read()]);
  return [...changes, ...rollouts].flatMap(({ record }): PracticeRecord[] => (record === null ? [] : [record]));
};

/** Ends a practice cluster. One with an open change or rollout stays in the data folder, to be started again; nothing is left of any other. */
export async function endPractice(bench: PracticeBench, cluster: PracticeCluster | null): Promise<void> {
  if (cluster === null) return;
  const keys = cluster.keys();
  await ((await openRecords(bench)).some((record) => isOf(record, keys)) ? cluster.leave() : cluster.close());
}

/** Removes the practice clusters of programs that were killed, save those with an open change or rollout. What fails is tried again at the next start. */
export async function clearPractice(bench: PracticeBench): Promise<void> {
  let open: Promise<readonly PracticeRecord[]> | null = null;
  // Most data folders hold no practice cluster: then no journal is read for it.
  const isOpen = async ({ keys }: KeptPractice): Promise<boolean> => (await (open ??= openRecords(bench))).some((record) => isOf(record, keys));
  await bench.options.practiceClusters.clear(isOpen).catch(() => undefined);
}

/** The practice cluster of a change or a rollout; `null` = its files are gone, or it is none of practice. */
export async function practiceOf({ options }: Pick<PracticeBench, 'options'>, record: PracticeRecord): Promise<KeptPractice | null> {
  if (record.practice === null) return null;
  return (await options.practiceClusters.kept()).find(({ keys }) => isOf(record, keys)) ?? null;
}

/** Whether it is of practice, and its cluster is gone: an open change or rollout there can be brought to no end, and concerns nobody. */
export async function isOfGonePractice({ options, practice }: Pick<Workbench, 'options' | 'practice'>, record: PracticeRecord | null): Promise<boolean> {
  if (record === null || record.practice === null || (practice !== null && isOf(record, practice.keys()))) return false;
  return (await practiceOf({ options }, record)) === null;
}
