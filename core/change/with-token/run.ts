import { REPORT_VERSION } from '../../../shared/domain/kept-report.ts';
import { type ChangeReport, type WrittenFile } from '../../../shared/domain/report.ts';
import { ok } from '../../../shared/domain/result.ts';
import { mayNeedVisits } from '../../../shared/domain/rules/consent.ts';
import { type TokenStepKind } from '../../../shared/domain/steps.ts';
import { comparableFile } from '../../trust/comparable-file.ts';
import { type ChangeEnd, keepReport, notBegun } from '../end.ts';
import { type StepResult } from '../observer.ts';
import { reportedFile } from '../reported-file.ts';
import { type StepsEnd, type StepTable } from '../steps.ts';
import { ACTS, KEEPS } from './acts.ts';
import { PRECONDITIONS, PROOFS } from './checks.ts';
import { type ChangeContext, type ChangeRequest, type SignedFile } from './context.ts';
import { converge, WRITES } from './converge.ts';
import { TRUTH_PATIENCE } from './passing.ts';
import { tokenReport } from './report.ts';
import { type ClusterTruth, readTruth, recordedFiles } from './truth.ts';

/** The record, then copies of everything that will be replaced: on the disk before anything is signed. */
async function saveBefore({ plan, folder, record }: ChangeRequest): Promise<StepResult> {
  const noted = await folder.note({ what: 'record', record });
  if (!noted.ok) return noted;
  for (const { name, copy } of record.cluster.places) {
    const file = plan.predecessors.get(name) ?? null;
    if (file === null || copy === null) continue;
    const saved = await folder.save(copy, file.bytes);
    if (!saved.ok) return saved;
  }
  return ok(undefined);
}

const STEPS: StepTable<ChangeContext, TokenStepKind> = {
  ...WRITES,
  preconditions: PRECONDITIONS,
  acts: ACTS,
  proofs: PROOFS,
  keeps: KEEPS,
  sideBySide: new Set(['store-capf', ...WRITES.sideBySide]),
};

/** A stage counts as taken back when it had been proved and its server now has its old file and nothing aside. */
function tellUndone(context: ChangeContext, { servers }: ClusterTruth): void {
  for (const { server, holds, staged } of servers) {
    if (context.staged.get(server) === context.signed?.sha256 && holds === 'previous' && staged === 'no') context.observer.stepChanged(`stage:${server}`, 'undone', null);
  }
}

const writtenFile = ({ length, md5, sha1, sha256, signerSerial }: SignedFile): WrittenFile => ({ length, md5, sha1, sha256, signerSerial });

async function report(context: ChangeContext, startedAt: Date, end: StepsEnd): Promise<ChangeReport> {
  const { plan, record, signed, clock, given, files, folder } = context;
  // A change that stopped is read again, behind what was taken back.
  const read = end.stop === null && context.truth !== null ? context.truth : await readTruth(context, TRUTH_PATIENCE, end.waitedFor);
  if (end.stop !== null) tellUndone(context, read);
  const [before = null] = plan.predecessors.values();
  const made = tokenReport(
    {
      record,
      as: 'run',
      files,
      file: signed === null ? null : writtenFile(signed),
      previous: before === null ? null : comparableFile(before.bytes),
      mayNeedVisits: mayNeedVisits(plan.view.findings),
      mayHaveNewCallManager: plan.view.entries.some(({ kind, change }) => kind === 'call-server' && change === 'replaced'),
      mayRemain: given,
      mayBeServed: false,
    },
    read,
    end,
    { startedAt, finishedAt: clock.now() },
  );
  const kept = {
    version: REPORT_VERSION,
    route: 'with-token',
    record,
    report: made.report,
    warnings: plan.view.findings,
    before: before === null ? null : reportedFile(before.bytes, new Date(before.lastModified)),
    after: signed === null ? null : reportedFile(signed.bytes, clock.now()),
    visits: [],
    ticked: [],
    tickedNeighbours: [],
  } as const;
  return keepReport(folder, kept, made.ending);
}

/**
 * Carries out a plan: has the file signed, then brings it onto every server ({@link converge}). The report says per server what is true, read from the server; a change that
 * is neither wholly new nor wholly old then stays open.
 */
export async function runChange(request: ChangeRequest): Promise<ChangeEnd<ChangeReport>> {
  const startedAt = request.clock.now();
  const saved = await saveBefore(request);
  if (!saved.ok) {
    request.pin.wipe();
    return notBegun(request.folder, saved.error);
  }
  const { plan, record } = request;
  const context: ChangeContext = {
    ...request,
    targets: null,
    publisher: record.cluster.places[0]?.name ?? '',
    mode: plan.view.mode,
    files: recordedFiles(record, 'run', null),
    seen: new Map(),
    staged: new Map(),
    truth: null,
    made: null,
    signed: null,
    given: [],
  };
  const end = await converge({ context, steps: plan.view.steps, table: STEPS, isForward: false });
  request.pin.wipe();
  if (end.stop !== null && context.signed === null) return notBegun(context.folder, end.stop.error);
  return { kind: 'reported', report: await report(context, startedAt, end) };
}
