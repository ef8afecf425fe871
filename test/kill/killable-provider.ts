/** A provider as a process of its own that kills itself, as a power cut would, at one event of its audit stream. */
import { type ProviderConfig } from '../../provider/config.ts';
import { type ProviderEvent } from '../../provider/events.ts';
import { startProvider } from '../../provider/start.ts';

/** What the parent sends to begin; `dieAt` counts requests and replies from 1, 0 = never. */
export interface Begin {
  readonly config: ProviderConfig;
  readonly dieAt: number;
}

let seen = 0;

function watch(event: ProviderEvent, dieAt: number): void {
  if (event.kind !== 'request' && event.kind !== 'reply') return;
  seen += 1;
  if (seen === dieAt) process.kill(process.pid, 'SIGKILL');
  process.send?.({ event: `${event.kind} ${event.name}` });
}

process.once('message', ({ config, dieAt }: Begin) => {
  void startProvider(config, { onEvent: (event) => watch(event, dieAt) }).then(({ port }) => process.send?.({ port }));
});
process.on('message', (asked) => asked === 'do you live?' && process.send?.({ lives: true }));
process.on('disconnect', () => process.exit(0));
