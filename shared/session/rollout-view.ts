import { type FileDigests } from '../domain/compare-fingerprint.ts';
import { type NodeCounters } from '../domain/rollout/readings.ts';
import { type PhoneCounts, type PilotProgress, type RestartProgress, type RolloutPart, type WitnessProgress } from '../domain/rollout/progress.ts';
import { type RestartReason } from '../domain/rollout/record.ts';
import { type ListedRollout, type RolloutLeft, type RolloutOutcome, type SecureShare } from '../domain/rollout/report.ts';
import { type PracticeScenario } from '../domain/practice-scenario.ts';
import { type SecurityMode } from '../domain/server.ts';
import { type AppError } from '../domain/result.ts';

/** What a rollout waits for, and since when (RFC 3339 UTC). */
export interface RolloutWait {
  readonly what: 'service' | 'served' | 'registrations' | 'pilot' | 'batch' | 'limit' | 'person';
  /** Node, phone or device pool; empty where it is none of them. */
  readonly where: string;
  readonly since: string;
}

/** One device pool while its phones are reset. */
export interface PoolProgress {
  readonly name: string;
  readonly phones: number;
  readonly done: number;
}

/**
 * A restart of services and phones, planned, under way or ended. It holds counts and failures; phones are had page by page through the call `rolloutPhones`. Never holds a
 * password. The whole view state stays below 64 KiB, whatever the size of the cluster.
 */
export interface RolloutView {
  readonly id: string;
  /** The change behind which it is made; `null` = it was begun by itself. */
  readonly change: string | null;
  /** `planned` = nothing was sent yet; `paused` = a person, or a refusal, stopped it where it can go on; `stopped` = a failure or a pilot phone did. */
  readonly state: 'planned' | 'running' | 'paused' | 'stopped' | 'ended';
  readonly part: RolloutPart;
  readonly mode: SecurityMode;
  /** What phones have to show of the CTL file that is served; `null` = the publisher lists none. */
  readonly file: FileDigests | null;
  /** Why these services are restarted. */
  readonly reason: RestartReason;
  readonly restarts: readonly RestartProgress[];
  /** Planned: those that are suggested. */
  readonly pilots: readonly PilotProgress[];
  readonly witness: WitnessProgress | null;
  /** Whether the phones of the cluster were listed: without an application user of AXL they are not, and a person resets them. */
  readonly phonesListed: boolean;
  readonly counts: PhoneCounts;
  /** Pools that are under way or failed, and the next ones; the rest is in the counts. */
  readonly pools: readonly PoolProgress[];
  readonly poolsInAll: number;
  /** By node; before anything was restarted, and as read last. */
  readonly before: Readonly<Record<string, NodeCounters>>;
  readonly now: Readonly<Record<string, NodeCounters>>;
  readonly wait: RolloutWait | null;
  /** The passwords are held, wrapped, in memory, until when (RFC 3339 UTC); `null` = they are not: going on asks for them. */
  readonly holdsUntil: string | null;
  readonly error: AppError | null;
  /** Of its report; `null` = there is none yet. */
  readonly outcome: RolloutOutcome | null;
  readonly leftToDo: readonly RolloutLeft[];
  readonly secureShare: SecureShare['verdict'];
  /** Phones that nobody ticked off. */
  readonly openPhones: number;
  /** Lines of its journal or of its list of phones are lost: what they told is read from the cluster, and a phone of which nothing is known may be reset once more. */
  readonly isDamaged: boolean;
  /** Absolute path of its folder with journal and report. */
  readonly folder: string;
}

/** An open rollout as the sign-in screen and the list tell it. */
export interface OpenRolloutView extends Pick<ListedRollout, 'id' | 'folder' | 'startedAt' | 'restartsDone' | 'damagedFrom'> {
  /** Of the publisher, as the cluster is called. */
  readonly cluster: string;
  /** SHA-256 of the publisher's host key: whether it is of the cluster that is signed in to. */
  readonly keySha256: string;
  /** `null` = a real cluster. */
  readonly practice: PracticeScenario | null;
  readonly restarts: number;
}

/** Rollouts that this computer began and that can go on, newest first. */
export interface OpenRolloutsView {
  /** The cluster whose they are: SHA-256 of its publisher's host key; `null` = of all clusters. */
  readonly of: string | null;
  readonly rollouts: readonly OpenRolloutView[];
  /** Older ones that are not named here. */
  readonly more: number;
}

export const NO_OPEN_ROLLOUTS: OpenRolloutsView = { of: null, rollouts: [], more: 0 };

/** How phones are had page by page. */
export const ROLLOUT_PAGE_SIZE = 200;
