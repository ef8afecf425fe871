import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { contradictionOf } from '../../../shared/domain/outcome.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { type TokenStep, type TokenStepKind } from '../../../shared/domain/steps.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { verifyCtlFile } from '../../trust/verify.ts';
import { type StepResult } from '../observer.ts';
import { noPrecondition, type StepTable } from '../steps.ts';
import { publisherOf } from './cluster-certificates.ts';
import { type ChangeContext, serverOf, signedFileOf } from './context.ts';
import { sameFacts } from './same-facts.ts';
import { endTruth, readTruth } from './truth.ts';

/** `null` = there is none. */
type Found = string | null | undefined;

const proved = (step: TokenStep, where: string, expected: string, found: Found): StepResult =>
  found === expected ? ok(undefined) : fail('apply.proof-failed', where, { step: step.kind, expected, found: found ?? 'none' });

/** A certificate issued anew or another mode since: the file would be wrong from its first day. */
async function clusterAsPlanned({ cluster, plan, signal }: ChangeContext): Promise<StepResult> {
  const facts = await cluster.facts({ signal });
  if (!facts.ok) return facts;
  return sameFacts(facts.value, plan.facts) ? ok(undefined) : fail('plan.outdated', publisherOf(plan.facts)?.name ?? '');
}

async function serverHoldsPredecessor({ cluster, plan, signal }: ChangeContext, step: TokenStep): Promise<StepResult> {
  const server = serverOf(step);
  const state = await cluster.state(server, { signal });
  if (!state.ok) return state;
  return state.value.ctlSha256 === (plan.predecessors.get(server)?.sha256 ?? null) ? ok(undefined) : fail('plan.outdated', server);
}

async function serverStagedFile(context: ChangeContext, step: TokenStep): Promise<StepResult> {
  const server = serverOf(step);
  const { sha256 } = signedFileOf(context);
  const state = await context.cluster.state(server);
  if (!state.ok) return state;
  return state.value.stagedSha256 === sha256 ? ok(undefined) : fail('provider.nothing-staged', server, { expected: sha256 });
}

async function everyServerHoldsFile(context: ChangeContext, step: TokenStep): Promise<StepResult> {
  const { sha256 } = signedFileOf(context);
  for (const server of context.plan.predecessors.keys()) {
    const state = await context.cluster.state(server);
    if (!state.ok) return state;
    const held = proved(step, server, sha256, state.value.ctlSha256);
    if (!held.ok) return held;
  }
  return ok(undefined);
}

/** The token layer verified the signature over the draft; this is the proof over the finished file, read as a phone would. */
function signatureVerifies({ made, plan }: ChangeContext): Promise<StepResult> {
  const read = made === null ? null : readCtlFile(made.bytes);
  const isVerified = read?.ok === true && verifyCtlFile(read.value).kind === 'verified';
  return Promise.resolve(isVerified ? ok(undefined) : fail('token.signature-wrong', plan.signer.serial));
}

async function trustListReadBack({ cluster, plan, signal }: ChangeContext, step: TokenStep): Promise<StepResult> {
  const facts = await cluster.facts({ signal });
  if (!facts.ok) return facts;
  const trusted = new Set(facts.value.certificates.flatMap(({ role, der }) => (role === 'Phone-SAST-trust' ? [sha256Hex(der)] : [])));
  const missing = plan.trustedTokens.map(sha256Hex).find((sha256) => !trusted.has(sha256));
  return missing === undefined ? ok(undefined) : proved(step, serverOf(step), missing, null);
}

async function capfReadBack({ cluster, plan, signal }: ChangeContext, step: TokenStep): Promise<StepResult> {
  const server = serverOf(step);
  const state = await cluster.state(server, { signal });
  return state.ok ? proved(step, server, sha256Hex(plan.capf ?? new Uint8Array()), state.value.capfSha256) : state;
}

/** The hash that the server told of what it wrote aside; its commit asks for it once more. */
const stagedHashEqual = (context: ChangeContext, step: TokenStep): Promise<StepResult> =>
  Promise.resolve(proved(step, serverOf(step), signedFileOf(context).sha256, context.staged.get(serverOf(step))));

async function readBackEqual(context: ChangeContext, step: TokenStep): Promise<StepResult> {
  const server = serverOf(step);
  const held = await context.cluster.ctlFile(server);
  return held.ok ? proved(step, server, signedFileOf(context).sha256, held.value?.sha256) : held;
}

async function modeReadsBack({ cluster, plan }: ChangeContext, step: TokenStep): Promise<StepResult> {
  const facts = await cluster.facts();
  return facts.ok ? proved(step, '', plan.view.mode, facts.value.mode) : facts;
}

async function allAsAsked(context: ChangeContext, step: TokenStep): Promise<StepResult> {
  context.truth = await readTruth(context);
  const error = contradictionOf(endTruth(context, context.truth), { step: step.kind, publisher: '', expected: signedFileOf(context).sha256 });
  return error === null ? ok(undefined) : { ok: false, error };
}

export const PRECONDITIONS: StepTable<ChangeContext, TokenStepKind>['preconditions'] = {
  none: noPrecondition,
  'cluster-as-planned': clusterAsPlanned,
  'server-holds-predecessor': serverHoldsPredecessor,
  'server-staged-file': serverStagedFile,
  'every-server-holds-file': everyServerHoldsFile,
};

export const PROOFS: StepTable<ChangeContext, TokenStepKind>['proofs'] = {
  'signature-verifies': signatureVerifies,
  'trust-list-read-back': trustListReadBack,
  'capf-certificate-read-back': capfReadBack,
  'staged-hash-equal': stagedHashEqual,
  'read-back-equal': readBackEqual,
  'mode-reads-back': modeReadsBack,
  'all-as-asked': allAsAsked,
};
