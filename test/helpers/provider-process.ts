import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type ProviderConfig } from '../../provider/config.ts';
import type { Begin } from '../kill/killable-provider.ts';

/** A provider in its own process; with `restart` it comes back at once on the same port, as a supervised service does. */
export interface ProviderProcess {
  readonly port: number;
  /** Requests and replies in their order, e.g. `request stage`. */
  readonly events: readonly string[];
  /** Resolves when the process that was started first is dead. */
  readonly dead: Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  readonly program: string;
  readonly config: ProviderConfig;
  readonly dieAt: number;
  readonly restart: boolean;
}

function begin(program: string, message: Begin, onEvent: (event: string) => void): { child: ChildProcess; port: Promise<number> } {
  const child = fork(program, [], { serialization: 'advanced', execArgv: [] });
  const port = new Promise<number>((resolve) => {
    child.on('message', (told: { port?: number; event?: string }) => {
      if (told.port !== undefined) resolve(told.port);
      if (told.event !== undefined) onEvent(told.event);
    });
  });
  child.send(message);
  return { child, port };
}

export async function startProviderProcess({ program, config, dieAt, restart }: Options): Promise<ProviderProcess> {
  const events: string[] = [];
  let stopping = false;
  let { child, port } = begin(program, { config, dieAt }, (event) => events.push(event));
  const number = await port;
  const dead = once(child, 'exit').then(() => {
    if (restart && !stopping) ({ child, port } = begin(program, { config: { ...config, port: number }, dieAt: 0 }, () => undefined));
  });
  return {
    port: number,
    events,
    dead,
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
