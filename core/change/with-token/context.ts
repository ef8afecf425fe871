import { type ChangeRecord } from '../../../shared/domain/change-record.ts';
import { type RemainingCertificate, type WrittenFile } from '../../../shared/domain/report.ts';
import { type Secret } from '../../ports/secret.ts';
import { type TokenPort } from '../../ports/tokens.ts';
import { type ConvergeContext } from './converge-context.ts';
import { type ChangePlan } from './plan.ts';

/** What a change needs; nothing here knows what carries its calls. */
export interface ChangeRequest extends Pick<ConvergeContext, 'cluster' | 'folder' | 'clock' | 'signal' | 'observer'> {
  readonly plan: ChangePlan;
  /** First line of the journal. */
  readonly record: ChangeRecord;
  readonly tokens: TokenPort;
  readonly pin: Secret;
}

/** The signed file, once there is one. */
export interface SignedFile extends WrittenFile {
  readonly bytes: Uint8Array;
}

/** A change while it runs. */
export interface ChangeContext extends ChangeRequest, ConvergeContext {
  /** The file as it came from the token, until its signature was verified. */
  made: SignedFile | null;
  /** The file that servers get. */
  signed: SignedFile | null;
  /** What servers may have been given besides files. */
  readonly given: RemainingCertificate[];
}
