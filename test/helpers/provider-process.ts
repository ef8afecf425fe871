import { fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { type ProviderConfig } from '../../provider/config.ts';
import { type ProviderEvent } from '../../provider/events.ts';
import { startProvider } from '../../provider/start.ts';
import type { Begin } from '../kill/killable-provider.ts';

/** A provider of a test that counts what it is asked and what it answers. */
export interface CountedProvider {
  readonly port: number;
  /** Requests and replies in their order, e.g. `request stage`. */
  readonly events: readonly string[];
  /** Whether the process that is to die has died, once what was asked of it is over; where its moment did not come it lives on. */
  died(): Promise<boolean>;
  stop(): Promise<void>;
}

interface Options {
  readonly program: string;
  readonly config: ProviderConfig;
  readonly dieAt: number;
  readonly restart: boolean;
}

/** One that lives on, in this process. */
export async function startCountedProvider(config: ProviderConfig): Promise<CountedProvider> {
  const events: string[] = [];
  const onEvent = (event: ProviderEvent): void => {
    if (event.kind === 'request' || event.kind === 'reply') events.push(`${event.kind} ${event.name}`);
  };
  const provider = await startProvider(config, { onEvent });
  return { port: provider.port, events, died: () => Promise.resolve(false), stop: () => provider.close() };
}

/** One that dies, in a process of its own; with `restart` it comes back at once on the same port, as a supervised service does. */
export async function startDyingProvider({ program, config, dieAt, restart }: Options): Promise<CountedProvider> {
  const events: string[] = [];
  let next: Promise<CountedProvider> | null = null;
  let stopping = false;
  const lives = new EventEmitter();
  const child = fork(program, [], { serialization: 'advanced', execArgv: [] });
  const started = new Promise<number>((resolve) => {
    child.on('message', (told: { port?: number; event?: string; lives?: true }) => {
      if (told.lives !== undefined) lives.emit('told');
      if (told.port !== undefined) resolve(told.port);
      if (told.event !== undefined) events.push(told.event);
    });
  });
  child.send({ config, dieAt } satisfies Begin);
  const port = await started;
  const dead = once(child, 'exit').then(() => {
    if (restart && !stopping) next = startCountedProvider({ ...config, port });
  });
  return {
    port,
    events,
    died: () => {
      const answered = once(lives, 'told').then(() => false);
      // Nobody hears it where it is dead already.
      child.send('do you live?', () => undefined);
      return Promise.race([answered, dead.then(() => true)]);
    },
    stop: async () => {
      stopping = true;
      child.kill('SIGKILL');
      await dead;
      await (await next)?.stop();
    },
  };
}
