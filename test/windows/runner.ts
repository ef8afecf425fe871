import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/** One start of Node for Windows, as it is asked for (wine.ts). */
export interface Start {
  readonly args: readonly string[];
  /** `null`: not there, though it is there for the runner. */
  readonly env?: Readonly<Record<string, string | null>>;
  /** Text for file descriptors 0, 3, 4, ... in this order; the first one may be left out (`null`). */
  readonly input?: readonly (string | null)[];
  /** A console of its own, and what a person does to that when the output says `at` (a regular expression). `program` is that of console.c. */
  readonly console?: { readonly program: string; readonly does: ConsoleAct; readonly at: string };
}

/** What a person does to a console. */
export type ConsoleAct = 'ctrl-c' | 'ctrl-break' | 'close';

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs on Windows: between two of its programs there are pipes, which a program that Linux starts gets none of that it can read. */
async function run({ args, env = {}, input = [], console: terminal }: Start): Promise<Ended> {
  const [first = null, ...others] = input;
  const [command, before] = terminal === undefined ? [process.execPath, []] : [terminal.program, [terminal.does, process.execPath]];
  const whole = Object.fromEntries(Object.entries({ ...process.env, ...env }).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])));
  // Hidden: what has a console has no window for it.
  const child = spawn(command, [...before, ...args], { env: whole, windowsHide: terminal !== undefined, stdio: [first === null && terminal === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe', ...others.map(() => 'pipe' as const)] });
  const parts: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (part: string) => {
      parts[name] += part;
      if (terminal !== undefined && new RegExp(terminal.at).test(parts[name])) child.stdin?.end();
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
