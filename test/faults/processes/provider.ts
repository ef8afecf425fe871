// First: what is loaded behind it takes the functions that it watches.
import { heed, standOnGround } from './ground.ts';
import { type DiskWord } from './watch.ts';
import './watch.ts';
import { type ProviderConfig } from '../../../provider/config.ts';
import { startProvider } from '../../../provider/start.ts';
import { moment } from './moment.ts';

/** What the provider's process tells: where it listens, each request, and what it does with the file that it serves. */
export type ProviderWord = { readonly port: number } | DiskWord | { readonly at: number; readonly name: string; readonly user: string; readonly about: string };

/** A provider in a process of its own. */
async function work(config: ProviderConfig): Promise<void> {
  standOnGround();
  process.on('message', heed);
  const tell = (word: ProviderWord): void => void process.send?.(word);
  await startProvider(config, {
    onEvent(event) {
      if (event.kind === 'listening') tell({ port: event.port });
      if (event.kind === 'request') tell({ at: moment(), name: event.name, user: event.user, about: String(event.message['sha256'] ?? event.message['fileSha256'] ?? '') });
    },
  });
}

process.once('message', (config: ProviderConfig) => void work(config));
process.once('disconnect', () => process.exit());
