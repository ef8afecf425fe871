import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A program in the place of systemd-inhibit(1): what it was asked for, and the process that it then is (it becomes what it starts). */
export interface InhibitStandIn {
  /** Goes in front of PATH. */
  readonly folder: string;
  /** Each call: number of its process, and its arguments in one line. */
  readonly calls: () => readonly { readonly pid: number; readonly asked: string }[];
}

/** @param refuses words of `--what` that are not granted, as logind does to sessions that may not. */
export function inhibitStandIn(folder: string, refuses = 'nothing'): InhibitStandIn {
  const program = path.join(folder, 'systemd-inhibit');
  const log = path.join(folder, 'asked');
  writeFileSync(log, '');
  writeFileSync(
    program,
    `#!/bin/sh
echo "$$ $*" >> '${log}'
case "$1" in *${refuses}*) echo 'Failed to inhibit: Access denied' >&2; exit 1;; esac
while [ "\${1#--}" != "$1" ]; do shift; done
exec "$@"
`,
  );
  chmodSync(program, 0o755);
  return {
    folder,
    calls: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => ({ pid: Number(line.split(' ', 1)[0]), asked: line.slice(line.indexOf(' ') + 1) })),
  };
}

/** Resolves once the process has ended; its new parent may take its time to notice (state Z, proc_pid_stat(5)). */
export async function gone(pid: number): Promise<void> {
  for (;;) {
    const line = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => null);
    if (line === null || line.slice(line.lastIndexOf(')') + 2).startsWith('Z')) return;
  }
}
