import { type ChangeRecord } from '../../../shared/domain/change-record.ts';
import { type Outcome } from '../../../shared/domain/outcome.ts';
import { DELETE_CTL_FILE } from '../../../shared/domain/platform/commands.ts';
import { type LostTokensNode } from '../../../shared/domain/platform/lost-tokens.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type ChangeFolder } from '../folder.ts';
import { sha1Hex } from '../../trust/digests.ts';
import { diskSha1 } from './held-files.ts';
import { resultAt } from '../../ports/platform/error-at.ts';
import { hostNameOf, markTranscripts, type PlatformLinks } from './links.ts';
import { listedFile, loadFile } from './copy.ts';
import { copyName } from './record.ts';
import { strangersAmong } from './named-servers.ts';
import { type NodeFiles, type NodeReading, readFiles } from './read-node.ts';

export const diskOf = ({ disk }: Pick<NodeFiles, 'disk'>): LostTokensNode['disk'] => (!disk.ok ? 'unknown' : disk.value.listing.kind === 'none' ? 'gone' : 'there');

export const servedOf = ({ served }: Pick<NodeFiles, 'served'>): LostTokensNode['served'] => {
  if (served === null) return 'no-service';
  if (!served.ok) return 'unknown';
  return served.value.file === null ? 'gone' : 'there';
};

/**
 * Servers that the CTL files name as TFTP servers and that are no node of the cluster: phones may load their file there too (Troubleshooting
 * Guide, lost security tokens). `null` = the entries of some file could not be read, so that there may be others.
 */
export function alternateTftpServers(nodes: readonly NodeReading[]): readonly string[] | null {
  const lists = nodes.map(({ disk }) => (!disk.ok ? null : disk.value.listing.kind === 'none' ? [] : disk.value.listing.records));
  const named = lists.flatMap((records) => (records ?? []).filter(({ function: role }) => /TFTP/.test(role)).map(({ dnsName }) => dnsName));
  return lists.includes(null) ? null : strangersAmong(named, nodes);
}

async function keepCopy(reading: NodeReading, name: string, folder: ChangeFolder): Promise<LostTokensNode> {
  const { node } = reading.link;
  const error = reading.disk.ok ? null : reading.disk.error;
  const found: LostTokensNode = { node: node.address, hostName: hostNameOf(node), copy: 'failed', deletion: 'not-yet', disk: diskOf(reading), served: servedOf(reading), error };
  if (found.disk !== 'there') return { ...found, copy: found.disk === 'gone' ? 'no-file' : 'failed' };
  const loaded = await loadFile(reading);
  const bytes = loaded.ok ? listedFile(reading, loaded.value) : loaded;
  if (!bytes.ok) return { ...found, copy: bytes.error.code === 'apply.proof-failed' ? 'unlike' : 'failed', error: bytes.error };
  const saved = await folder.save(name, bytes.value);
  if (!saved.ok) return { ...found, error: saved.error };
  await folder.note({ what: 'copied', node: node.address, copy: name, sha1: sha1Hex(bytes.value) });
  return { ...found, copy: 'kept' };
}

/** The record, then a copy of every node's file, with the digests that the node lists. */
export async function keepCopies(nodes: readonly NodeReading[], folder: ChangeFolder, record: ChangeRecord): Promise<Result<readonly LostTokensNode[]>> {
  const noted = await folder.note({ what: 'record', record });
  if (!noted.ok) return noted;
  return ok(await Promise.all(nodes.map((reading, index) => keepCopy(reading, copyName(index), folder))));
}

/** The file must still be the one that was copied, and that it is going to be deleted must be written down. */
async function mayDelete(links: PlatformLinks, reading: NodeReading, folder: ChangeFolder): Promise<Result<void>> {
  const { address } = reading.link.node;
  const { disk } = await readFiles(links, reading.link, []);
  if (!disk.ok) return disk;
  if (diskSha1({ disk }) !== diskSha1(reading)) return fail('plan.outdated', address);
  return folder.note({ what: 'step', step: `delete:${address}`, status: 'begun' });
}

/**
 * Deletes one node's file, if it is the one that was copied. A file that is gone before is not deleted again. What the words say is told beside what is read
 * afterwards; Cisco Tftp may go on serving the file from its cache until it is restarted.
 */
async function deleteOn(links: PlatformLinks, reading: NodeReading, before: LostTokensNode, folder: ChangeFolder): Promise<LostTokensNode> {
  const { link, services } = reading;
  const ready = before.disk === 'there' ? await mayDelete(links, reading, folder) : null;
  const said = ready?.ok === true && link.commands !== null ? resultAt(await link.commands.change(DELETE_CTL_FILE), before.node) : null;
  const answer = said?.ok === true ? said.value.answer : null;
  const isSaid = answer?.known === true && answer.value.deleted === 1;
  const deletion = said === null ? 'not-yet' : !said.ok ? 'no-answer' : isSaid ? 'said' : 'refused';
  await folder.note({ what: 'step', step: `delete:${before.node}`, status: deletion });
  const now = await readFiles(links, link, services);
  const failed = [ready, said, now.disk].find((one) => one?.ok === false);
  const error = failed?.ok === false ? failed.error : null;
  return { ...before, deletion, disk: diskOf(now), served: servedOf(now), error };
}

/** One node after the other, so that a node that refuses is seen before the last file is gone. */
export async function deleteEverywhere(
  links: PlatformLinks,
  nodes: readonly NodeReading[],
  before: readonly LostTokensNode[],
  folder: ChangeFolder,
): Promise<readonly LostTokensNode[]> {
  const after: LostTokensNode[] = [];
  for (const reading of nodes) {
    const own = before.find(({ node }) => node === reading.link.node.address);
    if (own !== undefined) after.push(await deleteOn(links, reading, own, folder));
  }
  await folder.save('transcript.txt', new TextEncoder().encode(links.nodes.map(({ commands }) => commands?.transcript() ?? '').join('\n')));
  markTranscripts(links)();
  const outcome = deletionOutcome(after);
  await folder.note({ what: outcome === 'done' || outcome === 'not-done' ? 'ended' : 'reported', outcome });
  return after;
}

/** By reading alone: gone everywhere, there everywhere, or a mixture that stays open. */
function deletionOutcome(nodes: readonly LostTokensNode[]): Outcome {
  if (nodes.every(({ disk }) => disk === 'gone')) return 'done';
  if (nodes.some(({ disk }) => disk === 'unknown')) return 'unknown';
  return nodes.every(({ disk, copy }) => disk === 'there' || copy === 'no-file') ? 'not-done' : 'incomplete';
}
