import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { type TokenStep, type TokenStepKind } from '../../../shared/domain/steps.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { verifyCtlFile } from '../../trust/verify.ts';
import { type StepResult } from '../observer.ts';
import { mayAct, type StepTable } from '../steps.ts';
import { publisherOf } from './cluster-certificates.ts';
import { type ChangeContext } from './context.ts';
import { WRITES } from './converge.ts';
import { serverOf } from './converge-context.ts';
import { sameFacts } from './same-facts.ts';
import { proved } from './writes.ts';

/** A certificate issued anew or another mode since: the file would be wrong from its first day. */
async function clusterAsPlanned({ cluster, plan, signal }: ChangeContext): Promise<StepResult> {
  const facts = await cluster.facts({ signal });
  if (!facts.ok) return facts;
  return sameFacts(facts.value, plan.facts) ? ok(undefined) : fail('plan.outdated', publisherOf(plan.facts)?.name ?? '');
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

export const PRECONDITIONS: StepTable<ChangeContext, TokenStepKind>['preconditions'] = { ...WRITES.preconditions, 'cluster-as-planned': mayAct(clusterAsPlanned) };

export const PROOFS: StepTable<ChangeContext, TokenStepKind>['proofs'] = {
  ...WRITES.proofs,
  'signature-verifies': signatureVerifies,
  'trust-list-read-back': trustListReadBack,
  'capf-certificate-read-back': capfReadBack,
};
