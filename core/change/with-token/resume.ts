import { type EndedBy, type ResumeAs } from '../../../shared/domain/change-record.ts';
import { REPORT_VERSION } from '../../../shared/domain/kept-report.ts';
import { type ChangeReport, type ReportedAs, type WrittenFile } from '../../../shared/domain/report.ts';
import { mayNeedVisits } from '../../../shared/domain/rules/consent.ts';
import { type PlanStep, type ResumedStepKind, stepsResumed } from '../../../shared/domain/steps.ts';
import { comparableFile } from '../../trust/comparable-file.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { type ChangeEnd, keepReport } from '../end.ts';
import { reportedFile } from '../reported-file.ts';
import { converge, WRITES } from './converge.ts';
import { type ConvergeContext, type Target } from './converge-context.ts';
import { type OpenChange } from './open-change.ts';
import { TRUTH_PATIENCE } from './passing.ts';
import { tokenReport, type Went } from './report.ts';
import { type ClusterTruth, readTruth, recordedFiles } from './truth.ts';

/** What an open change needs to go on; nothing here knows what carries its calls. */
export interface ResumeRequest extends Pick<ConvergeContext, 'cluster' | 'folder' | 'clock' | 'signal' | 'observer'> {
  readonly open: OpenChange;
  readonly by: EndedBy;
}

/** The file that each server is to hold, and what it may hold until then. */
function targetsFor({ record, signed, newSha256, copies }: OpenChange, as: ResumeAs): ReadonlyMap<string, Target> {
  return new Map(
    record.cluster.places.map(({ name, before }): readonly [string, Target] => {
      const held = before === 'none' ? null : before;
      return [name, as === 'finish' ? { bytes: signed, sha256: newSha256, from: held } : { bytes: copies.get(name) ?? null, sha256: held, from: newSha256 }];
    }),
  );
}

/** What is going to be done, for the screen too. */
export function resumeSteps({ record }: OpenChange, as: ResumeAs): readonly PlanStep<ResumedStepKind>[] {
  const { places } = record.cluster;
  const servers = places.map(({ name }) => name);
  if (as === 'finish') return stepsResumed(servers, servers, record.kind !== 'update');
  // The mode belongs to the publisher's file; without one it was never changed.
  const setMode = record.modeBefore !== record.modeAsked && places[0]?.before !== 'none';
  return stepsResumed(servers, places.flatMap(({ name, before }) => (before === 'none' ? [] : [name])), setMode);
}

const writtenFile = (bytes: Uint8Array): WrittenFile => ({ length: bytes.length, sha256: sha256Hex(bytes), ...comparableFile(bytes) });

/** Of a change that is reported without its plan: what it had to say is in the record. */
async function report(request: ResumeRequest, as: Exclude<ReportedAs, 'run'>, began: Date, truth: ClusterTruth, end: Went): Promise<ChangeReport> {
  const { open, folder, clock } = request;
  const { record, signed, copies, served, mayRemain, newSha256 } = open;
  const previous = copies.get(record.cluster.places[0]?.name ?? '') ?? null;
  const made = tokenReport(
    {
      record,
      as,
      files: recordedFiles(record, 'run', newSha256),
      file: signed === null ? null : writtenFile(signed),
      previous: previous === null ? null : comparableFile(previous),
      mayNeedVisits: mayNeedVisits(record.consents.map((rule) => ({ rule }))),
      // Which entries were replaced is not in the record.
      mayHaveNewCallManager: true,
      mayRemain,
      mayBeServed: served.size > 0 || truth.servers.some(({ holds }) => holds === 'new'),
    },
    truth,
    end,
    // A change that was open began when it was begun, not when it was finished.
    { startedAt: new Date(open.past.startedAt), finishedAt: clock.now() },
  );
  const before = await folder.readReport();
  const kept = {
    version: REPORT_VERSION,
    route: 'with-token',
    record,
    report: made.report,
    endedBy: { ...request.by, as, time: began.toISOString() },
    warnings: before?.warnings ?? [],
    before: previous === null ? null : reportedFile(previous, new Date(open.past.startedAt)),
    after: signed === null ? null : reportedFile(signed, new Date(open.past.startedAt)),
    visits: [],
    ticked: [],
    tickedNeighbours: [],
  } as const;
  return keepReport(folder, kept, as === 'keep' ? { ...made.ending, isOver: true, keptBy: request.by } : made.ending);
}

/**
 * Brings an open change to its end with the file that was signed then, or takes it back with the files from before. No token is needed. Whoever begins it has read
 * ({@link foundChange}) that it may be done; each server is looked at again directly before it is written to.
 */
export async function resumeChange(request: ResumeRequest, as: ResumeAs): Promise<ChangeEnd<ChangeReport>> {
  const { open, folder } = request;
  const { record, newSha256, served } = open;
  const began = request.clock.now();
  const noted = await folder.note({ what: 'resumed', as, by: request.by });
  if (!noted.ok) return { kind: 'not-begun', error: noted.error };
  const context: ConvergeContext = {
    ...request,
    targets: targetsFor(open, as),
    publisher: record.cluster.places[0]?.name ?? '',
    mode: as === 'finish' ? record.modeAsked : record.modeBefore,
    files: recordedFiles(record, as, newSha256),
    seen: new Map(),
    staged: new Map(),
    truth: null,
  };
  const end = await converge({ context, steps: resumeSteps(open, as), table: WRITES, isForward: served.size > 0 });
  const truth = end.stop === null && context.truth !== null ? context.truth : await readTruth(context, TRUTH_PATIENCE, end.waitedFor);
  return { kind: 'reported', report: await report(request, as, began, truth, end) };
}

/** Leaves the cluster as it is: the report says what is read now, and the change is over. */
export async function keepChange(request: ResumeRequest): Promise<ChangeReport> {
  const { open, cluster, clock } = request;
  const truth = await readTruth({ cluster, clock, files: recordedFiles(open.record, 'run', open.newSha256) }, TRUTH_PATIENCE);
  return report(request, 'keep', clock.now(), truth, { stop: null, stumbles: [] });
}
