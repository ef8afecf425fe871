import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type Files } from '../ports/files.ts';
import { type Disk, patient } from './disk.ts';
import { codeOf, isInUse, orGone, patiently, pause } from './patience.ts';
import { markText, mayRun, ownMark, readMark } from './process-mark.ts';

/*
 * A lock is a folder with one note in it, whose name tells the process that took it and is never used twice. Nothing is ever decided
 * about one thing and done to another:
 * - it is taken by renaming a folder, with the note inside, to the name of the lock, which the system does only where nothing or an
 *   empty folder is (rename(2): ENOTEMPTY), so of many one succeeds;
 * - it is freed by removing the note by its own name, also where its process has ended: what came in its place has another name.
 */

type Lock = Awaited<ReturnType<Files['lock']>>;

/** A folder on its way to be a lock; its name goes on as a note's does. */
const TAKING = '.taking';
/** Beside a note that another program holds so that it could not be removed: the lock is free all the same. */
const RELEASED = '.released';

/** Characters of the holder's name that are kept. */
const MAX_HOLDER = 400;

/** Milliseconds in which a lock is tried for, while it is being freed or another program is at it. */
const PATIENCE_MS = 1500;
const PAUSE_MS = 10;
const MIN_ATTEMPTS = 20;

/** The process in the name of a note; `null` = no note. */
const writerOf = (name: string) => readMark(/^(.*)-[0-9a-f]{16}$/.exec(name)?.[1] ?? '');

export async function takeLock(disk: Disk, lock: string, holder: string): Promise<Lock> {
  const present = await stateOf(disk, lock);
  if (present.kind === 'held') return { held: false, holder: present.holder };
  const note = `${markText(await ownMark())}-${randomBytes(8).toString('hex')}`;
  const made = `${lock}.${note}${TAKING}`;
  const calm = patient(disk);
  await calm.makeFolder(made, 0o700);
  try {
    await writeNote(calm, path.join(made, note), holder.slice(0, MAX_HOLDER));
    const other = await moveInto(disk, made, lock, note);
    if (other !== null) {
      await removeMade(calm, made).catch(() => undefined);
      return { held: false, holder: other };
    }
  } catch (error) {
    await removeMade(calm, made).catch(() => undefined);
    throw error;
  }
  await clearTakings(calm, lock).catch(() => undefined);
  return { held: true, release: () => release(calm, lock, note) };
}

async function writeNote(disk: Disk, file: string, holder: string): Promise<void> {
  const handle = await disk.open(file, 'wx', 0o600);
  try {
    await handle.write(new TextEncoder().encode(holder));
  } finally {
    await handle.close();
  }
}

/** Puts the folder where the lock is; answers with who has it, or null once it is ours. */
async function moveInto(disk: Disk, made: string, lock: string, note: string): Promise<string | null> {
  const end = performance.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await disk.rename(made, lock);
      return null;
    } catch (error) {
      // Systems say in many ways that something is there (ENOTEMPTY, EEXIST, EPERM, EACCES); so it is looked at.
      const state = await stateOf(disk, lock);
      // Over a network a rename may be done although its answer was lost.
      if (state.kind === 'held') return state.note === note ? null : state.holder;
      // A machine that stood still between two looks is no reason to give up.
      const late = attempt > MIN_ATTEMPTS && performance.now() > end;
      if (state.kind === 'free') {
        await clear(disk, lock, state.names).catch((inTheWay: unknown) => {
          // What another program holds is waited for, and then says more than that the folder is not empty.
          if (late || !isInUse(inTheWay)) throw inTheWay;
          return pause(PAUSE_MS);
        });
      } else if (isInUse(error)) await pause(PAUSE_MS);
      else if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error;
      if (late) throw error;
    }
  }
}

type LockState = { readonly kind: 'held'; readonly note: string; readonly holder: string } | { readonly kind: 'gone' } | { readonly kind: 'free'; readonly names: readonly string[] };

async function stateOf(disk: Disk, lock: string): Promise<LockState> {
  let names: readonly string[];
  try {
    names = await patiently(() => disk.list(lock));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'gone' };
    // A file in this place is not ours, and who put it there is not known.
    if (codeOf(error) === 'ENOTDIR') return { kind: 'held', note: '', holder: '' };
    throw error;
  }
  for (const name of names) {
    const writer = writerOf(name);
    if (writer === null || names.includes(`${name}${RELEASED}`) || !(await mayRun(writer))) continue;
    return { kind: 'held', note: name, holder: await readHolder(disk, path.join(lock, name)) };
  }
  return { kind: 'free', names };
}

/** Whose note is being removed, or held by another program, has a holder without a name. */
const readHolder = (disk: Disk, file: string): Promise<string> =>
  patiently(() => disk.read(file, Infinity)).then(
    ({ bytes }) => Buffer.from(bytes.subarray(0, MAX_HOLDER * 4)).toString('utf8'),
    () => '',
  );

/** Removes what was listed, name by name, then the folder if nothing came into it meanwhile. Also what others put there, such as `.DS_Store`. */
async function clear(disk: Disk, lock: string, names: readonly string[]): Promise<void> {
  // A note before what says that it is free, or it would look held.
  const inOrder = [...names].sort((a, b) => Number(a.endsWith(RELEASED)) - Number(b.endsWith(RELEASED)));
  for (const name of inOrder) await disk.unlink(path.join(lock, name)).catch(orGone);
  await removeEmpty(disk, lock);
}

/** A folder that is gone, or that is the next one's lock already, is fine. */
const removeEmpty = (disk: Disk, folder: string): Promise<void> =>
  disk.removeFolder(folder).catch((error: unknown) => {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(codeOf(error)) && !isInUse(error)) throw error;
  });

async function release(disk: Disk, lock: string, note: string): Promise<void> {
  const file = path.join(lock, note);
  try {
    await disk.unlink(file).catch(orGone);
  } catch {
    await writeNote(disk, `${file}${RELEASED}`, '').catch((error: unknown) => {
      // It was released before.
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    return;
  }
  await removeEmpty(disk, lock);
}

async function removeMade(disk: Disk, made: string): Promise<void> {
  for (const name of await disk.list(made)) await disk.unlink(path.join(made, name));
  await disk.removeFolder(made);
}

/** Removes what processes left that ended on their way to this lock. */
async function clearTakings(disk: Disk, lock: string): Promise<void> {
  const folder = path.dirname(lock);
  const start = `${path.basename(lock)}.`;
  for (const name of await disk.list(folder)) {
    if (!name.startsWith(start) || !name.endsWith(TAKING)) continue;
    const writer = writerOf(name.slice(start.length, -TAKING.length));
    if (writer !== null && !(await mayRun(writer))) await removeMade(disk, path.join(folder, name));
  }
}
