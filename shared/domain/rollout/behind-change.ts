import { type LeftToDo } from '../left-to-do.ts';
import { type RolloutLeft, type RolloutOutcome } from './report.ts';
import { type RestartedService } from './services.ts';

/** What a restart may leave to do with phones, in the words of the list of its change. */
export const PHONES_LEFT = ['go-on', 'find-refusal', 'reset-phones', 'compare-on-phone', 'visit-phones', 'look-at-phones', 'look-at-secure-phones'] as const satisfies readonly (RolloutLeft & LeftToDo)[];

export type NodesByService = Readonly<Partial<Record<RestartedService, readonly string[]>>>;

/**
 * What the restarts of services and phones behind a change have come to, all of them together: part of the report of the change, so that the screen of its result, its list of what is left,
 * the history and its page tell one thing.
 */
export interface BehindChange {
  /** The last one. */
  readonly id: string;
  /** It can go on, so that what it has not done is no work for a person yet. */
  readonly isOpen: boolean;
  readonly outcome: RolloutOutcome;
  /** Of the report of that restart, RFC 3339 UTC. */
  readonly at: string;
  /** By service the nodes on which nothing proves that it was restarted behind the change; an empty list = proved on all. A service that is left out is not needed by the change. */
  readonly unproved: NodesByService;
  /** By service the nodes on which it was proved, or was seen not to run: one that joins the cluster later, or runs it only then, is none of them. */
  readonly proved: NodesByService;
  /** A phone was seen to hold the file, or to refuse it. */
  readonly isTried: boolean;
  readonly isReset: boolean;
  readonly phones: readonly (typeof PHONES_LEFT)[number][];
  /** The same of those before the last one; absent where none of them has reset phones. */
  readonly phonesEarlier?: readonly (typeof PHONES_LEFT)[number][];
  /** What the change left to do before any of them. */
  readonly before: readonly LeftToDo[];
}
