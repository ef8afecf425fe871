import path from 'node:path';
import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { LOST_TOKENS_CONFIRMATIONS, type LostTokensNode } from '../../../shared/domain/platform/lost-tokens.ts';
import { isAtLeast, RELEASES } from '../../../shared/domain/release.ts';
import { isTyped } from '../../../shared/domain/rules/consent.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type LostTokensView } from '../../../shared/session/platform/view.ts';
import { ChangeFolder } from '../../change/folder.ts';
import { alternateTftpServers, deleteEverywhere, diskOf, keepCopies, servedOf } from '../../change/by-command/lost-tokens.ts';
import { hostNameOf, publisherNames, publisherOf } from '../../change/by-command/links.ts';
import { recordOfDeletion } from '../../change/by-command/record.ts';
import { isJudged, publisherAmong } from '../../change/by-command/read-node.ts';
import { pageMaker } from '../changes/page.ts';
import { openChange, unlessOpen } from '../changes/unfinished.ts';
import { changeId } from '../../change/id.ts';
import { lockCluster } from '../cluster-lock.ts';
import { platformMaker, refreshPlatform, rereadPlatform } from './change.ts';
import { type SessionStore } from '../store.ts';
import { type Workbench } from '../workbench.ts';

const notNow = (call: string): Result<never> => fail('contract.not-now', '', { call });

const guideOf = (store: SessionStore): LostTokensView | null => store.state().platform?.lostTokens ?? null;

function show(store: SessionStore, guide: LostTokensView | null): Result<null> {
  store.dispatch({ type: 'lost-tokens', lostTokens: guide });
  return ok(null);
}

/** Opens the guide that fits the release: from 10.0(1) on a command needs no token, before it files are deleted. */
export async function openLostTokens(bench: Workbench): Promise<Result<null>> {
  const open = await openChange(bench, 'by-command');
  if (open !== null) return open;
  const { reading } = bench.platform;
  const publisher = publisherAmong(reading?.nodes ?? []);
  if (reading === null || publisher === undefined) return notNow('openLostTokens');
  const nodes = reading.nodes.filter(isJudged).map(
    ({ link, disk, served }): LostTokensNode => ({
      node: link.node.address,
      hostName: hostNameOf(link.node),
      copy: 'not-yet',
      deletion: 'not-yet',
      disk: diskOf({ disk }),
      served: servedOf({ served }),
      error: disk.ok ? null : disk.error,
    }),
  );
  const route = isAtLeast(reading.release, RELEASES.utilsCtl) ? 'command-without-token' : 'delete-and-begin-anew';
  return show(bench.store, { route, confirmed: [], consent: hostNameOf(publisher.link.node), phase: 'guide', nodes, alternates: alternateTftpServers(reading.nodes), folder: '' });
}

/** Back to the cluster. After a deletion it is read once more: what was read before is no longer so. */
export async function closeLostTokens(bench: Workbench): Promise<Result<null>> {
  const read = guideOf(bench.store)?.phase === 'deleted' ? await refreshPlatform(bench) : ok(null);
  show(bench.store, null);
  return read;
}

export function confirmLostTokens(bench: Workbench, { item, done }: CallInput<'confirmLostTokens'>): Promise<Result<null>> {
  const guide = guideOf(bench.store);
  if (guide === null) return Promise.resolve(notNow('confirmLostTokens'));
  const confirmed = LOST_TOKENS_CONFIRMATIONS.filter((one) => (one === item ? done : guide.confirmed.includes(one)));
  return Promise.resolve(show(bench.store, { ...guide, confirmed }));
}

/** Copies first: the delete step opens only when every node's file is kept, or there is none. */
export async function keepLostTokensCopies(bench: Workbench): Promise<Result<null>> {
  const guide = guideOf(bench.store);
  if (guide?.route !== 'delete-and-begin-anew' || guide.phase === 'deleted') return notNow('keepLostTokensCopies');
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  const reading = await rereadPlatform(bench);
  if (!reading.ok) return reading;
  const { links } = bench.platform;
  if (links === null) return notNow('keepLostTokensCopies');
  const id = changeId(bench.options.clock.now());
  const copied = reading.value.nodes.filter(isJudged);
  const { release, mode } = reading.value;
  const folder = new ChangeFolder(bench.options, id, pageMaker(bench));
  const kept = await keepCopies(copied, folder, recordOfDeletion(id, { links, nodes: copied, release, mode }, platformMaker(bench, links, [])));
  if (!kept.ok) return kept;
  const nodes = kept.value;
  bench.platform.copied = copied;
  const isKept = nodes.every(({ copy }) => copy === 'kept' || copy === 'no-file');
  return show(bench.store, { ...guide, nodes, alternates: alternateTftpServers(reading.value.nodes), folder: folder.path, phase: isKept ? 'copied' : 'guide' });
}

/** Deletes on every node, and reads all of them. Once it has begun nothing ends it. */
export async function deleteCtlFiles(bench: Workbench, { typed }: CallInput<'deleteCtlFiles'>): Promise<Result<null>> {
  const guide = guideOf(bench.store);
  const { links, copied } = bench.platform;
  if (guide?.phase !== 'copied' || links === null || copied === null) return notNow('deleteCtlFiles');
  const isConfirmed = LOST_TOKENS_CONFIRMATIONS.every((one) => guide.confirmed.includes(one));
  if (!isConfirmed || !isTyped(typed, guide.consent)) return fail('apply.consent-missing', '', { wanted: guide.consent });
  bench.store.dispatch({ type: 'began', busy: 'applying' });
  const folder = new ChangeFolder(bench.options, path.basename(guide.folder), pageMaker(bench));
  const key = publisherOf(links).hostKeySha256 ?? '';
  const deleted = await lockCluster(bench, publisherNames(links), () => unlessOpen(bench, { route: 'by-command', keySha256: key }, () => deleteEverywhere(links, copied, guide.nodes, folder)));
  if (!deleted.ok) return deleted;
  const nodes = deleted.value;
  return 'kind' in nodes ? { ok: false, error: nodes.error } : show(bench.store, { ...guide, nodes, phase: 'deleted' });
}

/** Phones on which the CTL file has to be deleted by hand, as AXL listed them at sign-in. */
export function phoneChecklist(bench: Workbench): Promise<Result<CallOutput<'phoneChecklist'>>> {
  const { axl } = bench.platform;
  if (axl === null) return Promise.resolve(notNow('phoneChecklist'));
  return Promise.resolve(ok((axl.ok ? axl.value.phones : null) ?? { rows: [], complete: false }));
}
