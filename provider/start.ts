import path from 'node:path';
import { version } from '../package.json';
import { codeOf } from '../core/files/patience.ts';
import { createUnlinkedFiles } from '../core/files/node.ts';
import { systemClock } from '../core/time/system-clock.ts';
import { type Result } from '../shared/domain/result.ts';
import { checkConfig, fixedDifferences } from './check-config.ts';
import { boundsOf, ProviderStartError, type ProviderConfig } from './config.ts';
import { type EventBody, type ProviderEvent } from './events.ts';
import { createListener, type Listener } from './listener.ts';
import { openNode, type OpenedNode } from './open-node.ts';
import { realPath } from './real-path.ts';
import { openToOthers, writableByOthers } from './open-to-others.ts';
import { createPlaces } from './places.ts';
import { serveSession } from './session.ts';
import { TICKET_KEY_FILE } from './tickets.ts';

/** A provider that listens. */
export interface Provider {
  readonly port: number;
  /**
   * Takes users, certificates and servers from another configuration. One that is wrong, or could not be read, changes nothing. Either is
   * told by an event; sessions of users who are gone or have another password end.
   * @returns whether it was taken.
   */
  reload(read: Result<ProviderConfig, string>): boolean;
  /** Cuts all connections, lets changes under way finish on disk, and frees the data folder. */
  close(): Promise<void>;
}

export interface ProviderOptions {
  /**
   * Called for every event, synchronously: a `request` before it is handled, a `reply` after the message was handled and before
   * the reply is sent. What it throws in these two ends the connection.
   */
  readonly onEvent?: (event: ProviderEvent) => void;
}

const LOCK_FILE = 'provider.lock';

/**
 * Starts the Open CTL Provider of one node.
 * @throws ProviderStartError when the configuration cannot work, the data folder is in use or open to others, or the port is taken.
 */
export async function startProvider(config: ProviderConfig, options: ProviderOptions = {}): Promise<Provider> {
  const bounds = boundsOf(config);
  checkConfig(config);
  const emit = (event: EventBody): void => options.onEvent?.({ time: systemClock.now().toISOString(), ...event });
  let node: OpenedNode | undefined;
  let sessions = 0;
  const places = createPlaces(bounds, (address) => node?.guard.standingOfAddress(address) ?? 0);
  const listener = createListener({
    tls: config.tls,
    handshakeSeconds: bounds.handshakeSeconds,
    places,
    emit,
    serve: (stream, place) => {
      if (node !== undefined) serveSession(stream, { node, bounds, emit, session: (sessions += 1), onSignedIn: () => place.signedIn() });
    },
  });
  const files = createUnlinkedFiles();
  await files.makeFolder(config.dataFolder);
  // The way to the folder may hold links; nothing in it is one.
  const dataFolder = await realPath(config.dataFolder);
  const problem = (await writableByOthers(dataFolder)) ?? (await openToOthers(path.join(dataFolder, TICKET_KEY_FILE)));
  if (problem !== undefined) throw new ProviderStartError(problem);
  const lock = await files.lock(path.join(dataFolder, LOCK_FILE), `provider of ${config.name}`).catch(unlessLink);
  if (!lock.held) throw new ProviderStartError(`${config.dataFolder} is in use by another provider`);
  try {
    node = await openNode({ ...config, dataFolder }, { files, clock: systemClock, bounds, emit, port: () => listener.port() }).catch(unlessLink);
    await listener.listen(config);
    emit({ kind: 'listening', name: config.name, port: listener.port(), version });
    const opened = node;
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await listener.close();
      await opened.folder.settled();
      await lock.release();
      emit({ kind: 'stopped' });
    };
    return { port: listener.port(), reload: reloadOf(config, opened, listener, emit), close: () => (closing ??= close()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A link in the data folder is told as that; everything else is as it was. */
function unlessLink(error: unknown): never {
  if (codeOf(error) !== 'ELOOP') throw error;
  throw new ProviderStartError(`${(error as Error).message}; put the file itself into the data folder`);
}

function reloadOf(first: ProviderConfig, node: OpenedNode, listener: Listener, emit: (event: EventBody) => void): Provider['reload'] {
  const problemOf = (next: ProviderConfig): string | undefined => {
    const fixed = fixedDifferences(first, next);
    if (fixed.length > 0) return `needs a restart: ${fixed.join(', ')}`;
    try {
      checkConfig(next);
      listener.useTls(next.tls);
      return undefined;
    } catch (error) {
      if (error instanceof ProviderStartError) return error.message;
      throw error;
    }
  };
  return (read) => {
    const problem = read.ok ? problemOf(read.value) : read.error;
    if (!read.ok || problem !== undefined) {
      emit({ kind: 'configuration', outcome: 'kept', detail: problem ?? '' });
      return false;
    }
    node.reconfigure(read.value);
    emit({ kind: 'configuration', outcome: 'read', detail: `${read.value.users.length} users, ${read.value.cluster?.servers.length ?? 0} servers` });
    return true;
  };
}
