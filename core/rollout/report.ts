import { rolloutLeft, rolloutOutcome, secureShareOf } from '../../shared/domain/rollout/outcome.ts';
import { ROLLOUT_VERSION } from '../../shared/domain/rollout/record.ts';
import { type ReportedPhone, type RolloutReport } from '../../shared/domain/rollout/report.ts';
import { type Neighbour } from '../../shared/domain/neighbours.ts';
import { type RolloutWork } from './work.ts';

/** What a person ticked off so far. */
export interface Ticks {
  readonly phones: ReadonlySet<string>;
  readonly neighbours: readonly Neighbour[];
}

/** Phones that are told by their names, in the order of the list. */
export function* troubledPhones({ table }: Pick<RolloutWork, 'table'>, ticked: ReadonlySet<string>): IterableIterator<ReportedPhone> {
  for (const row of table.rows()) if (table.troubleOf(row) !== null) yield table.reported(row, ticked.has(row.name));
}

/** What is true of a rollout now, by its journal and the list of its phones. */
export function rolloutReport(work: RolloutWork, isOver: boolean, ticks: Ticks): RolloutReport {
  const { progress, table, clock, folder } = work;
  const { record, restarts, pilots, witness, before, after, error, startedAt } = progress;
  const share = secureShareOf(record.mode, after);
  // Counters that were never read at the end say nothing; where they were read for some nodes only, they leave it open.
  const counted = Object.keys(before).every((node) => node in after);
  const secureShare = share.verdict === 'none' && !counted ? { ...share, verdict: 'unknown' as const } : share;
  const isListed = table.size > 0;
  const outcome = rolloutOutcome({ error, restarts, pilots, phones: isListed ? table.endings() : null, secureShare: secureShare.verdict });
  const { counts } = table;
  const foretold = table.foretoldCounts();
  return {
    version: ROLLOUT_VERSION,
    record,
    startedAt,
    finishedAt: clock.now().toISOString(),
    outcome,
    isOver,
    error,
    restarts,
    pilots,
    witness,
    counts,
    before,
    after,
    secureShare,
    foretold,
    phones: [...troubledPhones(work, ticks.phones)],
    neighbours: record.neighbours,
    tickedNeighbours: ticks.neighbours,
    leftToDo: rolloutLeft({
      isOver,
      release: record.cluster.release,
      restarts,
      pilots,
      counts,
      foretoldVisits: foretold.visit['came-back'],
      isListed,
      secureShare: secureShare.verdict,
      neighbours: record.neighbours.filter(({ neighbour }) => !ticks.neighbours.includes(neighbour)),
      mayHaveNewCallManager: record.mayHaveNewCallManager,
      mayDistrustItl: record.mayDistrustItl === true,
    }),
    kept: folder.complete,
  };
}
