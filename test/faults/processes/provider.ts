import { type ProviderConfig } from '../../../provider/config.ts';
import { startProvider } from '../../../provider/start.ts';
import { heed, standOnGround } from './ground.ts';

/** What the provider's process tells: where it listens, and each request. */
export type ProviderWord = { readonly port: number } | { readonly name: string; readonly user: string; readonly about: string };

/** A provider in a process of its own. */
async function work(config: ProviderConfig): Promise<void> {
  await standOnGround();
  process.on('message', heed);
  const tell = (word: ProviderWord): void => void process.send?.(word);
  await startProvider(config, {
    onEvent(event) {
      if (event.kind === 'listening') tell({ port: event.port });
      if (event.kind === 'request') tell({ name: event.name, user: event.user, about: String(event.message['sha256'] ?? event.message['fileSha256'] ?? '') });
    },
  });
}

process.once('message', (config: ProviderConfig) => void work(config));
process.once('disconnect', () => process.exit());
