/** Has to be loaded before everything that takes the functions of `node:fs`: what works on files then works on ground that gives way when it is told to. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { promisify } from 'node:util';

/** What happens to the machine under a process: its clock is set, its disk is full or broken. */
export interface GroundWord {
  /** Milliseconds by which the time of day is off. */
  readonly clock?: number;
  /** What each piece of work on an open file fails with; `null` = nothing any more. */
  readonly disk?: 'ENOSPC' | 'EIO' | null;
  /** Of what would fail, so many pieces of work still find room before it. */
  readonly room?: number;
}

/** What the process tells when something failed for the first time since it was told to. */
export interface GroundFailed {
  readonly failed: string;
}

let offset = 0;
let failing: GroundWord['disk'] = null;
let room = 0;
/** Pieces of work that would fail, since it was told. */
let worked = 0;
let hasFailed = false;

type Work = (...given: readonly unknown[]) => unknown;
type Callback = (error: Error) => void;

/** Why a piece of work fails now, or `null`. A full disk can still be read. */
function failure(name: string): Error | null {
  if (failing !== 'EIO' && (failing !== 'ENOSPC' || name !== 'write')) return null;
  worked += 1;
  if (worked <= room) return null;
  if (!hasFailed) process.send?.({ failed: `${failing} at ${name} ${worked}` } satisfies GroundFailed);
  hasFailed = true;
  return Object.assign(new Error(`${failing}: ${name}`), { code: failing });
}

const work = fs as unknown as Record<string, Work>;
function workOf(name: string): Work {
  const real = work[name];
  if (real === undefined) throw new Error(`no ${name}`);
  return real;
}

/** Work that another thread does, asked for with a callback or as a promise. */
for (const name of ['read', 'write', 'fsync']) {
  const real = workOf(name);
  const promised: Work = promisify(real);
  const failOrWork: Work = (...given) => {
    const error = failure(name);
    if (error === null) return real(...given);
    process.nextTick(given.at(-1) as Callback, error);
    return undefined;
  };
  work[name] = Object.assign(failOrWork, {
    [promisify.custom]: async (...given: readonly unknown[]) => {
      const error = failure(name);
      if (error !== null) throw error;
      return await promised(...given);
    },
  });
}

/** Work that is waited for in place. */
for (const name of ['readSync', 'writeSync', 'fsyncSync']) {
  const real = workOf(name);
  work[name] = (...given) => {
    const error = failure(name.replace('Sync', ''));
    if (error !== null) throw error;
    return real(...given);
  };
}
syncBuiltinESMExports();

/** Puts a clock under this process that can be set. */
export function standOnGround(): void {
  const RealDate = Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: readonly unknown[]) => Reflect.construct(target, given.length === 0 ? [RealDate.now() + offset] : given) as Date,
    get: (target, name) => (name === 'now' ? () => RealDate.now() + offset : (Reflect.get(target, name) as unknown)),
  });
}

export function heed({ clock, disk, room: left = 0 }: GroundWord): void {
  if (clock !== undefined) offset = clock;
  if (disk === undefined) return;
  failing = disk;
  room = left;
  worked = 0;
}
