import { type ProviderConfig } from '../../provider/config.ts';
import { startProvider } from '../../provider/start.ts';

/** Where the process shall kill itself: inside the event, or some microseconds after it, in the middle of the work. */
export interface Death {
  readonly kind: 'request' | 'reply';
  readonly name: string;
  readonly afterMicroseconds: number;
}

/** A provider in a process of its own that dies without warning. Told its configuration and its death by the parent. */
process.once('message', (message: { readonly config: ProviderConfig; readonly death: Death }) => {
  const { config, death } = message;
  const die = () => process.kill(process.pid, 'SIGKILL');
  void startProvider(config, {
    onEvent(event) {
      if (event.kind === 'listening') process.send?.(event.port);
      if (event.kind !== death.kind || event.name !== death.name) return;
      if (death.afterMicroseconds === 0) die();
      const since = process.hrtime.bigint();
      const wait = (): void => {
        if (process.hrtime.bigint() - since > BigInt(death.afterMicroseconds) * 1000n) die();
        else setImmediate(wait);
      };
      wait();
    },
  });
});
