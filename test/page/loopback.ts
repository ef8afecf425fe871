import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type PageServer, startPageServer } from '../../shell/page/server.ts';
import { loadAssets } from '../../shell/serve-asset.ts';
import { startTestEngine } from '../helpers/test-engine.ts';
import { PageClient } from './client.ts';

/** Bounds of a server in milliseconds, where its own would have a test wait. */
interface Times {
  readonly keyWithin?: number;
  readonly headersWithin?: number;
  readonly heartbeat?: number;
}

export const keyOf = ({ addressWithKey }: PageServer): string => new URL(addressWithKey).hash.slice(1);
export const portOf = ({ address }: PageServer): number => Number(new URL(address).port);

function assetsOfOneLine() {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-ctl-assets-'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><meta property="csp-nonce" nonce="OPEN_CTL_NONCE">');
  const assets = loadAssets(folder);
  rmSync(folder, { recursive: true });
  return assets;
}

/** An engine and the server of its page, with clients that end when a test does: for all tests of a file. */
export async function startLoopbackPage() {
  const assets = assetsOfOneLine();
  const walk = await startTestEngine();
  const clients: PageClient[] = [];
  let admitted = 0;
  const start = (times: Times = {}): Promise<PageServer> => startPageServer({ engine: walk.engine, assets, port: 0, onAdmitted: () => (admitted += 1), ...times });
  const server = await start();
  const client = async (options: { readonly origin?: string; readonly host?: string } = {}): Promise<PageClient> => {
    const opened = await PageClient.open(portOf(server), options);
    clients.push(opened);
    return opened;
  };
  return {
    walk,
    server,
    /** Another server of the same engine; who starts it closes it. */
    start,
    client,
    /** A page that has shown the key. */
    welcome: async (): Promise<PageClient> => {
      const page = await client();
      page.send({ key: keyOf(server) });
      await page.frame((frame) => 'welcome' in frame);
      return page;
    },
    /** How often a page was admitted. */
    admitted: (): number => admitted,
    endClients: (): void => {
      for (const page of clients.splice(0)) page.end();
    },
    close: async (): Promise<void> => {
      await server.close();
      await walk.close();
    },
  };
}

export type LoopbackPage = Awaited<ReturnType<typeof startLoopbackPage>>;
