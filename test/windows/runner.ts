import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/** One start of Node for Windows, as it is asked for (wine.ts). */
export interface Start {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Text for file descriptors 0, 3, 4, ... in this order; the first one may be left out (`null`). */
  readonly input?: readonly (string | null)[];
  /** Ends it at once when its output says this (a regular expression). */
  readonly killAt?: string;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs on Windows: between two of its programs there are pipes, which a program that Linux starts gets none of that it can read. */
async function run({ args, env = {}, input = [], killAt }: Start): Promise<Ended> {
  const [first = null, ...others] = input;
  const child = spawn(process.execPath, [...args], { env: { ...process.env, ...env }, stdio: [first === null ? 'ignore' : 'pipe', 'pipe', 'pipe', ...others.map(() => 'pipe' as const)] });
  const parts: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (part: string) => {
      parts[name] += part;
      if (killAt !== undefined && new RegExp(killAt).test(parts[name])) child.kill('SIGKILL');
    });
  }
  for (const [index, text] of input.entries()) {
    const stream = child.stdio[index === 0 ? 0 : index + 2];
    if (text !== null && stream instanceof Object && 'end' in stream) stream.on('error', () => undefined).end(text);
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: -1, signal: null, stdout: '', stderr: String(error) }));
    child.on('close', (code, signal) => resolve({ code, signal, ...parts }));
  });
}

const [job = '', results = '', width = '2'] = process.argv.slice(2);
const starts = JSON.parse(readFileSync(job, 'utf8')) as readonly Start[];
const ended: Ended[] = [];
let next = 0;

async function work(): Promise<void> {
  for (let index = next++; index < starts.length; index = next++) {
    const start = starts[index];
    if (start !== undefined) ended[index] = await run(start);
  }
}

await Promise.all(Array.from({ length: Number(width) }, work));
writeFileSync(results, JSON.stringify(ended));
