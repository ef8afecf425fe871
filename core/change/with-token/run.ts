import { type ChangeReport, type LeftToDo, type ModeTruth, type Outcome, type ServerTruth } from '../../../shared/domain/report.ts';
import { consentsIn } from '../../../shared/domain/rules/rule.ts';
import { type AppError, fail } from '../../../shared/domain/result.ts';
import { type ChangeContext, type ChangeRequest } from './context.ts';
import { type StepResult } from '../observer.ts';
import { isCancelled, runSteps, type Stop } from '../steps.ts';
import { STEP_ACTIONS } from './actions.ts';
import { readMode, readServers } from './truth.ts';

/** How a change ended: before anything left this computer, or with a report. */
export type ChangeEnd =
  | { readonly kind: 'not-signed'; readonly error: AppError }
  | { readonly kind: 'reported'; readonly report: ChangeReport };

/** Copies of everything that will be replaced are on disk before anything is signed. */
async function saveBefore({ plan, folder }: ChangeRequest): Promise<StepResult> {
  const servers = [...plan.predecessors].flatMap(([name, file], index) =>
    file === null ? [] : [{ name, sha256: file.sha256, copy: `before-${index + 1}.tlv`, file }],
  );
  for (const { copy, file } of servers) {
    const saved = await folder.save(copy, file.bytes);
    if (!saved.ok) return saved;
  }
  return folder.note({ what: 'planned', mode: plan.view.mode, servers: servers.map(({ name, sha256, copy }) => ({ name, sha256, copy })) });
}

/** The steps of this route: from the first commit on nothing is cancelled. */
const runPlan = (context: ChangeContext): Promise<Stop | null> =>
  runSteps({
    ...context,
    steps: context.plan.view.steps,
    isPointOfNoReturn: ({ kind }) => kind === 'commit',
    act: (step) => STEP_ACTIONS[step.kind](context, step),
  });

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
    if (context.staged.get(server) === 'proved' && holds === 'previous' && staged === 'no') context.observer.stepChanged(`stage:${server}`, 'undone', null);
  }
}

/** Phones that hold a file without the new signer refuse the new one: a person must delete theirs. */
const mayRefuse = ({ plan }: ChangeContext): boolean => consentsIn(plan.view.findings).length > 0;

function leftToDo(context: ChangeContext, outcome: Outcome, anyNew: boolean): readonly LeftToDo[] {
  const visits = mayRefuse(context);
  const after: readonly LeftToDo[] = ['restart-tftp', 'restart-callmanager', 'reset-phones', ...(visits ? (['visit-phones'] as const) : []), 'compare-on-phone'];
  if (outcome === 'done') return after;
  const trust: readonly LeftToDo[] = context.trustTried ? ['look-at-phone-sast-trust'] : [];
  return anyNew ? ['run-again', ...trust, ...after] : ['run-again', ...trust];
}

/** What in the last reading contradicts a finished change; steps that were proved do not outweigh it. */
function contradiction(context: ChangeContext, servers: readonly ServerTruth[], mode: ModeTruth): AppError | null {
  const expected = context.signed?.sha256 ?? '';
  for (const { server, holds, sha256, error } of servers) {
    if (holds !== 'new') return error ?? fail('apply.proof-failed', server, { step: 'prove', expected, found: sha256 }).error;
  }
  const wanted = context.plan.view.mode;
  if (mode.value === wanted) return null;
  return mode.error ?? fail('apply.proof-failed', '', { step: 'prove', expected: wanted, found: mode.value }).error;
}

const outcomeOf = (error: AppError | null): Outcome => {
  if (error === null) return 'done';
  return isCancelled(error) ? 'cancelled' : 'stopped';
};

async function makeReport(context: ChangeContext, startedAt: Date, stop: Stop | null): Promise<ChangeReport> {
  const [servers, mode] = await Promise.all([readServers(context), readMode(context)]);
  if (stop !== null) tellUndone(context, servers);
  const late = stop === null ? contradiction(context, servers, mode) : null;
  const stopped = stop ?? (late === null ? null : { step: 'prove', error: late });
  const outcome = outcomeOf(stopped?.error ?? null);
  const { signed } = context;
  return {
    id: context.plan.view.id,
    startedAt: startedAt.toISOString(),
    finishedAt: context.clock.now().toISOString(),
    outcome,
    ...(stopped === null ? {} : { stopped: { step: stopped.step, error: stopped.error } }),
    requestedMode: context.plan.view.mode,
    mode,
    ...(signed === null ? {} : { file: { length: signed.length, md5: signed.md5, sha1: signed.sha1, sha256: signed.sha256 } }),
    servers,
    kept: true,
    leftToDo: leftToDo(context, outcome, servers.some(({ holds }) => holds === 'new')),
  };
}

/**
 * Carries out a plan: sign, stage on all, commit on all, read back, mode, proof. Any failure stops it; what is only
 * staged is discarded, and the report says per server what is true, read from the server.
 */
export async function runChange(request: ChangeRequest): Promise<ChangeEnd> {
  const startedAt = request.clock.now();
  const context: ChangeContext = { ...request, signed: null, trustTried: false, staged: new Map() };
  const saved = await saveBefore(request);
  if (!saved.ok) {
    request.pin.wipe();
    return { kind: 'not-signed', error: saved.error };
  }
  const stop = await runPlan(context);
  request.pin.wipe();
  if (stop !== null && context.signed === null) {
    await context.folder.note({ what: 'ended', outcome: 'not-signed' });
    return { kind: 'not-signed', error: stop.error };
  }
  if (stop !== null) await undo(context);
  const report = await makeReport(context, startedAt, stop);
  await context.folder.note({ what: 'ended', outcome: report.outcome });
  await context.folder.saveReport(report);
  return { kind: 'reported', report: { ...report, kept: context.folder.complete } };
}
