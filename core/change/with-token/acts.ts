import { type ErrorCode } from '../../../shared/domain/error-codes.ts';
import { type AppError, type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type TokenStep, type TokenStepKind } from '../../../shared/domain/steps.ts';
import { comparableFile } from '../../trust/comparable-file.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { type StepTable, nothingToDo } from '../steps.ts';
import { type StepResult } from '../observer.ts';
import { type ChangeContext, serverOf, signedFileOf } from './context.ts';

/** Errors after which a server may or may not have done what it was told: only reading it again decides. */
const OPEN: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'connect.lost',
  'connect.timeout',
  'connect.refused',
  'connect.unreachable',
  'protocol.violation',
  'provider.storage',
]);

export const isOpen = ({ code }: AppError): boolean => OPEN.has(code);

/** Any answer of a server but its value. */
const answered = (result: Result<unknown>): StepResult => (result.ok ? ok(undefined) : result);

async function sign(context: ChangeContext): Promise<StepResult> {
  const { plan, tokens, signal } = context;
  const { serial, certificateSha256 } = plan.signer;
  const data = plan.draft.signedBytes;
  const signature = await tokens.sign({ serial, certificateSha256, digest: 'sha1', data, pin: context.pin }, { signal });
  if (!signature.ok) return signature;
  // A token whose certificate and CTL entry hold keys of different lengths.
  if (signature.value.length !== plan.draft.signatureLength) return fail('token.signature-wrong', serial);
  const bytes = plan.draft.complete(signature.value);
  context.made = { bytes, length: bytes.length, ...comparableFile(bytes), sha256: sha256Hex(bytes) };
  return ok(undefined);
}

/** Until it is on the disk nothing leaves this computer. */
async function keepSigned(context: ChangeContext): Promise<StepResult> {
  const { made, folder } = context;
  if (made === null) throw new Error('what was proved was made');
  context.signed = made;
  const saved = await folder.save('new.tlv', made.bytes);
  return saved.ok ? folder.note({ what: 'signed', sha256: made.sha256 }) : saved;
}

async function trustTokens(context: ChangeContext): Promise<StepResult> {
  // Noted before the call: nothing takes back what the publisher keeps, so the report has to speak of it.
  context.trustTried = true;
  let lost: StepResult = ok(undefined);
  for (const der of context.plan.trustedTokens) {
    const kept = await context.cluster.trustToken(der, { signal: context.signal });
    if (!kept.ok && !isOpen(kept.error)) return kept;
    if (lost.ok) lost = kept;
  }
  return lost;
}

function storeCapf({ cluster, plan: { capf }, signal }: ChangeContext, step: TokenStep): Promise<StepResult> {
  if (capf === null) throw new Error('a plan without a certificate of CAPF has no such step');
  return cluster.storeCapfCertificate(serverOf(step), capf, { signal });
}

async function stage(context: ChangeContext, step: TokenStep): Promise<StepResult> {
  const server = serverOf(step);
  const predecessor = context.plan.predecessors.get(server)?.sha256 ?? null;
  // Noted before the call: if its reply is lost the file may lie there, and the undo must look.
  context.staged.set(server, null);
  const staged = await context.cluster.stage(server, signedFileOf(context).bytes, predecessor, { signal: context.signal });
  if (staged.ok) context.staged.set(server, staged.value);
  return answered(staged);
}

const commit = (context: ChangeContext, step: TokenStep): Promise<StepResult> => context.cluster.commit(serverOf(step), signedFileOf(context).sha256);

const forgetStaged = (context: ChangeContext, step: TokenStep): Promise<StepResult> => {
  context.staged.delete(serverOf(step));
  return Promise.resolve(ok(undefined));
};

const setMode = (context: ChangeContext): Promise<StepResult> => context.cluster.setMode(context.plan.view.mode, signedFileOf(context).sha256);

/** What each kind of step does; what it needs and how it is proved stands in `checks.ts`. */
export const ACTS: StepTable<ChangeContext, TokenStepKind>['acts'] = {
  sign,
  'trust-tokens': trustTokens,
  'store-capf': storeCapf,
  stage,
  commit,
  'set-mode': setMode,
  prove: nothingToDo,
};

export const KEEPS: StepTable<ChangeContext, TokenStepKind>['keeps'] = { sign: keepSigned, commit: forgetStaged };
