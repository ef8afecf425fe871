import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { SEED } from './seed.ts';
import { folderOfTest } from './temporary-folder.ts';

const program = path.resolve(import.meta.dirname, '../../out/ctl.js');
const killer = pathToFileURL(path.resolve(import.meta.dirname, 'kill-at-file.mjs')).href;

/** Where the program keeps its data below XDG_DATA_HOME. */
export const dataIn = (home: string): string => path.join(home, 'open-ctl-client');

/**
 * Runs the built `ctl` on a practice cluster; answers with its exit code, or the signal that ended it.
 * @param killAtFile it is killed when it would put the CTL file with this number in its place: the first two are those that the cluster begins with.
 */
export async function practise(home: string, args: readonly string[], killAtFile?: number): Promise<number | NodeJS.Signals | null> {
  const child = spawn(process.execPath, [`--import=${killer}`, program, '--lang', 'en', ...args, '--practice', '--seed', String(SEED)], {
    env: { ...process.env, XDG_DATA_HOME: home, ...(killAtFile === undefined ? {} : { KILL_AT_FILE: String(killAtFile) }) },
    stdio: 'ignore',
  });
  await once(child, 'exit');
  return child.signalCode ?? child.exitCode;
}

/** The data folder of a command that was killed so. */
export async function killed(args: readonly string[], atFile: number): Promise<string> {
  const home = folderOfTest('killed');
  expect(await practise(home, args, atFile)).toBe('SIGKILL');
  return dataIn(home);
}

/** The folders of the nodes of the one practice cluster in a data folder, by their addresses. */
export function nodesOf(dataDir: string): readonly string[] {
  const practice = path.join(dataDir, 'practice');
  const [id] = readdirSync(practice).filter((name) => /^[0-9a-f]{16}$/.test(name));
  const nodes = path.join(practice, id ?? expect.fail('no practice cluster'), 'nodes');
  return readdirSync(nodes).sort().map((name) => path.join(nodes, name));
}
