import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../../out/ctl.js');

/** The built `ctl serve` in a process of its own with a data folder of its own. */
export interface ServedPage {
  /** The address with its key, as the program prints it. */
  readonly address: string;
  /** What it told on standard error so far. */
  told(): string;
  /** Sends a signal, as Ctrl-C does. */
  signal(name: NodeJS.Signals): void;
  readonly exited: Promise<number | null>;
  /** Ends it and removes its data folder. */
  close(): Promise<void>;
}

/** @param more Variables of the environment besides those of this process. */
export async function servePage(more: NodeJS.ProcessEnv = {}): Promise<ServedPage> {
  const home = await mkdtemp(path.join(tmpdir(), 'open-ctl-home-'));
  const env = { ...process.env, HOME: home, XDG_DATA_HOME: path.join(home, 'data'), ...more };
  const child = spawn(process.execPath, [program, '--lang', 'en', 'serve', '--no-open'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString('utf8')));
  return {
    address: await printedAddress(child),
    told: () => told,
    signal: (name) => void child.kill(name),
    exited,
    close: async () => {
      child.kill('SIGTERM');
      await exited;
      await rm(home, { recursive: true, force: true });
    },
  };
}

const printedAddress = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const [address] = /http:\/\/127\.0\.0\.1:\d+\/#[\w-]+/.exec(printed) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`ctl serve ended with ${code ?? 'a signal'}`)));
  });
