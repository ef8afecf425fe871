import path from 'node:path';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type Workbench } from './workbench.ts';

export interface HeldLock {
  release(): Promise<void>;
}

/**
 * One change at a time on a cluster, whichever window, page or command line of this computer makes it.
 * @param id names the cluster; letters, digits, dots and dashes.
 */
export async function lockCluster({ options }: Workbench, id: string): Promise<Result<HeldLock>> {
  const { files, dataDir, holder, clock } = options;
  const folder = path.join(dataDir, 'locks');
  try {
    await files.makeFolder(folder);
    const file = path.join(folder, `${id}.lock`);
    const lock = await files.lock(file, `${holder}, ${clock.now().toISOString()}`);
    return lock.held ? ok({ release: () => lock.release() }) : fail('apply.locked', '', { holder: lock.holder, file });
  } catch (error) {
    return fail('file.not-written', folder, { path: folder, detail: String(error) });
  }
}

/** A lock that cannot be removed goes stale with this process; it must not spoil the end of the change. */
export async function releaseQuietly({ options }: Workbench, lock: HeldLock): Promise<void> {
  await lock.release().catch((error: unknown) => options.log.error('the lock could not be released', { detail: String(error) }));
}
