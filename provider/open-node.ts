import path from 'node:path';
import { type Clock } from '../core/ports/clock.ts';
import { type Files } from '../core/ports/files.ts';
import { type Bounds, type ProviderConfig } from './config.ts';
import { type EventBody } from './events.ts';
import { createGuard, type Guard } from './guard.ts';
import { type ProviderNode } from './handlers.ts';
import { readMode } from './mode-file.ts';
import { CTL_FILE, openNodeFolder } from './node-folder.ts';
import { openPublication } from './publishing/open.ts';
import { recover } from './recover.ts';
import { createSessions } from './sessions.ts';
import { createSignIn } from './sign-in.ts';
import { openTickets } from './tickets.ts';
import { createUsers } from './users.ts';

/** What a node stands on. */
export interface NodeGround {
  readonly files: Files;
  readonly clock: Clock;
  readonly bounds: Bounds;
  readonly emit: (event: EventBody) => void;
  /** The port it listens on. */
  readonly port: () => number;
}

export interface OpenedNode extends ProviderNode {
  readonly guard: Guard;
  /** Users, cluster and phones of another configuration; sessions of users who are gone or have another password end. */
  reconfigure(next: Pick<ProviderConfig, 'users' | 'cluster' | 'tftp'>): void;
}

/**
 * Opens the data folder of a node, which no other provider may use: clears away what a killed one left, and makes what its answers come from.
 * @throws ProviderStartError when the folder holds a mode that cannot be read, or that of "tftp" is not of its own.
 */
export async function openNode(config: ProviderConfig, { files, clock, bounds, emit, port }: NodeGround): Promise<OpenedNode> {
  for (const leftover of await recover(files, config.dataFolder)) emit({ kind: 'leftover', ...leftover });
  await readMode(files, config.dataFolder);
  const publication = await openPublication({ files, dataFolder: config.dataFolder, served: path.join(config.dataFolder, CTL_FILE), emit }, config.tftp);
  const folder = openNodeFolder(files, config.dataFolder, bounds.stageHoldSeconds, clock, publication);
  const users = createUsers(config.users);
  const guard = createGuard(bounds, clock, (name) => users.has(name));
  const tickets = await openTickets(files, config, users, bounds.ticketSeconds, clock);
  const sessions = createSessions();
  let present = config;
  return {
    get config() {
      return present;
    },
    folder,
    signIn: createSignIn(users, tickets, guard),
    guard,
    sessions,
    clock,
    port,
    reconfigure({ users: next, cluster, tftp }) {
      present = { ...config, users: next };
      if (cluster !== undefined) present = { ...present, cluster };
      sessions.endOf(users.replace(next));
      publication.setPhones(tftp?.phones ?? []);
      // In its turn; how it ends is an event.
      void folder.ctlFile();
    },
  };
}
