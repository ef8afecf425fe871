import { type ChangeKind } from './change-kind.ts';
import { type RuleFinding } from './rules/rule.ts';
import { type SecurityMode } from './server.ts';

/** What a step needs, how it is proved, and whether it can be taken back. */
export interface StepRule {
  /** Checked immediately before the step; the step is not begun when it does not hold. */
  readonly precondition: Precondition;
  /** Read afterwards from where the step took effect; words of success count for nothing. */
  readonly proof: Proof;
  readonly undo: Undo;
}

export type Precondition = 'token-is-sast' | 'server-holds-predecessor' | 'server-staged-file' | 'every-server-holds-file' | 'none';
export type Proof =
  | 'signature-verifies'
  | 'trust-list-read-back'
  | 'capf-certificate-read-back'
  | 'staged-hash-equal'
  | 'read-back-equal'
  | 'mode-reads-back'
  | 'every-server-read-back-equal';

/** How a step is taken back, or why it cannot be. */
export type Undo =
  | { readonly kind: 'nothing-written' }
  | { readonly kind: 'discard' }
  | { readonly kind: 'none'; readonly why: 'phones-may-have-loaded-it' | 'mode-follows-the-file' | 'trust-list-keeps-it' | 'capf-certificate-stays' };

/** The kinds of step, in the order in which a plan runs them. */
const STEP_RULES = {
  sign: { precondition: 'token-is-sast', proof: 'signature-verifies', undo: { kind: 'nothing-written' } },
  'trust-tokens': { precondition: 'none', proof: 'trust-list-read-back', undo: { kind: 'none', why: 'trust-list-keeps-it' } },
  'store-capf': { precondition: 'none', proof: 'capf-certificate-read-back', undo: { kind: 'none', why: 'capf-certificate-stays' } },
  stage: { precondition: 'server-holds-predecessor', proof: 'staged-hash-equal', undo: { kind: 'discard' } },
  commit: {
    precondition: 'server-staged-file',
    proof: 'read-back-equal',
    undo: { kind: 'none', why: 'phones-may-have-loaded-it' },
  },
  'set-mode': {
    precondition: 'every-server-holds-file',
    proof: 'mode-reads-back',
    undo: { kind: 'none', why: 'mode-follows-the-file' },
  },
  prove: { precondition: 'none', proof: 'every-server-read-back-equal', undo: { kind: 'nothing-written' } },
} as const satisfies Record<string, StepRule>;

export type StepKind = keyof typeof STEP_RULES;

/** One step of a plan. */
export interface PlanStep extends StepRule {
  /** `kind` or `kind:server`; unique in the plan. */
  readonly id: string;
  readonly kind: StepKind;
  /** {@link ClusterServer.name}, or `null` for a step that concerns no single server. */
  readonly server: string | null;
}

/** What happens to an entry. `replaced`: another certificate in the same place; `address-changed`: the same entry with its server's present address. */
export type EntryChange = 'kept' | 'certificate-added' | 'certificate-removed' | 'replaced' | 'address-changed' | 'added' | 'removed';

/** What an entry is for. `cluster-sast`: a key of the cluster itself that may sign (ITLRecovery, CallManager). */
export type EntryKind = 'token' | 'cluster-sast' | 'call-server' | 'tftp-server' | 'capf' | 'other';

/** Whose an entry is, as far as it can be told; all but those of this cluster are kept byte for byte. */
export type EntryOrigin =
  | 'this-cluster'
  /** A TFTP server that is none of this cluster. */
  | 'other-cluster'
  /** A server with the function CCM alone: Cisco's client writes firewalls so. */
  | 'firewall'
  | 'unknown-function'
  /** It looks like one of this cluster's, but no server of the cluster has this name or address. */
  | 'stale';

/** Why an entry cannot be removed. */
export type EntryLock = 'signer' | 'server-of-cluster' | 'capf' | 'cluster-sast';

/** An entry of the next CTL file as a person sees it, or one that is no longer in it (`removed`; these stand last). */
export interface PlannedEntry {
  /** From 1; the position in the next file unless it is removed. */
  readonly number: number;
  /** FUNCTION as `show ctl` prints it. */
  readonly function: string;
  readonly kind: EntryKind;
  readonly origin: EntryOrigin;
  /** DNSNAME, or the subject where there is none (tokens). */
  readonly name: string;
  /** Dotted IPv4 address; empty = none. */
  readonly address: string;
  readonly subject: string;
  readonly issuer: string;
  /** SHA-1 of the certificate as `show ctl` prints it, lower-case hex; empty = no certificate. */
  readonly certificateSha1: string;
  readonly change: EntryChange;
  readonly signs: boolean;
  /** `null` = it can be removed. */
  readonly lock: EntryLock | null;
}

/** The next CTL file and how it gets onto every server. The unsigned bytes stay in the engine. */
export interface PlanView {
  readonly id: string;
  readonly change: ChangeKind;
  /** The mode after the change. */
  readonly mode: SecurityMode;
  readonly entries: readonly PlannedEntry[];
  /** Length of the next file in bytes. */
  readonly length: number;
  /** TIMESTAMP of the next file, RFC 3339 UTC. */
  readonly timestamp: string;
  readonly signerSerial: string;
  readonly steps: readonly PlanStep[];
  /** What the rules say about it; nothing is signed while one refuses. */
  readonly findings: readonly RuleFinding[];
  /** What phones will do with the file; `null` = the cluster's phones cannot be counted from here. */
  readonly phones: PhoneForecast | null;
}

/** How many phones take the next file, judged by the file each holds now. */
export interface PhoneForecast {
  /** Hold a file of which the signer is a SAST, or hold none. */
  readonly direct: number;
  /** Ask the Trust Verification Service, which vouches for the signer. */
  readonly tvs: number;
  /** Refuse it until a person deletes their file. */
  readonly visit: number;
  readonly unknown: number;
}

/** What a plan does besides putting one file onto every server. */
export interface StepChoices {
  /** The publisher, when the tokens' certificates go into its Phone-SAST-trust. */
  readonly trustTokensOn: string | null;
  /** Servers that get the certificate of CAPF. */
  readonly storeCapfOn: readonly string[];
  readonly setMode: boolean;
}

/** The steps that bring one file onto `servers`; what only prepares stands before what phones may load. */
export function planSteps(
  servers: readonly string[],
  { trustTokensOn, storeCapfOn, setMode }: StepChoices = { trustTokensOn: null, storeCapfOn: [], setMode: true },
): readonly PlanStep[] {
  const step = (kind: StepKind, server: string | null): PlanStep => ({
    id: server === null ? kind : `${kind}:${server}`,
    kind,
    server,
    ...STEP_RULES[kind],
  });
  return [
    step('sign', null),
    ...(trustTokensOn === null ? [] : [step('trust-tokens', trustTokensOn)]),
    ...storeCapfOn.map((server) => step('store-capf', server)),
    ...servers.map((server) => step('stage', server)),
    ...servers.map((server) => step('commit', server)),
    ...(setMode ? [step('set-mode', null)] : []),
    step('prove', null),
  ];
}
