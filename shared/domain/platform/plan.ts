import { type ChangeKind } from '../change-kind.ts';
import { type ChangeCommand } from './commands.ts';
import { type SigningService } from '../sast-roles.ts';
import { type ContinuityVerdict } from '../signer-continuity.ts';
import { type SecurityMode } from '../server.ts';
import { type CommandStep } from '../steps.ts';

/** Things worth knowing before the change, with the document that says so; empty = follows from what was read. */
export const PLATFORM_WARNINGS = {
  'tokens-leave-the-file': 'Cisco document 118893',
  'phones-ask-tvs': 'Cisco document 118893',
  'phones-without-tvs': 'Cisco document 118893',
  'phones-need-visits': 'Cisco document 118892',
  'export-control': 'Cisco security guide 12.5(1)',
  'encryption-licence': 'Cisco document 118893',
  'auto-registration-on': 'Cisco document 118893',
  'auto-registration-unknown': 'Cisco document 118893',
  'already-in-mode': '',
  'files-differ': 'Cisco document 118892',
  'served-differs': 'Cisco document 118892',
  'nodes-not-read': '',
  'older-node': '',
  'axl-not-read': '',
} as const satisfies Readonly<Record<string, string>>;

export type PlatformWarningKind = keyof typeof PLATFORM_WARNINGS;

export interface PlatformWarning {
  readonly kind: PlatformWarningKind;
  /** Nodes it is about; mostly empty. */
  readonly nodes: readonly string[];
  readonly source: string;
}

/** Models that never ask TVS (Cisco document 118893); what else cannot is not published as a list. */
export const MODELS_WITHOUT_TVS = ['7940', '7960'] as const;

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
export interface PlatformPlan {
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
  readonly warnings: readonly PlatformWarning[];
  /** What has to be typed to agree that phones may need visits; `null` = no such consent is needed. */
  readonly consent: string | null;
  /** Weak algorithms are allowed for this cluster. */
  readonly olderNode: boolean;
  readonly steps: readonly CommandStep[];
}
