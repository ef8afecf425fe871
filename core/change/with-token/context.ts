import { type WrittenFile } from '../../../shared/domain/report.ts';
import { type ChangePlan } from './plan.ts';
import { type Clock } from '../../ports/clock.ts';
import { type Cluster } from '../../ports/cluster.ts';
import { type Secret } from '../../ports/secret.ts';
import { type TokenPort } from '../../ports/tokens.ts';
import { type ChangeFolder } from '../folder.ts';
import { type ChangeObserver } from '../observer.ts';

/** What a change needs; nothing in `core/apply` knows what carries its calls. */
export interface ChangeRequest {
  readonly plan: ChangePlan;
  readonly cluster: Cluster;
  readonly tokens: TokenPort;
  readonly pin: Secret;
  readonly folder: ChangeFolder;
  readonly clock: Clock;
  /** Heeded until the first commit begins; from then on the change runs to its end. */
  readonly signal: AbortSignal;
  /** Told of each step's status, and once that the first commit begins. */
  readonly observer: ChangeObserver;
}

/** The signed file, once there is one. */
export interface SignedFile extends WrittenFile {
  readonly bytes: Uint8Array;
}

/** A change while it runs. */
export interface ChangeContext extends ChangeRequest {
  signed: SignedFile | null;
  /** Whether the publisher may have been given certificates for Phone-SAST-trust. */
  trustTried: boolean;
  /** Servers on which the new file may lie written aside, unserved; `proved` = it was seen there. */
  readonly staged: Map<string, 'tried' | 'proved'>;
}
