import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { type ErrorCode } from '../../../shared/domain/error-codes.ts';
import { type PlanStep, type StepKind } from '../../../shared/domain/plan.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { sameFacts } from './same-facts.ts';
import { md5Hex, sha1Hex, sha256Hex } from '../../trust/digests.ts';
import { verifyCtlFile } from '../../trust/verify.ts';
import { type ChangeContext, type SignedFile } from './context.ts';
import { type StepResult } from '../observer.ts';

/** Errors after which a server may or may not have done what it was told: only reading it again decides. */
const OUTCOME_OPEN: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'connect.lost',
  'connect.timeout',
  'connect.refused',
  'connect.unreachable',
  'protocol.violation',
  'provider.storage',
]);

function signedFileOf(context: ChangeContext): SignedFile {
  if (context.signed === null) throw new Error('a plan signs before it writes');
  return context.signed;
}

function serverOf(step: PlanStep): string {
  if (step.server === null) throw new Error(`step ${step.id} concerns a server`);
  return step.server;
}

async function sign(context: ChangeContext): Promise<StepResult> {
  const { plan, tokens, signal, cluster } = context;
  const facts = await cluster.facts({ signal });
  if (!facts.ok) return facts;
  // A certificate issued anew or another mode since: the file would be wrong from its first day.
  if (!sameFacts(facts.value, plan.facts)) return fail('plan.outdated', plan.facts.servers.find(({ role }) => role === 'publisher')?.name ?? '');
  const { serial, certificateSha256 } = plan.signer;
  const data = plan.draft.signedBytes;
  const signature = await tokens.sign({ serial, certificateSha256, digest: 'sha1', data, pin: context.pin }, { signal });
  if (!signature.ok) return signature;
  // A token whose certificate and CTL entry hold keys of different lengths.
  if (signature.value.length !== plan.draft.signatureLength) return fail('token.signature-wrong', serial);
  const bytes = plan.draft.complete(signature.value);
  const read = readCtlFile(bytes);
  // The token layer verified the signature over the draft; this is the proof over the finished file, read as a phone would.
  if (!read.ok || verifyCtlFile(read.value).kind !== 'verified') return fail('token.signature-wrong', serial);
  context.signed = { bytes, length: bytes.length, md5: md5Hex(bytes), sha1: sha1Hex(bytes), sha256: sha256Hex(bytes) };
  const saved = await context.folder.save('new.tlv', bytes);
  return saved.ok ? context.folder.note({ what: 'signed', sha256: context.signed.sha256 }) : saved;
}

async function stage(context: ChangeContext, step: PlanStep): Promise<StepResult> {
  const server = serverOf(step);
  const file = signedFileOf(context);
  const predecessor = context.plan.predecessors.get(server)?.sha256 ?? null;
  const state = await context.cluster.state(server, { signal: context.signal });
  if (!state.ok) return state;
  if (state.value.ctlSha256 !== predecessor) return fail('plan.outdated', server);
  // Noted before the call: if its reply is lost the file may lie there, and the undo must look.
  context.staged.set(server, 'tried');
  const staged = await context.cluster.stage(server, file.bytes, predecessor, { signal: context.signal });
  if (!staged.ok) return staged;
  if (staged.value !== file.sha256) return fail('apply.proof-failed', server, { step: step.kind, expected: file.sha256, found: staged.value });
  context.staged.set(server, 'proved');
  return ok(undefined);
}

async function commit(context: ChangeContext, step: PlanStep): Promise<StepResult> {
  const server = serverOf(step);
  const file = signedFileOf(context);
  const before = await context.cluster.state(server);
  if (!before.ok) return before;
  if (before.value.stagedSha256 !== file.sha256) return fail('provider.nothing-staged', server, { expected: file.sha256 });
  const committed = await context.cluster.commit(server, file.sha256);
  if (!committed.ok && !OUTCOME_OPEN.has(committed.error.code)) return committed;
  const after = await context.cluster.ctlFile(server);
  // Two failures in a row: the first one says what happened to the commit.
  if (!after.ok) return committed.ok ? after : committed;
  const found = after.value === null ? 'none' : after.value.sha256;
  if (found !== file.sha256) return committed.ok ? fail('apply.proof-failed', server, { step: step.kind, expected: file.sha256, found }) : committed;
  context.staged.delete(server);
  return ok(undefined);
}

