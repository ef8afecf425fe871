import { type ChangeRecord } from '../../../shared/domain/change-record.ts';
import { type PlatformPlan } from '../../../shared/domain/platform/plan.ts';
import { type ChangeFolder } from '../folder.ts';
import { type ChangeObserver } from '../observer.ts';
import { type Clock } from '../../ports/clock.ts';
import { type PlatformLinks } from './links.ts';
import { type PlatformReading } from './read-cluster.ts';

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
