import { type PlatformStep, type PlatformStepKind } from '../../../shared/domain/platform/plan.ts';
import { type CommandWords } from '../../../shared/domain/platform/report.ts';
import { type ChangeAnswer } from '../../../shared/domain/platform/answers.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type StepResult } from '../observer.ts';
import { type CommandOutcome, type PlatformError } from '../../ports/platform/commands.ts';
import { sha1Hex } from '../../trust/digests.ts';
import { type PlatformChangeContext } from './context.ts';
import { diskSha1 } from './make-plan.ts';
import { publisherOf } from './links.ts';
import { readTruth } from './truth.ts';
import { type NodeReading, readFiles, readKnown } from './read-node.ts';

function nodeOf({ before }: Pick<PlatformChangeContext, 'before'>, step: PlatformStep): NodeReading {
  const node = before.nodes.find(({ link }) => link.node.address === step.server);
  if (node === undefined) throw new Error(`step ${step.id} concerns a node`);
  return node;
}

/** The bytes of the node's file with the digests that `show ctl` printed: as it serves it, else as it dumps it. */
export async function copyOf({ link, served, disk }: NodeReading): Promise<Result<Uint8Array>> {
  const { address } = link.node;
  const expected = diskSha1({ disk }) ?? '';
  const bytes = served?.ok === true ? served.value.file?.bytes : undefined;
  if (bytes !== undefined && sha1Hex(bytes) === expected) return ok(bytes);
  if (link.commands === null) return fail('login.required', address);
  const dumped = await readKnown(link.commands, 'dump-ctl-file', address);
  if (!dumped.ok) return dumped;
  const found = dumped.value.value.kind === 'file' ? sha1Hex(dumped.value.value.bytes) : 'none';
  if (dumped.value.value.kind === 'file' && found === expected) return ok(dumped.value.value.bytes);
  return fail('apply.proof-failed', address, { step: 'copy', expected, found });
}

async function copy(context: PlatformChangeContext, step: PlatformStep): Promise<StepResult> {
  const node = nodeOf(context, step);
  const { address } = node.link.node;
  const name = `before-${context.before.nodes.indexOf(node) + 1}.tlv`;
  context.notCopied.add(address);
  const bytes = await copyOf(node);
  if (!bytes.ok) return bytes;
  const saved = await context.folder.save(name, bytes.value);
  if (!saved.ok) return saved;
  context.notCopied.delete(address);
  return context.folder.note({ what: 'copied', node: address, copy: name, sha1: sha1Hex(bytes.value) });
}

/** Nobody may have changed the cluster since the plan was made. */
async function stillAsPlanned({ plan, links, before, signal }: PlatformChangeContext): Promise<StepResult> {
  const { commands, node } = publisherOf(links);
  const publisher = before.nodes.find(({ link }) => link.node.address === plan.publisher);
  if (commands === null || publisher === undefined) return fail('plan.outdated', plan.publisher);
  const mode = await readKnown(commands, 'security-mode', node.address, { signal });
  if (!mode.ok) return mode;
  const { disk } = await readFiles(links, publisher.link, [], { signal });
  if (!disk.ok) return disk;
  return mode.value.value === plan.modeBefore && diskSha1({ disk }) === diskSha1(publisher) ? ok(undefined) : fail('plan.outdated', node.address);
}

function wordsOf(outcome: Result<CommandOutcome<ChangeAnswer>, PlatformError>): CommandWords {
  if (!outcome.ok) return { kind: 'no-answer' };
  const { answer } = outcome.value;
  return answer.known ? answer.value : { kind: 'not-understood', reason: answer.reason, detail: answer.detail };
}

/** What the command's own end says when the mode did not read back as asked. */
function problemOf(words: CommandWords, outcome: Result<CommandOutcome<ChangeAnswer>, PlatformError>, { plan }: PlatformChangeContext): StepResult {
  const { command, publisher } = plan;
  if (!outcome.ok) return outcome;
  switch (words.kind) {
    case 'refused':
      return fail('platform.command-refused', publisher, { command, reason: words.why });
    case 'not-understood':
      return fail('platform.words-unknown', publisher, { command, reason: words.reason, detail: words.detail });
    case 'done':
    case 'no-answer':
      return ok(undefined);
  }
}

async function command(context: PlatformChangeContext, step: PlatformStep): Promise<StepResult> {
  const { plan, links, folder } = context;
  const ready = await stillAsPlanned(context);
  if (!ready.ok) return ready;
  // From here on nobody can say that nothing was sent.
  context.said = { kind: 'no-answer' };
  const outcome = await links.act.change(plan.command);
  context.said = wordsOf(outcome);
  await folder.note({ what: 'command-ended', words: context.said.kind });
  if (context.said.kind === 'refused') return problemOf(context.said, outcome, context);
  const { commands, node, error } = publisherOf(links);
  if (commands === null) return error === null ? fail('login.required', node.address) : { ok: false, error };
  const mode = await readKnown(commands, 'security-mode', node.address);
  if (!mode.ok) return outcome.ok ? mode : outcome;
  if (mode.value.value === plan.requestedMode) return ok(undefined);
  const problem = problemOf(context.said, outcome, context);
  return problem.ok ? fail('apply.proof-failed', node.address, { step: step.kind, expected: plan.requestedMode, found: mode.value.value }) : problem;
}

/** The publisher lists another verified file than before; every other node lists the same. */
async function readNode(context: PlatformChangeContext, step: PlatformStep): Promise<StepResult> {
  const { links, before } = context;
  const node = nodeOf(context, step);
  const publisher = before.nodes.find(({ link }) => link.node.role === 'publisher') ?? node;
  const [own, first] = await Promise.all([readFiles(links, node.link, []), node === publisher ? null : readFiles(links, publisher.link, [])]);
  if (!own.disk.ok) return own.disk;
  const found = diskSha1(own) ?? '';
  const { listing } = own.disk.value;
  const isVerified = listing.kind === 'file' && listing.verified;
  const expected = first === null ? null : diskSha1(first);
  const isNew = isVerified && found !== diskSha1(publisher) && (expected === null || found === expected);
  return isNew ? ok(undefined) : fail('apply.proof-failed', node.link.node.address, { step: step.kind, expected: expected ?? 'other', found });
}

async function readAll(context: PlatformChangeContext): Promise<StepResult> {
  context.truth = await readTruth(context.links, context.before, () => context.clock.now());
  return ok(undefined);
}

/** What each kind of step does: check its precondition, act, read the proof. */
export const PLATFORM_ACTIONS: Readonly<Record<PlatformStepKind, (context: PlatformChangeContext, step: PlatformStep) => Promise<StepResult>>> = {
  copy,
  command,
  'read-node': readNode,
  'read-all': readAll,
};

/** Steps whose failure is told and stops nothing: a copy puts no file back, and what a node holds stands in the report. */
export const MAY_FAIL: ReadonlySet<PlatformStepKind> = new Set<PlatformStepKind>(['copy', 'read-node']);
