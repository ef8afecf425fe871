import { type ChangeKind } from '../change-kind.ts';
import { type ChangeCommand } from './commands.ts';
import { type SigningService, type ContinuityVerdict } from '../signer-continuity.ts';
import { type SecurityMode } from '../server.ts';

/** What a step of this route needs, how it is proved, and why it cannot be taken back. */
export interface PlatformStepRule {
  readonly precondition: 'none' | 'cluster-as-planned';
  readonly proof: 'copy-has-listed-digests' | 'mode-reads-back' | 'node-lists-new-file' | 'every-node-read';
  readonly undo: { readonly kind: 'nothing-written' } | { readonly kind: 'none'; readonly why: 'command-has-no-undo' };
}

/** The kinds of step in the order in which a plan runs them. */
export const PLATFORM_STEP_RULES = {
  copy: { precondition: 'none', proof: 'copy-has-listed-digests', undo: { kind: 'nothing-written' } },
  command: { precondition: 'cluster-as-planned', proof: 'mode-reads-back', undo: { kind: 'none', why: 'command-has-no-undo' } },
  'read-node': { precondition: 'none', proof: 'node-lists-new-file', undo: { kind: 'nothing-written' } },
  'read-all': { precondition: 'none', proof: 'every-node-read', undo: { kind: 'nothing-written' } },
} as const satisfies Readonly<Record<string, PlatformStepRule>>;

export type PlatformStepKind = keyof typeof PLATFORM_STEP_RULES;

export interface PlatformStep extends PlatformStepRule {
  /** `kind` or `kind:node`; unique in the plan. */
  readonly id: string;
  readonly kind: PlatformStepKind;
  /** Address of a node; `null` for a step that concerns no single one. */
  readonly server: string | null;
}

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
  readonly steps: readonly PlatformStep[];
}

/** The steps of a change: copies first, then the one command, then nothing but reading. */
export function platformSteps(publisher: string, copied: readonly string[], judged: readonly string[]): readonly PlatformStep[] {
  const step = (kind: PlatformStepKind, server: string | null): PlatformStep => ({
    id: server === null ? kind : `${kind}:${server}`,
    kind,
    server,
    ...PLATFORM_STEP_RULES[kind],
  });
  return [...copied.map((node) => step('copy', node)), step('command', publisher), ...judged.map((node) => step('read-node', node)), step('read-all', null)];
}
