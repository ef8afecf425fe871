import { type ChangeRecord } from '../../../shared/domain/change-record.ts';
import { type WrittenFile } from '../../../shared/domain/report.ts';
import { type TokenStep } from '../../../shared/domain/steps.ts';
import { type ChangePlan } from './plan.ts';
import { type Clock } from '../../ports/clock.ts';
import { type Cluster } from '../../ports/cluster.ts';
import { type Secret } from '../../ports/secret.ts';
import { type TokenPort } from '../../ports/tokens.ts';
import { type ChangeFolder } from '../folder.ts';
import { type ChangeObserver } from '../observer.ts';
import { type ClusterTruth } from './truth.ts';

/** What a change needs; nothing here knows what carries its calls. */
export interface ChangeRequest {
  readonly plan: ChangePlan;
  /** First line of the journal. */
  readonly record: ChangeRecord;
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
  /** The file as it came from the token, until its signature was verified. */
  made: SignedFile | null;
  /** The file that servers get. */
  signed: SignedFile | null;
  /** Whether the publisher may have been given certificates for Phone-SAST-trust. */
  trustTried: boolean;
  /** Servers on which the new file may lie written aside, unserved, with the SHA-256 that the server told; `null` = it told none. */
  readonly staged: Map<string, string | null>;
  /** The reading that proved the change. */
  truth: ClusterTruth | null;
}

export function signedFileOf({ signed }: Pick<ChangeContext, 'signed'>): SignedFile {
  if (signed === null) throw new Error('a plan signs before it writes');
  return signed;
}

export function serverOf({ id, server }: TokenStep): string {
  if (server === null) throw new Error(`step ${id} concerns a server`);
  return server;
}
