import { contradictionOf } from '../../../shared/domain/outcome.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { type PlatformPlan } from '../../../shared/domain/platform/plan.ts';
import { compareCertificates } from '../../../shared/domain/signer-continuity.ts';
import { type CommandStep, type CommandStepKind } from '../../../shared/domain/steps.ts';
import { type StepResult } from '../observer.ts';
import { noPrecondition, type StepTable } from '../steps.ts';
import { nodeOf, type PlatformChangeContext } from './context.ts';
import { listedFile } from './copy.ts';
import { type PlatformLinks, publisherOf } from './links.ts';
import { readPresentCertificates } from './present-certificates.ts';
import { diskSha1 } from './held-files.ts';
import { publisherAmong, readFiles, readMode } from './read-node.ts';
import { endTruth, readTruth, truthReading } from './truth.ts';
import { readUpgrade } from './upgrade.ts';

/** Nobody may have changed the cluster since the plan was made. */
async function clusterAsPlanned({ plan, links, before, signal }: PlatformChangeContext): Promise<StepResult> {
  const publisher = before.nodes.find(({ link }) => link.node.address === plan.publisher);
  if (publisherOf(links).commands === null || publisher === undefined) return fail('plan.outdated', plan.publisher);
  const mode = await readMode(publisherOf(links), { signal });
  if (!mode.ok) return mode;
  const { disk } = await readFiles(links, publisher.link, [], { signal });
  if (!disk.ok) return disk;
  if (mode.value !== plan.modeBefore || diskSha1({ disk }) !== diskSha1(publisher)) return fail('plan.outdated', plan.publisher);
  if (plan.kind === 'reset-localkey') {
    const commands = publisherOf(links).commands;
    const upgrade = commands === null ? null : await readUpgrade(commands, plan.publisher, { signal });
    if (upgrade === 'running') return fail('plan.outdated', plan.publisher);
  }
  return (await isSignerReplaced(plan, links, before.release, signal)) ? fail('plan.outdated', plan.publisher) : ok(undefined);
}

/** Whether the service that signs has another certificate than the plan was made with; one that cannot be read again replaces nothing. */
async function isSignerReplaced({ signer, publisher }: PlatformPlan, links: PlatformLinks, release: string, signal: AbortSignal): Promise<boolean> {
  const { commands } = publisherOf(links);
  if (commands === null || signer.certificate === null) return false;
  const present = await readPresentCertificates({ commands, publisher, release, axl: null }, { signal });
  const now = present[signer.after];
  return now?.ok === true && compareCertificates(now.value, signer.certificate) === 'other';
}

function copyHasListedDigests(context: PlatformChangeContext, step: CommandStep): Promise<StepResult> {
  const node = nodeOf(context, step);
  const listed = listedFile(node, context.loaded.get(node.link.node.address) ?? null);
  return Promise.resolve(listed.ok ? ok(undefined) : listed);
}

async function modeReadsBack({ plan, links }: PlatformChangeContext, step: CommandStep): Promise<StepResult> {
  const publisher = publisherOf(links);
  const mode = await readMode(publisher);
  if (!mode.ok) return mode;
  const { requestedMode } = plan;
  return mode.value === requestedMode ? ok(undefined) : fail('apply.proof-failed', publisher.node.address, { step: step.kind, expected: requestedMode, found: mode.value });
}

/** The publisher lists another verified file than before; every other node lists the same. */
async function nodeListsNewFile(context: PlatformChangeContext, step: CommandStep): Promise<StepResult> {
  const { links, before } = context;
  const node = nodeOf(context, step);
  const publisher = publisherAmong(before.nodes) ?? node;
  const [own, first] = await Promise.all([readFiles(links, node.link, []), node === publisher ? null : readFiles(links, publisher.link, [])]);
  if (!own.disk.ok) return own.disk;
  const found = diskSha1(own) ?? '';
  const { listing } = own.disk.value;
  const isVerified = listing.kind === 'file' && listing.verified;
  const expected = first === null ? null : diskSha1(first);
  const isNew = isVerified && found !== diskSha1(publisher) && (expected === null || found === expected);
  return isNew ? ok(undefined) : fail('apply.proof-failed', node.link.node.address, { step: step.kind, expected: expected ?? 'other', found });
}

async function allAsAsked(context: PlatformChangeContext): Promise<StepResult> {
  const { plan, before } = context;
  context.truth = await readTruth(context);
  const error = contradictionOf(endTruth(plan, before, context.truth), truthReading(plan, context.truth));
  return error === null ? ok(undefined) : { ok: false, error };
}

export const PRECONDITIONS: StepTable<PlatformChangeContext, CommandStepKind>['preconditions'] = {
  none: noPrecondition,
  'cluster-as-planned': clusterAsPlanned,
};

export const PROOFS: StepTable<PlatformChangeContext, CommandStepKind>['proofs'] = {
  'copy-has-listed-digests': copyHasListedDigests,
  'mode-reads-back': modeReadsBack,
  'node-lists-new-file': nodeListsNewFile,
  'all-as-asked': allAsAsked,
};
