import { type ChangeRecord } from '../../../shared/domain/change-record.ts';
import { type ComparableFile } from '../../../shared/domain/compare-fingerprint.ts';
import { isChanged, type LeftToDo, leftToDo } from '../../../shared/domain/left-to-do.ts';
import { type NeighbourLeft, neighboursLeft, NOT_COUNTED } from '../../../shared/domain/neighbours.ts';
import { contradictionOf, type EndTruth, type Outcome, outcomeOf, turnedBack } from '../../../shared/domain/outcome.ts';
import { type ChangeReport, isCancelled, type RemainingCertificate, type ReportedAs, tokenOutcome, type WrittenFile } from '../../../shared/domain/report.ts';
import { type Ending } from '../end.ts';
import { type StepsEnd } from '../steps.ts';
import { type ClusterTruth, endTruth, type RecordedFiles } from './truth.ts';

/** What a report says besides what was read. */
export interface ReportedChange {
  readonly record: ChangeRecord;
  readonly as: ReportedAs;
  readonly files: RecordedFiles;
  /** `null` = nothing was signed. */
  readonly file: WrittenFile | null;
  /** The publisher's file from before; `null` = it held none, or there is no copy. */
  readonly previous: ComparableFile | null;
  readonly mayNeedVisits: boolean;
  readonly mayHaveNewCallManager: boolean;
  /** Certificates that servers may have been given. */
  readonly mayRemain: readonly RemainingCertificate[];
  /** Phones may have been given the new file, by this run or an earlier one. */
  readonly mayBeServed: boolean;
}

/** What a report says of how the steps went. */
export type Went = Pick<StepsEnd, 'stop' | 'stumbles'>;

interface MadeReport {
  readonly report: ChangeReport;
  readonly ending: Ending;
}

/** Wholly new, or wholly old with nothing of it left aside; everything else can be finished or undone. */
const isOver = (outcome: Outcome, { servers, leftAside }: ClusterTruth): boolean =>
  outcome === 'done' || (outcome === 'not-done' && leftAside.length === 0 && servers.every(({ staged }) => staged !== 'unknown'));

function stoppedOf(as: ReportedAs, truth: EndTruth, file: WrittenFile | null, { stop }: Went): Went['stop'] {
  // Who keeps the cluster as it is asked for nothing.
  if (as === 'keep') return null;
  const error = contradictionOf(truth, { step: 'prove', publisher: '', expected: file?.sha256 ?? '' });
  return error === null ? null : (stop ?? { step: 'prove', error });
}

/** An undo gives phones another file than the one they may hold: what it leaves to do is what a change leaves. */
const leavesWork = ({ as, mayBeServed }: ReportedChange, outcome: Outcome): boolean => isChanged(outcome) || (as === 'undo' && mayBeServed && outcome === 'not-done');

/** Who undid a change, kept the cluster as it was left or cancelled does not want it made again. */
const isGivenUp = (as: ReportedAs, outcome: Outcome, stopped: Went['stop']): boolean => as === 'keep' || (outcome === 'not-done' && (as === 'undo' || (stopped !== null && isCancelled(stopped.error))));

function leftOf(change: ReportedChange, outcome: Outcome, read: ClusterTruth, stopped: Went['stop']): readonly LeftToDo[] {
  const { servers } = read;
  const { as, record, mayNeedVisits, mayHaveNewCallManager, mayRemain } = change;
  const { kind } = record;
  const items = leftToDo({
    route: 'with-token',
    kind: kind === 'delete-ctl-files' ? 'update' : kind,
    release: record.cluster.release,
    outcome: leavesWork(change, outcome) && outcome === 'not-done' ? 'done' : outcome,
    isNewSeen: servers.some(({ holds }) => holds === 'new'),
    // What phones get is not read on this route.
    isServedEverywhere: false,
    mayHaveNewCallManager,
    mayNeedVisits,
    mayBeOlder: change.as === 'undo' && change.mayBeServed,
    mayTrustTokens: mayRemain.some(({ what }) => what === 'phone-sast-trust'),
    mayBeAtWork: false,
    isReadEverywhere: servers.every(({ holds }) => holds !== 'unknown'),
    mayDistrustItl: false,
    staysOpen: as !== 'keep' && !isOver(outcome, read),
  });
  return isGivenUp(as, outcome, stopped) ? items.filter((item) => item !== 'run-again') : items;
}

function neighboursOf(change: ReportedChange, outcome: Outcome): readonly NeighbourLeft[] {
  const { modeBefore, modeAsked } = change.record;
  if (!leavesWork(change, outcome)) return [];
  return change.as === 'undo' ? neighboursLeft(modeAsked, modeBefore, NOT_COUNTED) : neighboursLeft(modeBefore, modeAsked, NOT_COUNTED);
}

/** The report of what was read; the words about steps count for nothing but the reason. */
export function tokenReport(change: ReportedChange, read: ClusterTruth, end: Went, times: { readonly startedAt: Date; readonly finishedAt: Date }): MadeReport {
  const { record, as, files, file, previous } = change;
  const truth = endTruth(files, read);
  const outcome = outcomeOf(truth);
  const stopped = stoppedOf(as, as === 'undo' ? turnedBack(truth) : truth, file, end);
  const stumbles = end.stumbles.filter(({ step }) => step !== stopped?.step);
  const report: ChangeReport = {
    id: record.id,
    startedAt: times.startedAt.toISOString(),
    finishedAt: times.finishedAt.toISOString(),
    outcome: tokenOutcome(as, stopped),
    ...(stopped === null ? {} : { stopped: { step: stopped.step, error: stopped.error } }),
    ...(stumbles.length === 0 ? {} : { stumbles }),
    requestedMode: as === 'undo' ? record.modeBefore : record.modeAsked,
    mode: read.mode,
    ...(file === null ? {} : { file }),
    ...(previous === null ? {} : { previous }),
    servers: read.servers,
    ...(outcome === 'done' || change.mayRemain.length === 0 ? {} : { remains: change.mayRemain }),
    kept: true,
    leftToDo: leftOf(change, outcome, read, stopped),
    neighbours: neighboursOf(change, outcome),
  };
  return { report, ending: { outcome, isOver: isOver(outcome, read) } };
}
