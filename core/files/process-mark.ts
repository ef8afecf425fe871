import { readFile, readlink } from 'node:fs/promises';
import { codeOf } from './patience.ts';
import { linuxProcess, startedAt } from './process-start.ts';

/** What tells a process from every other one that has or had its number. */
export interface ProcessMark {
  readonly pid: number;
  /** On Linux clock ticks between the starts of system and process, elsewhere milliseconds since 1970. */
  readonly start: string;
  /** Beginning of the random number of this start of the system (Linux: `boot_id`, random(4)); {@link UNKNOWN} where there is none. */
  readonly boot: string;
  /** In which numbers of processes mean the same (Linux: pid_namespaces(7)); {@link UNKNOWN} where there is none. */
  readonly space: string;
}

const UNKNOWN = '0';
const BOOT_LENGTH = 12;

/** Milliseconds between the start of a process as the system tells it and as the process sees it, at most. */
const START_MARGIN = 10_000;

async function makeOwnMark(): Promise<ProcessMark> {
  const [self, present, boot, space] = await Promise.all([
    readlink('/proc/self').catch(() => ''),
    linuxProcess(process.pid),
    readFile('/proc/sys/kernel/random/boot_id', 'latin1').catch(() => ''),
    readlink('/proc/self/ns/pid').catch(() => ''),
  ]);
  const bootId = boot.replace(/[^0-9a-f]/g, '').slice(0, BOOT_LENGTH);
  const spaceId = /\d+/.exec(space)?.[0];
  // A /proc of another container counts processes differently.
  const isOurs = self === String(process.pid) && present !== null;
  if (!isOurs || bootId.length < BOOT_LENGTH || spaceId === undefined) {
    return { pid: process.pid, start: String(Math.floor(performance.timeOrigin)), boot: UNKNOWN, space: UNKNOWN };
  }
  return { pid: process.pid, start: present.start, boot: bootId, space: spaceId };
}

let own: Promise<ProcessMark> | undefined;

/** Of this process. */
export const ownMark = (): Promise<ProcessMark> => (own ??= makeOwnMark());

/** As a part of a file's name: digits, small letters and dashes. */
export const markText = ({ pid, start, boot, space }: ProcessMark): string => `${pid}-${start}-${boot}-${space}`;

/** `null` = not what {@link markText} makes. */
export function readMark(text: string): ProcessMark | null {
  const match = /^(\d{1,10})-(\d{1,20})-([0-9a-f]{12}|0)-(\d{1,20})$/.exec(text);
  const [, pid, start, boot, space] = match ?? [];
  return pid === undefined || start === undefined || boot === undefined || space === undefined ? null : { pid: Number(pid), start, boot, space };
}

/** Whether the number is taken; as another user's it may not be signalled (EPERM), but it is there. */
function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** False only where it is known that the process has ended; what cannot be seen, as in another container, may run. */
export async function mayRun(mark: ProcessMark): Promise<boolean> {
  const me = await ownMark();
  if (mark.boot !== UNKNOWN && me.boot !== UNKNOWN && mark.boot !== me.boot) return false;
  if (mark.space !== me.space) return true;
  // 0 and more than the system's largest number would mean other things to kill(2).
  if (mark.pid < 1 || mark.pid > 0x7fff_ffff || !isTaken(mark.pid)) return false;
  if (mark.boot !== UNKNOWN) {
    const present = await linuxProcess(mark.pid);
    return present === null || (present.start === mark.start && !'ZX'.includes(present.state));
  }
  if (mark.pid === me.pid) return mark.start === me.start;
  const start = await startedAt(mark.pid);
  // Both times were taken when a process started, so setting a clock later changes neither. One that started later has only the number.
  return start === null || start <= Number(mark.start) + START_MARGIN;
}