async function setMode(context: ChangeContext, step: PlanStep): Promise<StepResult> {
  const file = signedFileOf(context);
  for (const server of context.plan.predecessors.keys()) {
    const state = await context.cluster.state(server);
    if (!state.ok) return state;
    if (state.value.ctlSha256 !== file.sha256) {
      return fail('apply.proof-failed', server, { step: step.kind, expected: file.sha256, found: state.value.ctlSha256 ?? 'none' });
    }
  }
  const wanted = context.plan.view.mode;
  const set = await context.cluster.setMode(wanted, file.sha256);
  if (!set.ok && !OUTCOME_OPEN.has(set.error.code)) return set;
  const facts = await context.cluster.facts();
  if (!facts.ok) return set.ok ? facts : set;
  if (facts.value.mode !== wanted) return set.ok ? fail('apply.proof-failed', '', { step: step.kind, expected: wanted, found: facts.value.mode }) : set;
  return ok(undefined);
}

async function prove(context: ChangeContext, step: PlanStep): Promise<StepResult> {
  const file = signedFileOf(context);
  for (const server of context.plan.predecessors.keys()) {
    const held = await context.cluster.ctlFile(server);
    if (!held.ok) return held;
    const found = held.value === null ? 'none' : held.value.sha256;
    if (found !== file.sha256) return fail('apply.proof-failed', server, { step: step.kind, expected: file.sha256, found });
  }
  const facts = await context.cluster.facts();
  if (!facts.ok) return facts;
  const wanted = context.plan.view.mode;
  return facts.value.mode === wanted ? ok(undefined) : fail('apply.proof-failed', '', { step: step.kind, expected: wanted, found: facts.value.mode });
}

async function trustTokens(context: ChangeContext, step: PlanStep): Promise<StepResult> {
  const wanted = context.plan.trustedTokens;
  // Noted before the call: nothing takes back what the publisher keeps, so the report has to speak of it.
  context.trustTried = true;
  for (const der of wanted) {
    const kept = await context.cluster.trustToken(der, { signal: context.signal });
    if (!kept.ok && !OUTCOME_OPEN.has(kept.error.code)) return kept;
  }
  const facts = await context.cluster.facts({ signal: context.signal });
  if (!facts.ok) return facts;
  const trusted = new Set(facts.value.certificates.flatMap(({ role, der }) => (role === 'Phone-SAST-trust' ? [sha256Hex(der)] : [])));
  const missing = wanted.map(sha256Hex).find((sha256) => !trusted.has(sha256));
  return missing === undefined ? ok(undefined) : fail('apply.proof-failed', serverOf(step), { step: step.kind, expected: missing, found: 'none' });
}

async function storeCapf(context: ChangeContext, step: PlanStep): Promise<StepResult> {
  const server = serverOf(step);
  const { capf } = context.plan;
  if (capf === null) throw new Error('a plan without a certificate of CAPF has no such step');
  const expected = sha256Hex(capf);
  const stored = await context.cluster.storeCapfCertificate(server, capf, { signal: context.signal });
  if (!stored.ok && !OUTCOME_OPEN.has(stored.error.code)) return stored;
  const state = await context.cluster.state(server, { signal: context.signal });
  if (!state.ok) return stored.ok ? state : stored;
  const found = state.value.capfSha256 ?? 'none';
  return found === expected ? ok(undefined) : fail('apply.proof-failed', server, { step: step.kind, expected, found });
}

/** What each kind of step does: check its precondition, act, read the proof. */
export const STEP_ACTIONS: Readonly<Record<StepKind, (context: ChangeContext, step: PlanStep) => Promise<StepResult>>> = {
  sign,
  'trust-tokens': trustTokens,
  'store-capf': storeCapf,
  stage,
  commit,
  'set-mode': setMode,
  prove,
};
