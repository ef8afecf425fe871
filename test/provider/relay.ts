import { connect, createServer, type Socket } from 'node:net';
import { listening } from './foreign-peer.ts';

/** A piece of network in front of a port that can hold up what clients send. */
export interface Relay {
  readonly port: number;
  /** From now on nothing passes from the clients that are connected now; new ones are not touched. */
  hold(): void;
  /** Lets through what was held up, also where the client has gone meanwhile. */
  release(): void;
  /** Cuts the connections that are open now. */
  cut(): void;
  /** Bytes held up. */
  held(): number;
}

/** Ended with the other peers (`endPeers`). */
export async function relayTo(port: number): Promise<Relay> {
  const links: { readonly server: Socket; holding: boolean; readonly held: Buffer[]; isOver: boolean }[] = [];
  const relay = createServer({ allowHalfOpen: true }, (client) => {
    const server = connect(port, '127.0.0.1');
    const link = { server, holding: false, held: [] as Buffer[], isOver: false };
    links.push(link);
    client.on('data', (chunk: Buffer) => {
      if (link.holding) link.held.push(chunk);
      else server.write(chunk);
    });
    client.on('close', () => {
      link.isOver = true;
      if (!link.holding) server.destroy();
    });
    server.on('data', (chunk: Buffer) => client.write(chunk));
    server.on('error', () => undefined);
    server.on('close', () => client.destroy());
  });
  return {
    port: await listening(relay),
    hold: () => links.forEach((link) => (link.holding = true)),
    release() {
      for (const link of links) {
        for (const chunk of link.held.splice(0)) if (!link.server.destroyed) link.server.write(chunk);
        link.holding = false;
        if (link.isOver) link.server.destroySoon();
      }
    },
    cut: () => links.forEach(({ server }) => server.destroy()),
    held: () => links.reduce((sum, { held }) => sum + held.reduce((bytes, chunk) => bytes + chunk.length, 0), 0),
  };
}
