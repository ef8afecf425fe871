import { open } from 'node:fs/promises';

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

/** A full disk can still be read. */
const WRITING = ['writeFile', 'appendFile'];
const WORKING = [...WRITING, 'read', 'sync'];

/** Puts ground under this process that gives way when it is told to: real files and a real clock until then. */
export async function standOnGround(): Promise<void> {
  const RealDate = Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: readonly unknown[]) => Reflect.construct(target, given.length === 0 ? [RealDate.now() + offset] : given) as Date,
    get: (target, name) => (name === 'now' ? () => RealDate.now() + offset : (Reflect.get(target, name) as unknown)),
  });
  const handle = await open(process.execPath, 'r');
  const prototype = Object.getPrototypeOf(handle) as Record<string, (...given: unknown[]) => Promise<unknown>>;
  await handle.close();
  for (const name of WORKING) {
    const work = prototype[name];
    if (work === undefined) throw new Error(`no ${name}`);
    prototype[name] = function failOrWork(this: unknown, ...given: unknown[]) {
      const fails = failing === 'EIO' || (failing === 'ENOSPC' && WRITING.includes(name));
      if (fails) worked += 1;
      if (!fails || worked <= room) return work.apply(this, given);
      if (!hasFailed) process.send?.({ failed: `${failing ?? ''} at ${name} ${worked}` } satisfies GroundFailed);
      hasFailed = true;
      return Promise.reject(Object.assign(new Error(`${failing ?? ''}: ${name}`), { code: failing }));
    };
  }
}

export function heed({ clock, disk, room: left = 0 }: GroundWord): void {
  if (clock !== undefined) offset = clock;
  if (disk === undefined) return;
  failing = disk;
  room = left;
  worked = 0;
}
