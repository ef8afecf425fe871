import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { type Files } from '../ports/files.ts';

type Lock = Awaited<ReturnType<Files['lock']>>;

/** What a lock file holds, as JSON in one line. */
interface LockNote {
  readonly pid: number;
  readonly holder: string;
  /** Tells one taking of the lock from another. */
  readonly token: string;
}

/** A lock file that names nobody is one being written, or one whose writer was killed at once; it counts for this long. */
const NAMELESS_MS = 2000;

/** Tokens of the locks that this process holds: after a restart another process may have got the same pid. */
const ours = new Set<string>();

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

/** Creates the lock file, which only one process can do; takes it over from a holder that no longer runs. */
export async function takeLock(file: string, holder: string): Promise<Lock> {
  const note: LockNote = { pid: process.pid, holder: holder.slice(0, 200), token: randomBytes(8).toString('hex') };
  const held: Lock = { held: true, release: () => release(file, note.token) };
  ours.add(note.token);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await createWith(file, note)) return held;
    const present = await readNote(file);
    if (present === 'gone') continue;
    if (!(await isStale(file, present))) {
      ours.delete(note.token);
      return { held: false, holder: present === 'nameless' ? '' : present.holder };
    }
    if (await takeOver(file, note)) return held;
  }
  ours.delete(note.token);
  return { held: false, holder: '' };
}

/**
 * Puts our note in the place of a stale one. Two processes may find the same lock stale, and the slower one must not push out the
 * faster one; so only the holder of a second lock may replace, and looks again first.
 */
async function takeOver(file: string, note: LockNote): Promise<boolean> {
  const right = await takeLock(`${file}.takeover`, note.holder);
  if (!right.held) return false;
  try {
    const present = await readNote(file);
    if (present === 'gone' || !(await isStale(file, present))) return false;
    const written = `${file}.${note.token}`;
    await writeFile(written, lineOf(note), { flag: 'wx', mode: 0o600 });
    await rename(written, file);
    return true;
  } finally {
    await right.release();
  }
}

const lineOf = (note: LockNote) => `${JSON.stringify(note)}\n`;

async function createWith(file: string, note: LockNote): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(lineOf(note));
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function readNote(file: string): Promise<LockNote | 'nameless' | 'gone'> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isNote(value) ? value : 'nameless';
  } catch (error) {
    if (isCode(error, 'ENOENT')) return 'gone';
    if (error instanceof SyntaxError) return 'nameless';
    throw error;
  }
}

const isNote = (value: unknown): value is LockNote =>
  typeof value === 'object' && value !== null &&
  'pid' in value && Number.isInteger(value.pid) &&
  'holder' in value && typeof value.holder === 'string' &&
  'token' in value && typeof value.token === 'string';

/** Since the last start of the system in seconds; a clock that was set since then may be off by this much. */
const BOOT_MARGIN_S = 60;

/** After a restart of the system the pid of a lock may be anybody's: a lock from before it has no holder. */
const isFromBeforeBoot = (takenMs: number): boolean => takenMs < Date.now() - (uptime() + BOOT_MARGIN_S) * 1000;

function isRunning({ pid, token }: LockNote): boolean {
  if (pid === process.pid) return ours.has(token);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return !isCode(error, 'ESRCH');
  }
}

async function isStale(file: string, present: LockNote | 'nameless'): Promise<boolean> {
  const takenMs = await stat(file).then(
    (info) => info.mtimeMs,
    () => null,
  );
  if (takenMs === null || isFromBeforeBoot(takenMs)) return true;
  return present === 'nameless' ? Date.now() - takenMs > NAMELESS_MS : !isRunning(present);
}

async function release(file: string, token: string): Promise<void> {
  if (!ours.delete(token)) return;
  const present = await readNote(file);
  if (typeof present !== 'string' && present.token === token) await rm(file, { force: true });
}
