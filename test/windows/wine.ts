import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { atZ, NODE, RUNNER, WINE, wineEnvironment } from './parts.ts';
import { type Ended, type Start } from './runner.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Programs as they are built; their folder too has a blank and Japanese in its name where a test copies them. */
export const program = (name: 'ctl' | 'ctl-provider', folder = path.join(root, 'out')): string => atZ(path.join(folder, `${name}.js`));

/** A data folder of its own: a second run finds the lock of the first otherwise. */
export const dataIn = (folder: string): Readonly<Record<string, string>> => ({ LOCALAPPDATA: atZ(folder), APPDATA: atZ(folder) });

export interface Running {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly ended: Promise<number | null>;
}

let started = 0;

/** Wine has folders of its own for data, whatever its environment says: what a program is to find there it is given as it begins. */
const OWN = '--import=data:text/javascript,Object.assign(process.env,JSON.parse(process.env.OWN_ENVIRONMENT))';

/** Starts Node for Windows in `folder`. */
export const startInWindows = (folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, system: Readonly<Record<string, string>> = {}): Running =>
  startUnderWine(folder, [NODE, OWN, ...args], { ...system, OWN_ENVIRONMENT: JSON.stringify(env) });

/** Starts a program for Windows with files as its streams, in `folder`; ending the process with SIGKILL is what TerminateProcess is there. */
export function startUnderWine(folder: string, command: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  mkdirSync(folder, { recursive: true });
  started += 1;
  const [out, err] = ['stdout', 'stderr'].map((name) => path.join(folder, `${name}-${started}.txt`)) as [string, string];
  const streams = [out, err].map((file) => openSync(file, 'w'));
  const child = spawn(WINE, command, { cwd: folder, env: { ...wineEnvironment(), ...env }, stdio: ['ignore', ...streams] });
  for (const stream of streams) closeSync(stream);
  return { child, stdout: () => readFileSync(out, 'utf8'), stderr: () => readFileSync(err, 'utf8'), ended: once(child, 'exit').then(([code]) => code as number | null) };
}

/** Runs programs by Node for Windows, each with pipes of its own; `width` of them at a time. `system` is the environment of Wine itself. */
export async function runInWindows(folder: string, starts: readonly Start[], width = 2, system: Readonly<Record<string, string>> = {}): Promise<readonly Ended[]> {
  mkdirSync(folder, { recursive: true });
  const [job, results] = [path.join(folder, 'job.json'), path.join(folder, 'results.json')];
  writeFileSync(job, JSON.stringify(starts));
  const running = startInWindows(folder, [RUNNER, job, results].map(atZ).concat(String(width)), {}, system);
  const code = await running.ended;
  if (code !== 0) throw new Error(`the runner ended with ${code}: ${running.stderr()}`);
  return JSON.parse(readFileSync(results, 'utf8')) as readonly Ended[];
}
