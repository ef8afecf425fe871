import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { SEED } from '../helpers/seed.ts';
import { atZ } from './parts.ts';
import { sameWords, sameWordsInAnyOrder } from './same-words.ts';
import { dataIn, program, runInWindows } from './wine.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Times are told in the zone of the computer. */
const ENGLISH = { LC_ALL: 'C', LANG: '', TZ: 'UTC' };

/** What a program said and how it ended, on either system. */
export interface Said {
  readonly code: number | null;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
}

async function onLinux(home: string, args: readonly string[]): Promise<Said> {
  const child = spawn(process.execPath, [path.join(root, 'out', 'ctl.js'), ...args], { env: { ...process.env, ...ENGLISH, XDG_DATA_HOME: home }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const data = path.join(home, 'open-ctl-client');
  return { code: child.exitCode, stdout: sameWords(stdout, data), stderr: sameWordsInAnyOrder(stderr, data) };
}

async function onWindows(home: string, args: readonly string[]): Promise<Said> {
  const [ended] = await runInWindows(home, [{ args: [program('ctl'), ...args.map((arg) => (arg.startsWith('/') ? atZ(arg) : arg))], env: { ...dataIn(home), ...ENGLISH } }]);
  const data = `${atZ(home)}\\open-ctl-client\\Data`;
  return { code: ended?.code ?? null, stdout: sameWords(ended?.stdout ?? '', data), stderr: sameWordsInAnyOrder(ended?.stderr ?? '', data) };
}

const seeded = (args: readonly string[]): readonly string[] => (args.includes('--practice') ? [...args, '--seed', String(SEED)] : args);

/**
 * Runs one `ctl` on Linux and on Windows, and wants the same of both. `folder` is kept for the next command of the same person.
 * @param plain makes alike the lines of results that differ by how long a run takes.
 */
export async function sameOnBoth(folder: string, args: readonly string[], plain = (line: string): string => line): Promise<Said> {
  const [linux, windows] = [path.join(folder, 'linux'), path.join(folder, 'windows')];
  for (const home of [linux, windows]) mkdirSync(home, { recursive: true });
  const [wanted, seen] = await Promise.all([onLinux(linux, seeded(args)), onWindows(windows, seeded(args))]);
  const alike = (said: Said): Said => ({ ...said, stdout: said.stdout.map(plain) });
  expect(alike(seen)).toEqual(alike(wanted));
  return seen;
}
