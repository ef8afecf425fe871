import { type PlatformService } from '../../../shared/domain/connection.ts';
import { type NetworkNode } from '../../../shared/domain/platform/answers.ts';
import { type AppError } from '../../../shared/domain/result.ts';
import { type PlatformCommands } from '../../ports/platform/commands.ts';
import { type FetchCtlFile } from '../../ports/platform/ctl-file.ts';

/** Where a service of a node is reached: on a real cluster at the node's address and the service's port. `null` = the node has none. */
export type Locate = (node: string, service: PlatformService) => { readonly host: string; readonly port: number } | null;

/** One node and the session that reads it. */
export interface NodeLink {
  readonly node: NetworkNode;
  /** `null` = nobody is signed in there; `error` says why. Nodes of IM and Presence are not signed in to. */
  commands: PlatformCommands | null;
  error: AppError | null;
  /** Whom it was tried with last: a node may have an OS administrator of its own. */
  username: string;
  /** SHA-256 of the accepted host key; `null` = it could not be asked. */
  readonly hostKeySha256: string | null;
  /** SHA-256 of the accepted certificate of HTTPS; `null` = the node has no HTTPS: files come by HTTP, where nothing proves who answered. */
  readonly httpsSha256: string | null;
  /** SHA-256 of the accepted certificate of port 8443 (AXL, Control Center); `null` = it was not asked for, or nothing answers there. */
  readonly soapSha256: string | null;
  /** HTTPS answers only to those who show a certificate, so that its own was not seen either. */
  readonly wantsCertificate: boolean;
}

/**
 * A cluster that is signed in to. The publisher has two sessions: one acts, one reads, so that a connection that is lost behind the
 * command can still be read. Where it allows one only (`set session maxlimit 1`), that one does both, in turn.
 */
export interface PlatformLinks {
  readonly act: PlatformCommands;
  /** The publisher first. */
  readonly nodes: readonly NodeLink[];
  readonly locate: Locate;
  readonly fetchCtlFile: FetchCtlFile;
  readonly osUsername: string;
  readonly olderNode: boolean;
}

/** The publisher's link; a list of nodes without one is not taken by its parser. */
export function publisherOf({ nodes }: PlatformLinks): NodeLink {
  const publisher = nodes.find(({ node }) => node.role === 'publisher' && node.product === 'callmanager');
  if (publisher === undefined) throw new Error('a cluster has a publisher');
  return publisher;
}

/** Everything that a node is called. */
export const namesOf = ({ address, names }: NetworkNode): readonly string[] => [address, ...names];

export const publisherNames = (links: PlatformLinks): readonly string[] => namesOf(publisherOf(links).node);

/** How the cluster calls a node: its address is what everything else names. */
export const hostNameOf = ({ names, address }: NetworkNode): string => names.at(-1) ?? address;

/** The sessions that are open. The publisher has one where it allows no second: then who reads waits for who acts. */
export const sessionsOf = ({ act, nodes }: PlatformLinks): readonly PlatformCommands[] => [...new Set([act, ...nodes.flatMap(({ commands }) => (commands === null ? [] : [commands]))])];

/** Marks the end of every transcript; what it returns lets all of them begin there. */
export function markTranscripts(links: PlatformLinks): () => void {
  const marks = sessionsOf(links).map((session) => session.mark());
  return () => {
    for (const beginThere of marks) beginThere();
  };
}

export async function closeLinks(links: PlatformLinks): Promise<void> {
  await Promise.all(sessionsOf(links).map((session) => session.close()));
}
