// Of the programs that keep what is their own in the same folder one is the first. Each later one hands it the command line and the folder that it was started with, as Electron's lock does.
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

function runs(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Whether the process that made the folder still runs. One that was killed leaves it. */
function isHeld(folder) {
  try {
    return runs(Number(readFileSync(path.join(folder, 'pid'), 'utf8')));
  } catch {
    return false;
  }
}

/** @param {string} userData @param {(argv: readonly string[], folder: string) => void} onLater @returns {boolean} */
export function isFirst(userData, onLater) {
  const folder = path.join(userData, 'first-instance');
  if (isHeld(folder)) {
    const told = path.join(folder, `${process.pid}`);
    writeFileSync(told, JSON.stringify([process.argv.slice(1), process.cwd()]));
    renameSync(told, `${told}.json`);
    return false;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'pid'), String(process.pid));
  watch(folder, { persistent: false }, () => {
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
      const [argv, from] = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      rmSync(path.join(folder, name));
      onLater(argv, from);
    }
  });
  return true;
}
