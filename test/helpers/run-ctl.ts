import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { dataHome } from './data-home.ts';
import { SEED } from './seed.ts';

const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'out/ctl.js');

export interface CtlOptions {
  /** Text for file descriptors 3, 4, ... in this order. */
  readonly secrets?: readonly string[];
  readonly cwd?: string;
  /** Called with the process once it runs. */
  readonly started?: (child: ChildProcess) => void;
}

export interface CtlResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const collect = (stream: NodeJS.ReadableStream | null): (() => string) => {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
};

/** A practice cluster with the seed of all tests, unless it has one of its own. */
const sameEachTime = (args: readonly string[]): readonly string[] =>
  (args.includes('--practice') || args[0] === 'practice') && !args.includes('--seed') ? ['--seed', String(SEED)] : [];

/** Runs the built `ctl` in English without a terminal. */
export async function runCtl(args: readonly string[], { secrets = [], cwd = root, started }: CtlOptions = {}): Promise<CtlResult> {
  const child = spawn(process.execPath, [program, '--lang', 'en', ...args, ...sameEachTime(args)], {
    cwd,
    env: { ...process.env, XDG_DATA_HOME: dataHome() },
    stdio: ['ignore', 'pipe', 'pipe', ...secrets.map(() => 'pipe' as const)],
  });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  for (const [index, secret] of secrets.entries()) {
    const stream = child.stdio[index + 3];
    // A program that ends without reading a secret closes its end.
    if (stream instanceof Object && 'end' in stream) stream.on('error', () => undefined).end(secret);
  }
  started?.(child);
  await once(child, 'close');
  return { code: child.exitCode, stdout: stdout(), stderr: stderr() };
}
