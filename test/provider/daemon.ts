import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Readable } from 'node:stream';
import { identityPem } from '../../practice/identities/recipe.ts';
import { CAPF_DER, PUB, PUB_TLS, serverEntry } from './fixture.ts';

export const PROGRAM = path.resolve(import.meta.dirname, '../../out/ctl-provider.js');
export const PASSWORD = 'the password';

/** Runs the program to its end. */
export const run = (args: readonly string[], input = '', env = process.env) => spawnSync(process.execPath, [PROGRAM, ...args], { input, encoding: 'utf8', env });

/** The line of a password as the program makes it. */
export const hashOf = (password: string, env = process.env): string => run(['hash-password'], `${password}\n`, env).stdout.trim();

export interface Daemon {
  readonly child: ChildProcessByStdio<null, null, Readable>;
  /** What it has logged. */
  readonly lines: Record<string, unknown>[];
  /** Bytes of its log. */
  readonly bytes: () => number;
  readonly port: number;
  /** Resolves with the next line that fits, also one that was there before. */
  line(fits: (line: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  end(): Promise<void>;
}

/** Writes the configuration of a publisher with one user, `admin`, and all that it names. */
export async function writeConfig(folder: string, passwordHash: string, changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { cert, key } = identityPem(PUB_TLS);
  await Promise.all([
    writeFile(path.join(folder, 'server.pem'), cert),
    writeFile(path.join(folder, 'server.key'), key, { mode: 0o600 }),
    writeFile(path.join(folder, 'capf.der'), CAPF_DER),
  ]);
  const config = {
    name: PUB,
    role: 'publisher',
    host: '127.0.0.1',
    port: 0,
    dataFolder: 'data',
    tls: { certificate: 'server.pem', key: 'server.key' },
    users: [{ name: 'admin', passwordHash }],
    cluster: { release: '10.0.1.11900-2', autoRegistration: false, servers: [serverEntry(PUB, 'publisher', 2444)], certificates: [{ server: PUB, role: 'CAPF', file: 'capf.der' }] },
    ...changes,
  };
  const file = path.join(folder, 'provider.json');
  await writeFile(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}

/** Starts the program; resolves once it listens. */
export async function startDaemon(config: string, env = process.env): Promise<Daemon> {
  const child = spawn(process.execPath, [PROGRAM, '--config', config], { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/', env });
  const lines: Record<string, unknown>[] = [];
  let bytes = 0;
  let news = (): void => undefined;
  const ended = once(child, 'exit');
  void ended.then(() => news());
  createInterface({ input: child.stderr }).on('line', (line) => {
    bytes += line.length + 1;
    lines.push(line.startsWith('{') ? (JSON.parse(line) as Record<string, unknown>) : { text: line });
    news();
  });
  const line: Daemon['line'] = async (fits) => {
    for (;;) {
      const found = lines.find(fits);
      if (found !== undefined) return found;
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended: ${JSON.stringify(lines).slice(0, 2000)}`);
      await new Promise<void>((resolve) => (news = resolve));
    }
  };
  const listening = await line(({ kind }) => kind === 'listening');
  return {
    child,
    lines,
    bytes: () => bytes,
    port: Number(listening.port),
    line,
    end: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
