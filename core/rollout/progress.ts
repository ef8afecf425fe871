import { type RolloutEntry } from '../../shared/domain/rollout/journal.ts';
import { type PilotProgress, type RestartProgress, type WitnessProgress } from '../../shared/domain/rollout/progress.ts';
import { type NodeCounters } from '../../shared/domain/rollout/readings.ts';
import { type PlannedRestart, type RolloutRecord } from '../../shared/domain/rollout/record.ts';
import { type RolloutOutcome } from '../../shared/domain/rollout/report.ts';
import { type AppError } from '../../shared/domain/result.ts';

/** How far a rollout is by its journal: the one place for a running one and for one that is found in its folder. */
export interface RolloutProgress {
  readonly record: RolloutRecord;
  /** RFC 3339 UTC. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** The first line of its journal that cannot be read, from 1: of what stood there nobody knows. `null` = all of it can be. */
  readonly damagedFrom: number | null;
  readonly restarts: readonly RestartProgress[];
  /** When a restart was written down as running, milliseconds since 1970, by node and service. */
  readonly askedAt: ReadonlyMap<string, number>;
  readonly pilots: readonly PilotProgress[];
  readonly witness: WitnessProgress | null;
  readonly before: Readonly<Record<string, NodeCounters>>;
  readonly after: Readonly<Record<string, NodeCounters>>;
  /** What ended the work for now; `null` = it works, or a person paused it. */
  readonly error: AppError | null;
  readonly isStopped: boolean;
  readonly outcome: RolloutOutcome | 'not-begun' | null;
}

export const restartKey = ({ node, service }: PlannedRestart): string => `${service}:${node}`;

export const waitingRestart = ({ node, service }: PlannedRestart): RestartProgress => ({ node, service, status: 'waiting', upTimeBefore: null, upTimeAfter: null, callsBefore: null, servedSha256: null, error: null });

export const waitingPilot = (name: string): PilotProgress => ({ name, model: '', why: 'named', verdict: 'waiting', proof: null, isRegistered: null });

/** @param startedAt time of the record's line. */
export const beginning = (record: RolloutRecord, startedAt: string): RolloutProgress => ({
  record,
  startedAt,
  endedAt: null,
  damagedFrom: null,
  restarts: record.restarts.map(waitingRestart),
  askedAt: new Map(),
  pilots: record.pilots.map(waitingPilot),
  witness: record.witness === null ? null : { name: record.witness, model: '', isRegistered: null },
  before: {},
  after: {},
  error: null,
  isStopped: false,
  outcome: null,
});

/** What an entry makes of it. @param time of its line. */
export function advanced(progress: RolloutProgress, entry: RolloutEntry, time: Date): RolloutProgress {
  switch (entry.what) {
    case 'record':
      return progress;
    case 'counted':
      return { ...progress, [entry.when]: entry.counters };
    case 'restart': {
      const key = restartKey(entry.restart);
      const isAsked = entry.restart.status === 'running' && !progress.askedAt.has(key);
      const askedAt = isAsked ? new Map([...progress.askedAt, [key, time.getTime()]]) : progress.askedAt;
      // What is asked for a second time, by a person's word, counts from then on.
      if (entry.restart.status === 'waiting') return { ...progress, askedAt: new Map([...progress.askedAt].filter(([one]) => one !== key)), restarts: replaced(progress.restarts, entry.restart) };
      return { ...progress, askedAt, restarts: replaced(progress.restarts, entry.restart) };
    }
    case 'pilot':
      return { ...progress, pilots: progress.pilots.map((one) => (one.name === entry.pilot.name ? entry.pilot : one)) };
    case 'witness':
      return { ...progress, witness: entry.witness };
    case 'paused':
      return { ...progress, error: entry.error };
    case 'stopped':
      return { ...progress, error: entry.error, isStopped: true };
    case 'resumed':
      return { ...progress, error: null, isStopped: false };
    case 'reported':
      return progress;
    case 'ended':
      return { ...progress, outcome: entry.outcome, endedAt: time.toISOString() };
  }
}

const replaced = (restarts: readonly RestartProgress[], next: RestartProgress): readonly RestartProgress[] => restarts.map((one) => (restartKey(one) === restartKey(next) ? next : one));
