import { fail, ok } from '../../../shared/domain/result.ts';
import { type RemainingCertificate } from '../../../shared/domain/report.ts';
import { type TokenStep, type TokenStepKind } from '../../../shared/domain/steps.ts';
import { comparableFile } from '../../trust/comparable-file.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { NEW_FILE } from '../folder.ts';
import { type StepResult } from '../observer.ts';
import { type StepTable } from '../steps.ts';
import { type ChangeContext } from './context.ts';
import { WRITES } from './converge.ts';
import { serverOf } from './converge-context.ts';
import { isOpen } from './passing.ts';

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
  context.files.newSha256 = made.sha256;
  context.targets = new Map([...context.plan.predecessors].map(([server, held]) => [server, { bytes: made.bytes, sha256: made.sha256, from: held?.sha256 ?? null }]));
  const saved = await folder.save(NEW_FILE, made.bytes);
  return saved.ok ? folder.note({ what: 'signed', sha256: made.sha256 }) : saved;
}

/** Once, however often it is tried. */
function note({ given }: ChangeContext, one: RemainingCertificate): void {
  if (!given.some(({ server, what }) => server === one.server && what === one.what)) given.push(one);
}

async function trustTokens(context: ChangeContext, step: TokenStep): Promise<StepResult> {
  // Noted before the call: nothing takes back what the publisher keeps, so the report has to speak of it.
  note(context, { server: serverOf(step), what: 'phone-sast-trust' });
  let lost: StepResult = ok(undefined);
  for (const der of context.plan.trustedTokens) {
    const kept = await context.cluster.trustToken(der, { signal: context.signal });
    if (!kept.ok && !isOpen(kept.error)) return kept;
    if (lost.ok) lost = kept;
  }
  return lost;
}

function storeCapf(context: ChangeContext, step: TokenStep): Promise<StepResult> {
  const { cluster, plan: { capf }, signal } = context;
  note(context, { server: serverOf(step), what: 'capf' });
  if (capf === null) throw new Error('a plan without a certificate of CAPF has no such step');
  return cluster.storeCapfCertificate(serverOf(step), capf, { signal });
}

/** What each kind of step does; what it needs and how it is proved stands in `checks.ts`. */
export const ACTS: StepTable<ChangeContext, TokenStepKind>['acts'] = { ...WRITES.acts, sign, 'trust-tokens': trustTokens, 'store-capf': storeCapf };

export const KEEPS: StepTable<ChangeContext, TokenStepKind>['keeps'] = { ...WRITES.keeps, sign: keepSigned };
