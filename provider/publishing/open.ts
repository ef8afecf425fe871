import path from 'node:path';
import { sha256Hex } from '../../core/trust/digests.ts';
import { type Files } from '../../core/ports/files.ts';
import { PROVIDER_LIMITS } from '../../shared/provider/limits.ts';
import { ProviderStartError, type TftpConfig } from '../config.ts';
import { readIfThere } from '../read-if-there.ts';
import { openFolder } from './folder.ts';
import { isPublished, isUnfinished } from './names.ts';
import { createPublication, type Publication, type PublishedPlace, type ServedFile, UNPUBLISHED } from './publication.ts';
import { readPublished } from './record.ts';

/** What a publication begins with. */
export interface PublicationGround extends Omit<PublishedPlace, 'folder'> {
  /** Path of the CTL file that is served. */
  readonly served: string;
}

/**
 * Opens the TFTP folder of a provider and publishes what is served, also where a kill came between the two.
 * @throws ProviderStartError for a folder that is not of its own, holds what somebody else put there, or cannot be written.
 */
export async function openPublication(ground: PublicationGround, tftp: TftpConfig | undefined): Promise<Publication> {
  if (tftp === undefined) return UNPUBLISHED;
  const { files, served, dataFolder } = ground;
  const folder = await openFolder(files, tftp.folder, dataFolder);
  const file = await readServed(files, served);
  await refuseForeign(ground, folder, file ?? null);
  const publication = createPublication({ ...ground, folder }, tftp.phones);
  try {
    await clearUnfinished(files, folder);
    // What cannot be read is no reason not to start: every message says so, and phones keep what they get.
    if (file !== undefined) await publication.show(file);
  } catch (error) {
    throw new ProviderStartError(`${tftp.folder}: ${error instanceof Error ? error.message : 'cannot be written'}`);
  }
  return publication;
}

/** `null` = none is served, `undefined` = something is there that cannot be read. */
async function readServed(files: Files, served: string): Promise<ServedFile | null | undefined> {
  try {
    const bytes = await readIfThere(files, served, PROVIDER_LIMITS.maxCtlFile);
    return bytes === null ? null : { bytes, sha256: sha256Hex(bytes) };
  } catch {
    return undefined;
  }
}

async function refuseForeign({ files, dataFolder }: PublicationGround, folder: string, served: ServedFile | null): Promise<void> {
  const own = [await readPublished(files, dataFolder), served?.sha256];
  for (const name of (await files.list(folder)).filter(isPublished)) {
    const bytes = await readIfThere(files, path.join(folder, name), PROVIDER_LIMITS.maxCtlFile);
    if (bytes === null || own.includes(sha256Hex(bytes))) continue;
    throw new ProviderStartError(`${path.join(folder, name)} was put there by somebody else. If phones trust it, move it to ${path.join(dataFolder, 'CTLFile.tlv')}; else remove it`);
  }
}

async function clearUnfinished(files: Files, folder: string): Promise<void> {
  for (const name of (await files.list(folder)).filter(isUnfinished)) await files.remove(path.join(folder, name));
}
