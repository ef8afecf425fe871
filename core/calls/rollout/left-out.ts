import { type RestartProgress } from '../../../shared/domain/rollout/progress.ts';
import { type RolloutWork } from '../../rollout/work.ts';

const isSame = (one: RestartProgress, other: RestartProgress): boolean => one.node === other.node && one.service === other.service;

/** What a person has left out of a plan, whose restarts nobody has asked for yet. */
export const leftOutOf = (work: RolloutWork | null): readonly RestartProgress[] => work?.progress.restarts.filter(({ status }) => status === 'skipped') ?? [];

/** The same restarts with those left out that were left out before. */
export const withLeftOut = (restarts: readonly RestartProgress[], leftOut: readonly RestartProgress[]): readonly RestartProgress[] =>
  restarts.map((restart) => (leftOut.some((one) => isSame(one, restart)) ? { ...restart, status: 'skipped' } : restart));

/** Leaves one out of a plan, or puts it back; whoever presses twice does it once. */
export function leftOut(restarts: readonly RestartProgress[], wanted: RestartProgress, skipped: boolean): readonly RestartProgress[] {
  return restarts.map((restart) => (isSame(wanted, restart) ? { ...restart, status: skipped ? 'skipped' : 'waiting' } : restart));
}
