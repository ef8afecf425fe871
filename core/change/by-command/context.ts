import { type Stop } from '../../../shared/domain/report.ts';
import { type ChangeRecord } from '../../../shared/domain/change-record.ts';
import { type CommandWords } from '../../../shared/domain/platform/report.ts';
import { type PlatformPlan } from '../../../shared/domain/platform/plan.ts';
import { type CommandStep } from '../../../shared/domain/steps.ts';
import { type ChangeFolder } from '../folder.ts';
import { type ChangeObserver } from '../observer.ts';
import { type Clock } from '../../ports/clock.ts';
import { type PlatformLinks } from './links.ts';
import { type NodeReading } from './read-node.ts';
import { type PlatformReading } from './read-cluster.ts';
import { type PlatformTruth } from './truth.ts';

/** What a change over the platform needs. */
export interface PlatformChangeRequest {
  readonly plan: PlatformPlan;
  /** First line of the journal. */
  readonly record: ChangeRecord;
  readonly links: PlatformLinks;
  /** The cluster as the plan was made from it. */
  readonly before: PlatformReading;
  readonly folder: ChangeFolder;
  readonly clock: Clock;
  /** Heeded until the command is sent; from then on the change runs to its end. */
  readonly signal: AbortSignal;
  readonly observer: ChangeObserver;
}

/** The node that a step is about, as it was read before. */
export function nodeOf({ before }: Pick<PlatformChangeRequest, 'before'>, { id, server }: CommandStep): NodeReading {
  const node = before.nodes.find(({ link }) => link.node.address === server);
  if (node === undefined) throw new Error(`step ${id} concerns a node`);
  return node;
}

/** A change while it runs. */
export interface PlatformChangeContext extends PlatformChangeRequest {
  /** What the command said; `null` = it was not sent. */
  said: CommandWords | null;
  readonly notCopied: Set<string>;
  /** Files from before, by node, until they are seen to be the listed ones; `null` = the node gave none. */
  readonly loaded: Map<string, Uint8Array | null>;
  /** What went wrong at steps, each once. */
  stumbles: readonly Stop[];
  /** The last reading of everything. */
  truth: PlatformTruth | null;
}
