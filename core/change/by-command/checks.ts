import { contradictionOf } from '../../../shared/domain/outcome.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { type PlatformPlan } from '../../../shared/domain/platform/plan.ts';
import { isKnownToDiffer } from '../../../shared/domain/signer-continuity.ts';
import { type CommandStep, type CommandStepKind } from '../../../shared/domain/steps.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { type PlatformCommands } from '../../ports/platform/commands.ts';
import { type StepResult } from '../observer.ts';
import { mayAct, noPrecondition, type StepTable } from '../steps.ts';
import { nodeOf, type PlatformChangeContext } from './context.ts';
import { listedFile } from './copy.ts';
import { publisherOf } from './links.ts';
import { OwnCertificates } from './own-certificates.ts';
import { readPresentCertificates } from './present-certificates.ts';
import { decides, diskSha1, servedSha1 } from './held-files.ts';
import { type NodeFiles, type NodeReading, publisherAmong, readFiles, readMode } from './read-node.ts';
import { endTruth, readTruth, truthReading } from './truth.ts';
import { readUpgrade } from './upgrade.ts';

/** Whether a node still holds and serves what the plan was made from; what was not known then decides nothing now. */
const holdsAsPlanned = (planned: NodeReading, now: NodeFiles): boolean =>
  [diskSha1, servedSha1].every((sha1) => sha1(planned) === null || sha1(planned) === sha1(now));

/** Nobody may have changed the cluster since the plan was made: mode, the file of every node that decides, and the certificate of the service that signs. */
async function clusterAsPlanned({ plan, links, before, signal }: PlatformChangeContext): Promise<StepResult> {
  const options = { signal };
  const { commands } = publisherOf(links);
  if (commands === null) return fail('plan.outdated', plan.publisher);
  const mode = await readMode(publisherOf(links), options);
  if (!mode.ok) return mode;
  const deciding = before.nodes.filter(decides);
  const files = await Promise.all(deciding.map(({ link, services }) => readFiles(links, link, services, options)));
  const own = files[deciding.findIndex(({ link }) => link.node.role === 'publisher')];
  if (own?.disk.ok === false) return own.disk;
  if (mode.value !== plan.modeBefore) return fail('plan.outdated', plan.publisher);
  const other = deciding.find((node, index) => files[index] === undefined || !holdsAsPlanned(node, files[index]));
  if (other !== undefined) return fail('plan.outdated', other.link.node.address);
  const upgrade = plan.kind === 'reset-localkey' ? await readUpgrade(commands, plan.publisher, options) : null;
  if (upgrade?.ok === true && upgrade.value === 'running') return fail('plan.outdated', plan.publisher);
  return (await isSignerReplaced({ plan, commands, release: before.release }, options)) ? fail('plan.outdated', plan.publisher) : ok(undefined);
}

interface SignerCheck {
  readonly plan: PlatformPlan;
  readonly commands: PlatformCommands;
  readonly release: string;
}

/**
 * Whether the service that signs has another certificate than the plan was made with: nothing that is known of both may differ, and the publisher may not
 * have come to contradict itself. One that cannot be read again replaces nothing.
 */
async function isSignerReplaced({ plan: { signer, publisher }, commands, release }: SignerCheck, options: CallOptions): Promise<boolean> {
  if (signer.certificate === null) return false;
  const present = await readPresentCertificates({ commands, publisher, release, axl: null, certificates: new OwnCertificates() }, options);
  const now = present[signer.after];
  if (now === null) return false;
  return now.ok ? isKnownToDiffer(now.value, signer.certificate) : now.error.params['reason'] === 'contradictory';
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
  'cluster-as-planned': mayAct(clusterAsPlanned),
};

export const PROOFS: StepTable<PlatformChangeContext, CommandStepKind>['proofs'] = {
  'copy-has-listed-digests': copyHasListedDigests,
  'mode-reads-back': modeReadsBack,
  'node-lists-new-file': nodeListsNewFile,
  'all-as-asked': allAsAsked,
};
