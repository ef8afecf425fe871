/** How many processor seconds this process and everything that it started have taken, on Linux. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** proc(5): times in /proc are in ticks of sysconf(_SC_CLK_TCK), which is 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Of processes that ended and were waited for; what outlives its parent is missed. Not a number where there is no /proc. */
export function waitedSeconds() {
  try {
    // The second field is the name in brackets, which may hold anything; cutime and cstime are the 16th and 17th.
    const [cutime = NaN, cstime = NaN] = readFileSync('/proc/self/stat', 'latin1').replace(/^.*\)/s, '').trim().split(' ').slice(13, 15).map(Number);
    return (cutime + cstime) / TICKS;
  } catch {
    return NaN;
  }
}

/** The files that count for the control group of this process: cgroup v1 (nanoseconds), then v2 (`usage_usec` of cpu.stat). */
function groupFiles() {
  const lines = readFileSync('/proc/self/cgroup', 'latin1').split('\n').map((line) => line.split(':'));
  const accounting = lines.find(([, controllers]) => controllers?.split(',').includes('cpuacct'))?.[2];
  const unified = lines.find(([id]) => id === '0')?.[2];
  const read = (file, pattern, unit) => () => Number(pattern.exec(readFileSync(file, 'latin1'))?.[1]) / unit;
  const version1 = (group) => ({ group, seconds: read(path.join('/sys/fs/cgroup/cpuacct', group, 'cpuacct.usage'), /^(\d+)/, 1e9) });
  const version2 = (group) => ({ group, seconds: read(path.join('/sys/fs/cgroup', group, 'cpu.stat'), /^usage_usec (\d+)/m, 1e6) });
  // In a container the name may be the host's, while the files of the container's own group are at the top.
  return [
    ...(accounting === undefined ? [] : [version1(accounting), version1('/')]),
    ...(unified === undefined ? [] : [version2(unified), version2('/')]),
  ];
}

/** The control group of this process and what it has used, where that can be read. It counts whatever else runs in the group. */
export function controlGroup() {
  try {
    return groupFiles().find(({ seconds }) => {
      try {
        return Number.isFinite(seconds());
      } catch {
        return false;
      }
    });
  } catch {
    return undefined;
  }
}
