import path from 'node:path';
import { UNFINISHED } from '../core/files/unfinished.ts';
import { type Files } from '../core/ports/files.ts';
import { sha256Hex } from '../core/trust/digests.ts';
import { PROVIDER_LIMITS } from '../shared/provider/limits.ts';
import { CAPF_PEM, repairCapfCertificate } from './capf-certificate.ts';
import { CTL_FILE } from './node-folder.ts';
import { createStaging, STAGED_FILES } from './staging.ts';

export interface Leftover {
  readonly file: string;
  readonly done: 'removed' | 'repaired';
}

/**
 * Clears away what a killed provider left: unfinished writes, half of a staged file, a staged file whose predecessor is no longer
 * served (nobody could commit it), a CAPF certificate in one form only. The served CTL file is never touched.
 */
export async function recover(files: Files, folder: string): Promise<readonly Leftover[]> {
  const removed: string[] = [];
  const unfinished = (await files.list(folder)).filter((name) => name.endsWith(UNFINISHED));
  for (const name of unfinished) {
    await files.remove(path.join(folder, name));
    removed.push(name);
  }
  const staging = createStaging(files, folder);
  const staged = await staging.read();
  if (staged === undefined || staged.record.predecessorSha256 !== (await presentSha256(files, folder))) {
    const halves = (await files.list(folder)).filter((name) => STAGED_FILES.includes(name));
    if (halves.length > 0) await staging.clear();
    removed.push(...halves);
  }
  const leftovers: Leftover[] = removed.map((file) => ({ file, done: 'removed' }));
  return (await repairCapfCertificate(files, folder)) ? [...leftovers, { file: CAPF_PEM, done: 'repaired' }] : leftovers;
}

/** `undefined` = something is there and cannot be read, which every message says: it is no reason not to start. */
async function presentSha256(files: Files, folder: string): Promise<string | null | undefined> {
  const file = path.join(folder, CTL_FILE);
  try {
    return (await files.exists(file)) ? sha256Hex(await files.read(file, PROVIDER_LIMITS.maxCtlFile)) : null;
  } catch {
    return undefined;
  }
}
