import { isChanged, leftToDo } from '../../../shared/domain/left-to-do.ts';
import { neighboursLeft, NOT_COUNTED } from '../../../shared/domain/neighbours.ts';
import { contradictionOf, outcomeOf } from '../../../shared/domain/outcome.ts';
import { type ChangeReport, type ServerTruth, type Stop, tokenOutcome } from '../../../shared/domain/report.ts';
import { mayNeedVisits } from '../../../shared/domain/rules/consent.ts';
import { type TokenStepKind } from '../../../shared/domain/steps.ts';
import { type ChangeContext, type ChangeRequest } from './context.ts';
import { type ChangeEnd, keepReport } from '../end.ts';
import { type StepResult } from '../observer.ts';
import { runSteps, type StepTable } from '../steps.ts';
import { ACTS, isOpen, KEEPS } from './acts.ts';
import { PRECONDITIONS, PROOFS } from './checks.ts';
import { endTruth, readTruth } from './truth.ts';
import { comparableFile } from '../../trust/comparable-file.ts';

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

async function makeReport(context: ChangeContext, startedAt: Date, stop: Stop | null): Promise<ChangeReport> {
  const { plan, signed, clock, trustTried } = context;
  // A change that stopped is read again, behind what was taken back.
  const read = stop === null && context.truth !== null ? context.truth : await readTruth(context);
  if (stop !== null) tellUndone(context, read.servers);
  const truth = endTruth(context, read);
  const outcome = outcomeOf(truth);
  const contradiction = contradictionOf(truth, { step: 'prove', publisher: '', expected: signed?.sha256 ?? '' });
  const stopped = contradiction === null ? null : (stop ?? { step: 'prove', error: contradiction });
  const [before = null] = plan.predecessors.values();
  return {
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
    }),
    neighbours: isChanged(outcome) ? neighboursLeft(plan.facts.mode, plan.view.mode, NOT_COUNTED) : [],
  };
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
    return { kind: 'not-begun', error: saved.error };
  }
  const stop = await runSteps({ ...request, steps: request.plan.view.steps, table: STEPS, context });
  request.pin.wipe();
  if (stop !== null && context.signed === null) {
    await context.folder.note({ what: 'ended', outcome: 'not-signed' });
    return { kind: 'not-begun', error: stop.error };
  }
  if (stop !== null) await undo(context);
  return { kind: 'reported', report: await keepReport(context.folder, await makeReport(context, startedAt, stop)) };
}
