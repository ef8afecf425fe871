import { contradictionOf, turnedBack } from '../../../shared/domain/outcome.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type TokenStep } from '../../../shared/domain/steps.ts';
import { type ServerState } from '../../ports/cluster.ts';
import { type StepResult } from '../observer.ts';
import { type Readiness } from '../steps.ts';
import { type ConvergeContext, serverOf, type Target, targetOf, targetsOf } from './converge-context.ts';
import { endTruth, readTruth } from './truth.ts';

type Ready = Promise<Result<Readiness>>;

/** `null` = there is none. */
type Found = string | null | undefined;

export const proved = (step: Pick<TokenStep, 'id'>, where: string, expected: string | null, found: Found): StepResult =>
  (found ?? null) === expected ? ok(undefined) : fail('apply.proof-failed', where, { step: step.id.split(':')[0] ?? '', expected: expected ?? 'none', found: found ?? 'none' });

async function look(context: ConvergeContext, server: string, signal?: AbortSignal): Promise<Result<ServerState>> {
  const state = await context.cluster.state(server, signal === undefined ? {} : { signal });
  if (state.ok) context.seen.set(server, state.value);
  return state;
}

/** A file of this change that lies aside where the server holds its target already, as a commit that was overtaken leaves it. */
const isLeftAside = ({ files }: ConvergeContext, server: string, { stagedSha256 }: ServerState): boolean =>
  stagedSha256 !== null && (stagedSha256 === files.newSha256 || stagedSha256 === files.before.get(server));

/** The server holds what is to be replaced, or is further already; what somebody else put there since is left alone. */
export async function serverHoldsPredecessor(context: ConvergeContext, step: TokenStep): Ready {
  const server = serverOf(step);
  const target = targetOf(context, server);
  const state = await look(context, server, context.signal);
  if (!state.ok) return state;
  const { ctlSha256, stagedSha256 } = state.value;
  if (ctlSha256 === target.sha256) return ok(isLeftAside(context, server, state.value) ? 'act' : 'there');
  if (ctlSha256 !== target.from || target.sha256 === null) return fail('plan.outdated', server);
  if (stagedSha256 !== target.sha256 || state.value.stagedHere === false) return ok('act');
  context.staged.set(server, stagedSha256);
  return ok('there');
}

/** The staged file, or the file itself where the reply to an earlier commit was lost. */
export async function serverStagedFile(context: ConvergeContext, step: TokenStep): Ready {
  const server = serverOf(step);
  const target = targetOf(context, server);
  const state = await look(context, server);
  if (!state.ok) return state;
  if (state.value.ctlSha256 === target.sha256) return ok('there');
  return state.value.ctlSha256 === target.from ? ok('act') : fail('plan.outdated', server);
}

export async function everyServerHoldsFile(context: ConvergeContext, step: TokenStep): Ready {
  const held = await Promise.all([...targetsOf(context)].map(async ([server, { sha256 }]) => {
    const state = await look(context, server);
    return state.ok ? proved(step, server, sha256, state.value.ctlSha256) : state;
  }));
  return held.find(({ ok: isHeld }) => !isHeld) as Result<never> | undefined ?? ok('act');
}

async function put(context: ConvergeContext, server: string, { bytes, from }: Target, signal?: AbortSignal): Promise<StepResult> {
  if (bytes === null) throw new Error(`nothing can be put onto ${server}`);
  // Noted before the call: if its reply is lost the file may lie there, and who takes back must look.
  context.staged.set(server, null);
  const staged = await context.cluster.stage(server, bytes, from, signal === undefined ? {} : { signal });
  if (!staged.ok) return staged;
  context.staged.set(server, staged.value);
  return ok(undefined);
}

export async function stage(context: ConvergeContext, step: TokenStep): Promise<StepResult> {
  const server = serverOf(step);
  const target = targetOf(context, server);
  const state = context.seen.get(server);
  if (state?.ctlSha256 !== target.sha256) return put(context, server, target, context.signal);
  return state.stagedSha256 === null ? ok(undefined) : context.cluster.discard(server, state.stagedSha256, { signal: context.signal });
}

/** The hash that the server told of what it wrote aside; its commit asks for it once more. */
export const stagedHashEqual = (context: ConvergeContext, step: TokenStep): Promise<StepResult> => {
  const server = serverOf(step);
  const { sha256 } = targetOf(context, server);
  const holds = context.seen.get(server)?.ctlSha256 === sha256;
  return Promise.resolve(holds ? ok(undefined) : proved(step, server, sha256, context.staged.get(server)));
};

/** What is no longer aside is put there again: behind the first commit there is one direction. */
export async function commit(context: ConvergeContext, step: TokenStep): Promise<StepResult> {
  const server = serverOf(step);
  const target = targetOf(context, server);
  const state = context.seen.get(server);
  if (state?.stagedSha256 !== target.sha256 || state.stagedHere === false) {
    const again = await put(context, server, target);
    if (!again.ok) return again;
  }
  return context.cluster.commit(server, target.sha256 ?? '');
}

export async function readBackEqual(context: ConvergeContext, step: TokenStep): Promise<StepResult> {
  const server = serverOf(step);
  const held = await context.cluster.ctlFile(server);
  return held.ok ? proved(step, server, targetOf(context, server).sha256, held.value?.sha256) : held;
}

export const forgetStaged = (context: ConvergeContext, step: TokenStep): Promise<StepResult> => {
  context.staged.delete(serverOf(step));
  return Promise.resolve(ok(undefined));
};

export const setMode = (context: ConvergeContext): Promise<StepResult> => context.cluster.setMode(context.mode, targetOf(context, context.publisher).sha256 ?? '');

export async function modeReadsBack({ cluster, mode }: ConvergeContext, step: TokenStep): Promise<StepResult> {
  const facts = await cluster.facts();
  return facts.ok ? proved(step, '', mode, facts.value.mode) : facts;
}

export async function allAsAsked(context: ConvergeContext, step: TokenStep): Promise<StepResult> {
  context.truth = await readTruth(context, 0);
  const read = endTruth(context.files, context.truth);
  const truth = context.files.as === 'undo' ? turnedBack(read) : read;
  const error = contradictionOf(truth, { step: step.kind, publisher: '', expected: targetOf(context, context.publisher).sha256 ?? 'none' });
  return error === null ? ok(undefined) : { ok: false, error };
}
