import { type Stop } from '../../../shared/domain/report.ts';
import { type CommandWords } from '../../../shared/domain/platform/report.ts';
import { type CommandStep } from '../../../shared/domain/steps.ts';
import { type NodeReading } from './read-node.ts';
import { type PlatformChangeRequest } from './request.ts';
import { type PlatformTruth } from './truth.ts';

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
