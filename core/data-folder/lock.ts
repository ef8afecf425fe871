import path from 'node:path';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';
import { type Log } from '../ports/log.ts';

interface HeldLock {
  release(): Promise<void>;
}

/** What a lock is made with: the data folder, and who holds it. */
export interface LockPlace {
  readonly files: Files;
  readonly dataDir: string;
  readonly holder: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Names come from the cluster; what some system allows in no name of a file is replaced. */
const lockFile = (name: string): string => `${name.toLowerCase().replace(/[^a-z0-9._-]/g, '_').slice(0, 100)}.lock`;

async function lockCluster({ files, dataDir, holder, clock }: LockPlace, names: readonly string[]): Promise<Result<HeldLock>> {
  const folder = path.join(dataDir, 'locks');
  const held: HeldLock[] = [];
  const release = async (): Promise<void> => {
    for (const lock of held.splice(0)) await lock.release();
  };
  try {
    await files.makeFolder(folder);
    // In one order for all, so that of two only one is turned away.
    for (const name of [...new Set(names.filter((one) => one !== '').map(lockFile))].sort()) {
      const file = path.join(folder, name);
      const lock = await files.lock(file, `${holder}, ${clock.now().toISOString()}`);
      if (!lock.held) {
        await release();
        return fail('apply.locked', '', { holder: lock.holder, file });
      }
      held.push(lock);
    }
    return ok({ release });
  } catch (error) {
    await release().catch(() => undefined);
    return fail('file.not-written', folder, { path: folder, detail: String(error) });
  }
}

/** A lock that cannot be removed goes stale with this process; it must not spoil the end of the change. */
async function releaseQuietly({ log }: Pick<LockPlace, 'log'>, lock: HeldLock): Promise<void> {
  await lock.release().catch((error: unknown) => log.error('the lock could not be released', { detail: String(error) }));
}

/**
 * One change at a time on a cluster, whichever window, page or command line of this computer makes it, and by whichever route.
 * @param names all that is known to name the publisher: the routes call it differently, and one name in common is enough.
 * @returns what the work gave, or why it was not begun.
 */
export async function withClusterLock<T>(place: LockPlace, names: readonly string[], work: () => Promise<T>): Promise<Result<T>> {
  const lock = await lockCluster(place, names);
  if (!lock.ok) return lock;
  return ok(await work().finally(() => releaseQuietly(place, lock.value)));
}
