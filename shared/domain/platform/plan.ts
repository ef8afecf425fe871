import { type ChangeKind } from '../change-kind.ts';
import { type ChangeCommand } from './commands.ts';
import { type SigningService } from '../sast-roles.ts';
import { type PlanConsents } from '../rules/consent.ts';
import { type ContinuityVerdict } from '../signer-continuity.ts';
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

/** The change that the cluster will be told to make. */
export interface PlatformPlan extends PlanConsents {
  readonly id: string;
  readonly kind: ChangeKind;
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
    /** Subject of the entry that signed the present file; `null` = not known. */
    readonly before: string | null;
    readonly after: SigningService;
    readonly continuity: ContinuityVerdict;
  };
  readonly wayBack: WayBack;
  /** Weak algorithms are allowed for this cluster. */
  readonly olderNode: boolean;
  readonly steps: readonly CommandStep[];
}
