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

/** Who holds a lock, as the lock itself says it. */
interface Holder {
  readonly holder: string;
  readonly since: string;
}

/** A lock that says nothing that can be read is held all the same, by nobody that has a name. */
function readHolder(text: string): Holder {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'holder' in value && typeof value.holder === 'string' && 'since' in value && typeof value.since === 'string') {
      return { holder: value.holder, since: value.since };
    }
  } catch {
    // Not ours, or being written.
  }
  return { holder: '', since: '' };
}

/** Names come from the cluster; what some system allows in no name of a file is replaced. */
const lockFile = (name: string): string => `${name.toLowerCase().replace(/[^a-z0-9._-]/g, '_').slice(0, 100)}.lock`;

async function lockCluster({ files, dataDir, holder, clock }: LockPlace, names: readonly string[]): Promise<Result<HeldLock>> {
  const folder = path.join(dataDir, 'locks');
  const held: HeldLock[] = [];
  const release = async (): Promise<void> => {
    for (const lock of held.splice(0)) await lock.release();
  };
  const own: Holder = { holder, since: clock.now().toISOString() };
  try {
    await files.makeFolder(folder);
    // In one order for all, so that of two only one is turned away.
    for (const name of [...new Set(names.filter((one) => one !== '').map(lockFile))].sort()) {
      const file = path.join(folder, name);
      const lock = await files.lock(file, JSON.stringify(own));
      if (!lock.held) {
        await release();
        return fail('apply.locked', '', { ...readHolder(lock.holder), file });
      }
      held.push(lock);
    }
    return ok({ release });
  } catch (error) {
    await release().catch(() => undefined);
    return fail('file.not-written', folder, { path: folder, detail: String(error) });
  }
}

/** A lock that cannot be freed ends with this process; it must not spoil the end of the change. */
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
