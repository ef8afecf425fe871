import { type AppError } from '../result.ts';
import { type RestartedService } from './services.ts';

/** The parts of an evening in their order. */
export const ROLLOUT_PARTS = ['services', 'pilot', 'phones', 'proof'] as const;
export type RolloutPart = (typeof ROLLOUT_PARTS)[number];

/**
 * `running` = it was asked for, or is about to be; `proved` = read to be so, not said; `started` = it runs, and that it was restarted could not be read (no up-time over SSH);
 * `skipped` = a person left it out; `not-run` = it is not activated on that node, so there was nothing to restart.
 */
export const RESTART_STATES = ['waiting', 'running', 'proved', 'started', 'failed', 'skipped', 'not-run'] as const;
export type RestartStatus = (typeof RESTART_STATES)[number];

/** One service on one node. */
export interface RestartProgress {
  readonly node: string;
  readonly service: RestartedService;
  readonly status: RestartStatus;
  /** Seconds since its start, before and after; `null` = not read. */
  readonly upTimeBefore: number | null;
  readonly upTimeAfter: number | null;
  /** Calls that were live on the node directly before; `null` = not told, or not a service that ends calls. */
  readonly callsBefore: number | null;
  /** SHA-256 of the CTL file that the node served afterwards, of Cisco Tftp alone; `null` = not read, empty = it served none. */
  readonly servedSha256: string | null;
  /** When that was read, RFC 3339 UTC; absent where it was not, and in journals from before it was written down. */
  readonly servedAt?: string;
  readonly error: AppError | null;
}

/** Whether it is not decided yet: it waits, is under way, or has failed, so that a person decides. */
export const isOpenRestart = ({ status }: Pick<RestartProgress, 'status'>): boolean => status === 'waiting' || status === 'running' || status === 'failed';

/** What a phone made of the new file, as far as it was read or told by a person. `not-reached` = it was not registered, so that a reset does not reach it. */
export const PHONE_STATES = ['waiting', 'reset', 'came-back', 'not-back', 'refused', 'not-reached', 'left-out'] as const;
export type RolloutPhoneState = (typeof PHONE_STATES)[number];

/** How it is known that a pilot phone took the file. */
export const PILOT_PROOFS = ['status-message', 'md5', 'sha1', 'signer-serial', 'practice'] as const;
export type PilotProof = (typeof PILOT_PROOFS)[number];

export const PILOT_REASONS = ['named', 'secure-profile', 'without-tvs', 'remote'] as const;
export const PILOT_VERDICTS = ['waiting', 'asked', 'accepted', 'refused', 'unknown'] as const;

/** One phone before all phones. */
export interface PilotProgress {
  readonly name: string;
  readonly model: string;
  readonly why: (typeof PILOT_REASONS)[number];
  readonly verdict: (typeof PILOT_VERDICTS)[number];
  readonly proof: PilotProof | null;
  /** How it was registered behind the restart of CallManager on its nodes; `null` = not judged yet. */
  readonly isRegistered: boolean | null;
}

/** Whether a person may say what the phone shows. */
export const awaitsAnswer = ({ verdict }: Pick<PilotProgress, 'verdict'>): boolean => verdict === 'asked' || verdict === 'unknown';

/** What the phone did that was left alone: whether it is registered behind the restart of CallManager, without a reset. `null` = not read yet. */
export interface WitnessProgress {
  readonly name: string;
  readonly model: string;
  readonly isRegistered: boolean | null;
}

/** How many phones there are in each state. */
export type PhoneCounts = Readonly<Record<RolloutPhoneState, number>>;
export const NO_PHONES: PhoneCounts = { waiting: 0, reset: 0, 'came-back': 0, 'not-back': 0, refused: 0, 'not-reached': 0, 'left-out': 0 };
