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
export type Proof = 'signature-verifies' | 'staged-hash-equal' | 'read-back-equal' | 'mode-reads-back' | 'every-server-read-back-equal';

/** How a step is taken back, or why it cannot be. */
export type Undo =
  | { readonly kind: 'nothing-written' }
  | { readonly kind: 'discard' }
  | { readonly kind: 'none'; readonly why: 'phones-may-have-loaded-it' | 'mode-follows-the-file' };

/** The kinds of step, in the order in which a plan runs them. */
export const STEP_RULES = {
  sign: { precondition: 'token-is-sast', proof: 'signature-verifies', undo: { kind: 'nothing-written' } },
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

/** What happens to an entry of the present CTL file. */
export type EntryChange = 'kept' | 'certificate-removed';

/** An entry of the next CTL file as a person sees it. */
export interface PlannedEntry {
  /** Position in the file, from 1. */
  readonly number: number;
  /** FUNCTION as `show ctl` prints it. */
  readonly function: string;
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
}

/** Things worth knowing before the change that do not stop it. */
export type PlanWarning =
  | { readonly kind: 'files-differ'; readonly servers: readonly string[] }
  | { readonly kind: 'token-certificate-expired'; readonly until: string }
  | { readonly kind: 'no-entry-changes' }
  | { readonly kind: 'server-without-entry'; readonly server: string };

/** The next CTL file and how it gets onto every server. The unsigned bytes stay in the engine. */
export interface PlanView {
  readonly id: string;
  readonly mode: SecurityMode;
  readonly entries: readonly PlannedEntry[];
  /** Length of the next file in bytes. */
  readonly length: number;
  /** TIMESTAMP of the next file, RFC 3339 UTC. */
  readonly timestamp: string;
  readonly signerSerial: string;
  readonly steps: readonly PlanStep[];
  readonly warnings: readonly PlanWarning[];
  /** What phones will do with the file; `null` = the cluster's phones cannot be counted from here. */
  readonly phones: PhoneForecast | null;
}

/** How many phones take the next file, judged by the file each holds now. */
export interface PhoneForecast {
  /** Hold a file of which the signer is a SAST, or hold none. */
  readonly direct: number;
  /** Refuse it until a person deletes their file. */
  readonly visit: number;
  readonly unknown: number;
}

/** The steps that bring one file onto `servers` and set the mode. */
export function planSteps(servers: readonly string[]): readonly PlanStep[] {
  const step = (kind: StepKind, server: string | null): PlanStep => ({
    id: server === null ? kind : `${kind}:${server}`,
    kind,
    server,
    ...STEP_RULES[kind],
  });
  return [
    step('sign', null),
    ...servers.map((server) => step('stage', server)),
    ...servers.map((server) => step('commit', server)),
    step('set-mode', null),
    step('prove', null),
  ];
}
