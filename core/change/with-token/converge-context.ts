import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type TokenStep } from '../../../shared/domain/steps.ts';
import { type Clock } from '../../ports/clock.ts';
import { type Cluster, type ServerState } from '../../ports/cluster.ts';
import { type ChangeFolder } from '../folder.ts';
import { type ChangeObserver } from '../observer.ts';
import { type ClusterTruth, type RecordedFiles } from './truth.ts';

/** The file that a server is to hold. */
export interface Target {
  /** `null` = none: it held none before, and was not written. */
  readonly bytes: Uint8Array | null;
  readonly sha256: string | null;
  /** SHA-256 of what it may hold until then, besides the target itself; `null` = none. Anything else is somebody else's, and stays. */
  readonly from: string | null;
}

/** What brings a cluster to one file a server and one mode needs; nothing here knows what carries its calls. */
export interface ConvergeContext {
  readonly cluster: Cluster;
  readonly folder: ChangeFolder;
  readonly clock: Clock;
  /** Heeded until the first commit begins; from then on it runs to its end. */
  readonly signal: AbortSignal;
  readonly observer: ChangeObserver;
  /** By server, publisher first; `null` = not known yet. */
  targets: ReadonlyMap<string, Target> | null;
  readonly publisher: string;
  readonly mode: SecurityMode;
  /** What the change knows of files before and after. */
  readonly files: RecordedFiles;
  /** What each server said of itself last. */
  readonly seen: Map<string, ServerState>;
  /** Servers on which a file may lie written aside, unserved, with the SHA-256 that the server told; `null` = it told none. */
  readonly staged: Map<string, string | null>;
  /** The reading that proved the change. */
  truth: ClusterTruth | null;
}

export function serverOf({ id, server }: Pick<TokenStep, 'id' | 'server'>): string {
  if (server === null) throw new Error(`step ${id} concerns a server`);
  return server;
}

export function targetsOf({ targets }: Pick<ConvergeContext, 'targets'>): ReadonlyMap<string, Target> {
  if (targets === null) throw new Error('a plan signs before it writes');
  return targets;
}

export function targetOf(context: Pick<ConvergeContext, 'targets'>, server: string): Target {
  const target = targetsOf(context).get(server);
  if (target === undefined) throw new Error(`no file for ${server}`);
  return target;
}
