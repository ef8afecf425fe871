/** How many processor seconds this process and everything that it started have taken, on Linux. */
import { mkdirSync, readFileSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** proc(5): times in /proc are in ticks of sysconf(_SC_CLK_TCK), which is 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Names of the control groups of test files begin with it. */
export const GROUP_PREFIX = 'ctl-test-';

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

/** A control group: its folder below /sys/fs/cgroup, and how to read what it has used. */
const version1 = (group) => ({ folder: path.join('/sys/fs/cgroup/cpuacct', group), file: 'cpuacct.usage', pattern: /^(\d+)/, unit: 1e9 });
const version2 = (group) => ({ folder: path.join('/sys/fs/cgroup', group), file: 'cpu.stat', pattern: /^usage_usec (\d+)/m, unit: 1e6 });

function read({ folder, file, pattern, unit }) {
  try {
    return Number(pattern.exec(readFileSync(path.join(folder, file), 'latin1'))?.[1]) / unit;
  } catch {
    return NaN;
  }
}

/** The control group of this process, of either version, where it can be read. It counts whatever else runs in it. */
export function controlGroup() {
  let lines;
  try {
    lines = readFileSync('/proc/self/cgroup', 'latin1').split('\n').map((line) => line.split(':'));
  } catch {
    return undefined;
  }
  const accounting = lines.find(([, controllers]) => controllers?.split(',').includes('cpuacct'))?.[2];
  const unified = lines.find(([id]) => id === '0')?.[2];
  // In a container the name may be the host's, while the files of the container's own group are at the top.
  const groups = [...(accounting === undefined ? [] : [accounting, '/'].map(version1)), ...(unified === undefined ? [] : [unified, '/'].map(version2))];
  const group = groups.find((one) => !Number.isNaN(read(one)));
  return group === undefined ? undefined : { folder: group.folder, seconds: () => read(group), part: (name) => part(group, name), sweep: (prefix) => sweep(group.folder, prefix) };
}

/** Removes the groups below another one in which nothing runs any more. */
function sweep(folder, prefix) {
  for (const name of readdirSync(folder).filter((one) => one.startsWith(prefix))) {
    try {
      rmdirSync(path.join(folder, name));
    } catch {
      // Something still runs in it, perhaps of another test run.
    }
  }
}

/** A group below another one, for one process and everything that it starts from now on; undefined where that is not allowed. */
function part(group, name) {
  const inner = { ...group, folder: path.join(group.folder, name) };
  try {
    mkdirSync(inner.folder);
    writeFileSync(path.join(inner.folder, 'cgroup.procs'), String(process.pid));
  } catch {
    return undefined;
  }
  return {
    seconds: () => read(inner),
    /** Puts the process back; the group itself goes as soon as nothing runs in it any more. */
    leave: () => {
      writeFileSync(path.join(group.folder, 'cgroup.procs'), String(process.pid));
      try {
        rmdirSync(inner.folder);
      } catch {
        // Something still runs in it.
      }
    },
  };
}
