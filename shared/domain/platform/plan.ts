import { type CommandKind } from '../change-kind.ts';
import { type ChangeCommand } from './commands.ts';
import { type SigningService } from '../sast-roles.ts';
import { type NodeItl } from '../itl.ts';
import { type PlanConsents } from '../rules/consent.ts';
import { type LeftToDo } from '../left-to-do.ts';
import { type NeighbourLeft } from '../neighbours.ts';
import { type PhoneForecast } from '../plan.ts';
import { type AppError } from '../result.ts';
import { type ContinuityVerdict, type KnownCertificate } from '../signer-continuity.ts';
import { type SecurityMode } from '../server.ts';
import { type CommandStep } from '../steps.ts';

/** What it would take to get back to what the cluster has now; there is no undo. */
export interface WayBack {
  /** `null` = no command leads back. */
  readonly command: ChangeCommand | null;
  /** The release asks for export-controlled functionality. */
  readonly exportControl: boolean;
  /** The release asks for an encryption licence. */
  readonly encryptionLicence: boolean;
  /** The way back makes a file without the tokens that are in the present one. */
  readonly losesTokens: boolean;
}

/** What is foretold of the phones that were listed. */
export interface ForetoldPhones extends PhoneForecast {
  /** False where there may be more phones than were listed. */
  readonly complete: boolean;
}

/** The change that the cluster will be told to make. */
export interface PlatformPlan extends PlanConsents {
  readonly id: string;
  readonly kind: CommandKind;
  readonly command: ChangeCommand;
  readonly publisher: string;
  /** Mode now, and as it has to read back. */
  readonly modeBefore: SecurityMode;
  readonly requestedMode: SecurityMode;
  /** Nodes on which Cisco Tftp is active, or could not be seen not to be: their files decide. */
  readonly judgedNodes: readonly string[];
  /** Nodes that are only reported, and nodes of IM and Presence, which hold no CTL file. */
  readonly otherNodes: readonly string[];
  readonly leftOutNodes: readonly string[];
  readonly signer: {
    /** Subject of the entry that signed the present file; `null` = not known, or there is none. */
    readonly before: string | null;
    /** Whether the publisher holds a file. */
    readonly hasFile: boolean;
    readonly after: SigningService;
    /** The present certificate of that service, as it was read; `null` = it could not be read, and `error` says why. */
    readonly certificate: KnownCertificate | null;
    readonly error: AppError | null;
    readonly continuity: ContinuityVerdict;
  };
  /** What phones are foretold; `null` = they could not be counted. */
  readonly phones: ForetoldPhones | null;
  /** ITL files of the nodes with Cisco Tftp. */
  readonly itls: readonly NodeItl[];
  readonly wayBack: WayBack;
  /** What a person will have to do afterwards, where the change succeeds. */
  readonly leftToDo: readonly LeftToDo[];
  /** What beside the phones it concerns. */
  readonly neighbours: readonly NeighbourLeft[];
  /** Weak algorithms are allowed for this cluster. */
  readonly olderNode: boolean;
  readonly steps: readonly CommandStep[];
}
