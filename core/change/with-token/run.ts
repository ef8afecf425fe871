import { REPORT_VERSION } from '../../../shared/domain/kept-report.ts';
import { isChanged, leftToDo } from '../../../shared/domain/left-to-do.ts';
import { neighboursLeft, NOT_COUNTED } from '../../../shared/domain/neighbours.ts';
import { contradictionOf, type Outcome, outcomeOf } from '../../../shared/domain/outcome.ts';
import { type ChangeReport, type ServerTruth, type Stop, tokenOutcome } from '../../../shared/domain/report.ts';
import { ok } from '../../../shared/domain/result.ts';
import { mayNeedVisits } from '../../../shared/domain/rules/consent.ts';
import { type TokenStepKind } from '../../../shared/domain/steps.ts';
import { type ChangeContext, type ChangeRequest } from './context.ts';
import { type ChangeEnd, keepReport, notBegun, type Ending } from '../end.ts';
import { type StepResult } from '../observer.ts';
import { runSteps, type StepTable } from '../steps.ts';
import { ACTS, isOpen, KEEPS } from './acts.ts';
import { PRECONDITIONS, PROOFS } from './checks.ts';
import { endTruth, readTruth } from './truth.ts';
import { reportedFile } from '../reported-file.ts';
import { comparableFile } from '../../trust/comparable-file.ts';

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
  preconditions: PRECONDITIONS,
  acts: ACTS,
  proofs: PROOFS,
  keeps: KEEPS,
  isOpen,
  pointOfNoReturn: 'commit',
  mayFail: new Set(),
};

/** Takes back what can be taken back: files that lie staged and unserved. */
async function undo(context: ChangeContext): Promise<void> {
  const file = context.signed;
  if (file === null) return;
  await Promise.all(
    [...context.staged.keys()].map(async (server) => {
      const discarded = await context.cluster.discard(server, file.sha256);
      await context.folder.note({ what: 'step', step: `discard:${server}`, status: discarded.ok ? 'done' : 'failed' });
    }),
  );
}

/** A stage counts as taken back when it had been proved and its server now has its old file and nothing aside. */
function tellUndone(context: ChangeContext, servers: readonly ServerTruth[]): void {
  for (const { server, holds, staged } of servers) {
    if (context.staged.get(server) === context.signed?.sha256 && holds === 'previous' && staged === 'no') context.observer.stepChanged(`stage:${server}`, 'undone', null);
  }
}

interface MadeReport {
  readonly report: ChangeReport;
  readonly ending: Ending;
}

/** Wholly new, or wholly old with nothing left aside; everything else can be finished or undone. */
const isOver = (outcome: Outcome, servers: readonly ServerTruth[]): boolean => outcome === 'done' || (outcome === 'not-done' && servers.every(({ staged }) => staged === 'no'));

async function makeReport(context: ChangeContext, startedAt: Date, stop: Stop | null): Promise<MadeReport> {
  const { plan, signed, clock, trustTried } = context;
  // A change that stopped is read again, behind what was taken back.
  const read = stop === null && context.truth !== null ? context.truth : await readTruth(context);
  if (stop !== null) tellUndone(context, read.servers);
  const truth = endTruth(context, read);
  const outcome = outcomeOf(truth);
  const contradiction = contradictionOf(truth, { step: 'prove', publisher: '', expected: signed?.sha256 ?? '' });
  const stopped = contradiction === null ? null : (stop ?? { step: 'prove', error: contradiction });
  const [before = null] = plan.predecessors.values();
  const report: ChangeReport = {
    id: plan.view.id,
    startedAt: startedAt.toISOString(),
    finishedAt: clock.now().toISOString(),
    outcome: tokenOutcome(outcome, stopped),
    ...(stopped === null ? {} : { stopped: { step: stopped.step, error: stopped.error } }),
    requestedMode: plan.view.mode,
    mode: read.mode,
    ...(signed === null ? {} : { file: { length: signed.length, md5: signed.md5, sha1: signed.sha1, sha256: signed.sha256, signerSerial: signed.signerSerial } }),
    ...(before === null ? {} : { previous: comparableFile(before.bytes) }),
    servers: read.servers,
    kept: true,
    leftToDo: leftToDo({
      route: 'with-token',
      kind: plan.view.change,
      release: plan.facts.release,
      outcome,
      isNewSeen: read.servers.some(({ holds }) => holds === 'new'),
      // What phones get is not read on this route.
      isServedEverywhere: false,
      mayHaveNewCallManager: plan.view.entries.some(({ kind, change }) => kind === 'call-server' && change === 'replaced'),
      mayNeedVisits: mayNeedVisits(plan.view.findings),
      mayTrustTokens: trustTried,
      mayBeAtWork: false,
      isReadEverywhere: read.servers.every(({ holds }) => holds !== 'unknown'),
      mayDistrustItl: false,
    }),
    neighbours: isChanged(outcome) ? neighboursLeft(plan.facts.mode, plan.view.mode, NOT_COUNTED) : [],
  };
  return { report, ending: { outcome, isOver: isOver(outcome, read.servers) } };
}

/**
 * Carries out a plan: sign, stage on all, commit on all, read back, mode, proof. Any failure stops it; what is only
 * staged is discarded, and the report says per server what is true, read from the server.
 */
export async function runChange(request: ChangeRequest): Promise<ChangeEnd<ChangeReport>> {
  const startedAt = request.clock.now();
  const context: ChangeContext = { ...request, made: null, signed: null, trustTried: false, staged: new Map(), truth: null };
  const saved = await saveBefore(request);
  if (!saved.ok) {
    request.pin.wipe();
    return notBegun(request.folder, saved.error);
  }
  const stop = await runSteps({ ...request, steps: request.plan.view.steps, table: STEPS, context });
  request.pin.wipe();
  if (stop !== null && context.signed === null) return notBegun(context.folder, stop.error);
  if (stop !== null) await undo(context);
  const { report, ending } = await makeReport(context, startedAt, stop);
  const [before = null] = request.plan.predecessors.values();
  const { signed } = context;
  const kept = {
    version: REPORT_VERSION,
    route: 'with-token',
    record: request.record,
    report,
    warnings: request.plan.view.findings,
    before: before === null ? null : reportedFile(before.bytes, new Date(before.lastModified)),
    after: signed === null ? null : reportedFile(signed.bytes, request.clock.now()),
    visits: [],
    ticked: [],
  } as const;
  return { kind: 'reported', report: await keepReport(context.folder, kept, ending) };
}
