import { type ComparableFile } from '../compare-fingerprint.ts';
import { type NeighbourLeft } from '../neighbours.ts';
import { type PracticeScenario } from '../practice-scenario.ts';
import { type SecurityMode, type ServerRole } from '../server.ts';
import { type ContinuityVerdict } from '../signer-continuity.ts';
import { type RestartedService } from './services.ts';

/** Form of records, journals and reports of rollouts. What carries a higher number was made by a newer program and is not touched. */
export const ROLLOUT_VERSION = 1;

/** One service that is restarted on one node. */
export interface PlannedRestart {
  readonly node: string;
  readonly service: RestartedService;
}

/** Why these services: the command asked for them by its words, a person chose them, or nobody said, so that release and kind of the change decide. */
export const RESTART_REASONS = ['words', 'release', 'person'] as const;
export type RestartReason = (typeof RESTART_REASONS)[number];

/** A node as it was planned with. */
export interface RolloutPlace {
  /** Its address: what reports call it. */
  readonly name: string;
  readonly hostName: string;
  readonly role: ServerRole;
  /** SHA-256 of the SSH host key that a person accepted, lower-case hex; `null` = not known. */
  readonly keySha256: string | null;
  /** Those of {@link RestartedService} that are active there; `null` = not known. */
  readonly services: readonly RestartedService[] | null;
}

/** What was to be restarted, by whom, on which cluster: the first line of the journal of a rollout, before anything leaves this computer. Never a secret. */
export interface RolloutRecord {
  readonly version: typeof ROLLOUT_VERSION;
  readonly id: string;
  /** The change behind which it is made; `null` = it was begun by itself. */
  readonly change: string | null;
  /** Version of the program. */
  readonly program: string;
  /** Window, page or command line. */
  readonly holder: string;
  /** User of this computer, as the system names it; empty where it does not. */
  readonly operator: string;
  /** Accounts of the cluster that were signed in with; the second one is empty where there is no application user. */
  readonly osUsername: string;
  readonly axlUsername: string;
  /** `null` = a real cluster. */
  readonly practice: { readonly scenario: PracticeScenario; readonly seed: number } | null;
  readonly cluster: {
    /** As the person entered them. */
    readonly host: string;
    readonly port: number;
    /** Host key of the publisher. */
    readonly keySha256: string;
    readonly release: string;
    /** Publisher first. */
    readonly places: readonly RolloutPlace[];
  };
  /** Cluster security mode as it was read. */
  readonly mode: SecurityMode;
  /** The CTL file that Cisco Tftp has to serve and phones have to show; `null` = the publisher lists none. */
  readonly file: ComparableFile | null;
  /** The one before it; `null` = there was none, or it is not known. */
  readonly previous: ComparableFile | null;
  /** By what phones were foretold to take the file; `unknown` where no change of this computer foretold it. */
  readonly continuity: ContinuityVerdict;
  /** What beside the phones the change concerns. */
  readonly neighbours: readonly NeighbourLeft[];
  /** The CallManager certificate of a node may be another one than in the file before. */
  readonly mayHaveNewCallManager: boolean;
  /** In the new mode phones judge files by the ITL file alone, and that of a node did not fit before the change, or is not known to. Left out = no. */
  readonly mayDistrustItl?: boolean | undefined;
  /** In their order. */
  readonly restarts: readonly PlannedRestart[];
  readonly reason: RestartReason;
  /** Names of the phones before all phones. */
  readonly pilots: readonly string[];
  /** A phone with a secure profile that is not reset before all phones are, to see whether such phones come back by themselves; `null` = none. */
  readonly witness: string | null;
}
