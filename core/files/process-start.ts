import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runTool } from '../hosts/run-tool.ts';

/** One line of `/proc/PID/stat` (proc_pid_stat(5)). */
export interface LinuxProcess {
  /** Field 3; `Z` and `X` run no more, although their number is still taken. */
  readonly state: string;
  /** Field 22: when it started, in clock ticks since the start of the system, which no setting of a clock changes. */
  readonly start: string;
}

/** `null` = cannot be read. */
export async function linuxProcess(pid: number): Promise<LinuxProcess | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  // Field 2 is the name in parentheses, which may hold blanks and parentheses.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [state, start] = [fields[0], fields[19]];
  return state === undefined || start === undefined || !/^\d+$/.test(start) ? null : { state, start };
}

const MACOS_PS = '/bin/ps';

/** `ps` prints whole seconds in the zone and language of its environment. */
async function macosStart(pid: number): Promise<number> {
  return Date.parse(`${(await runTool(MACOS_PS, ['-o', 'lstart=', '-p', String(pid)], { LC_ALL: 'C', TZ: 'UTC' })).trim()} UTC`);
}

async function windowsStart(pid: number): Promise<number> {
  const system = process.env['SystemRoot'] ?? String.raw`C:\Windows`;
  const shell = path.win32.join(system, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  return Date.parse((await runTool(shell, ['-NoProfile', '-NonInteractive', '-Command', `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`])).trim());
}

const STARTS: Partial<Record<NodeJS.Platform, (pid: number) => Promise<number>>> = { darwin: macosStart, win32: windowsStart };

/**
 * When the process with this number started, by this computer's clock of that moment, in milliseconds since 1970; `null` = not known.
 * It starts a tool of the system, which takes up to a second: Node itself tells it of no other process.
 */
export async function startedAt(pid: number): Promise<number | null> {
  const start = await STARTS[process.platform]?.(pid);
  return start === undefined || Number.isNaN(start) ? null : start;
}
