import { rolloutLeft } from '../../shared/domain/rollout/outcome.ts';
import { type RestartProgress } from '../../shared/domain/rollout/progress.ts';
import { openPhonesOf, type RolloutReport } from '../../shared/domain/rollout/report.ts';
import { type RolloutView } from '../../shared/session/rollout-view.ts';
import { type RolloutWork } from './work.ts';

/** Most pools that the view names. */
const MAX_POOLS = 12;
/** Restarts whose error is shown: the last ones, those that nobody has skipped before others. All are in the report. */
const MAX_ERRORS = 12;

export interface Shown {
  readonly isWorking: boolean;
  /** The passwords are held until then, RFC 3339 UTC. */
  readonly holdsUntil: string | null;
  /** The report that was made last. */
  readonly report: RolloutReport | null;
  /** Nothing was sent yet. */
  readonly isPlanned: boolean;
}

function stateOf({ progress }: RolloutWork, { isWorking, isPlanned }: Shown): RolloutView['state'] {
  if (isWorking) return 'running';
  if (isPlanned) return 'planned';
  if (progress.outcome !== null) return 'ended';
  return progress.isStopped ? 'stopped' : 'paused';
}

function shownRestarts(restarts: readonly RestartProgress[]): readonly RestartProgress[] {
  const failed = restarts.filter(({ error }) => error !== null);
  if (failed.length <= MAX_ERRORS) return restarts;
  const isSkipped = ({ status }: RestartProgress): boolean => status === 'skipped';
  const shown = new Set([...failed.filter(isSkipped), ...failed.filter((one) => !isSkipped(one))].slice(-MAX_ERRORS));
  return restarts.map((restart) => (restart.error === null || shown.has(restart) ? restart : { ...restart, error: null }));
}

/** What a window shows of a rollout: counts and failures, whatever the size of the cluster. */
export function viewOf(work: RolloutWork, shown: Shown): RolloutView {
  const state = stateOf(work, shown);
  const { progress, table, part, wait, now, folder } = work;
  const { record, restarts, pilots, witness, before, after, error } = progress;
  const { report } = shown;
  const { counts } = table;
  return {
    id: record.id,
    change: record.change,
    state,
    part,
    mode: record.mode,
    file: record.file === null ? null : { md5: record.file.md5, sha1: record.file.sha1 },
    reason: record.reason,
    restarts: shownRestarts(restarts),
    pilots,
    witness,
    phonesListed: table.size > 0,
    counts,
    pools: table.shownPools(MAX_POOLS),
    poolsInAll: table.poolsInAll,
    before,
    // What was counted on the way says nothing of the end.
    now: state === 'ended' || Object.keys(now).length === 0 ? after : now,
    wait: shown.isWorking ? wait : null,
    holdsUntil: shown.holdsUntil,
    error,
    outcome: report?.outcome ?? null,
    leftToDo:
      report?.leftToDo ??
      rolloutLeft({ isOver: false, release: record.cluster.release, restarts, pilots, counts, foretoldVisits: 0, isListed: table.size > 0, secureShare: 'not-asked', neighbours: [], mayHaveNewCallManager: false, mayDistrustItl: false }),
    secureShare: report?.secureShare.verdict ?? 'not-asked',
    openPhones: report === null ? 0 : openPhonesOf(report),
    isDamaged: progress.damagedFrom !== null || table.isDamaged,
    folder: folder.path,
  };
}
